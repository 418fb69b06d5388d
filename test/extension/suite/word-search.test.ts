import * as assert from './assert';
import * as vscode from 'vscode';
import { readSearch } from '../../../src/core/analysis/word-search';
import { OpenMarkup } from '../../../src/extension/open-markup';
import { StudyTranscripts } from '../../../src/extension/open-transcripts';
import { StudyEdits } from '../../../src/extension/study-edits';
import type { StudySession } from '../../../src/extension/studies';
import { codeMatches } from '../../../src/extension/word-search/register-word-search';
import { searchTranscripts, type SearchResult } from '../../../src/extension/word-search/search-transcripts';
import { activeStudy, cleanUp, newPath, openNew, pathOf, readFile, until, writeFile } from './study-window';

describe('coding what a search finds', () => {
  let study: StudySession;
  let transcripts: StudyTranscripts;
  const openMarkup = new OpenMarkup();

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    transcripts = new StudyTranscripts(active.exports.studies, openMarkup);
  });

  after(() => {
    transcripts.dispose();
    openMarkup.dispose();
  });

  afterEach(() => cleanUp(study));

  async function search(words: string, isExpression = false): Promise<SearchResult> {
    const read = readSearch({ words, wholeWords: false, isExpression });
    if (read.kind === 'wrong') throw new Error(read.message);
    const result = await searchTranscripts(study, transcripts, read, new vscode.CancellationTokenSource().token, () => undefined);
    if (!result) throw new Error('cancelled');
    return result;
  }

  it('finds words in files and in unsaved text, codes the sentences around them in one step, and no passage twice', async () => {
    const path = newPath();
    await writeFile(path, 'A: Oh. The zebra, the [ze]{.trust}bra 🙂 is here.\r\n\r\nA: No.\r\n');
    const editor = await openNew('A: Nothing yet.\n\nA: No.\n');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'One Zebra. '));
    await until('both are read', () => study.index.transcripts.has(path) && study.index.transcripts.has(pathOf(editor)));
    const result = await search('zebra');
    assert.deepEqual(result.found.map(({ path: where, line, match }) => [where, line, match.text]), [[path, 1, 'zebra'], [path, 1, 'zebra'], [pathOf(editor), 1, 'Zebra']]);
    const applied = await new StudyEdits(transcripts).change(study, 'Test', codeMatches(study, { found: result.found, passage: 'sentence' }, 'turnover'));
    assert.equal(applied.kind, 'applied');
    assert.equal(await readFile(path), 'A: Oh. [The zebra, the [ze]{.trust}bra 🙂 is here.]{.turnover}\r\n\r\nA: No.\r\n');
    assert.equal(editor.document.getText(), 'A: [One Zebra.]{.turnover} Nothing yet.\n\nA: No.\n');
    assert.equal((await new StudyEdits(transcripts).change(study, 'Test', codeMatches(study, { found: result.found, passage: 'sentence' }, 'turnover'))).kind, 'nothing');
  });

  it('writes nothing where the words moved since they were found', async () => {
    const editor = await openNew('A: One zebra.\n');
    await until('it is read', () => study.index.transcripts.has(pathOf(editor)));
    const { found } = await search('zebra');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'Well. '));
    const applied = await new StudyEdits(transcripts).change(study, 'Test', codeMatches(study, { found, passage: 'match' }, 'trust'));
    assert.equal(applied.kind, 'refused');
    assert.equal(editor.document.getText(), 'A: Well. One zebra.\n');
  });

  it('can be cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const read = readSearch({ words: 'e', wholeWords: false, isExpression: false });
    if (read.kind === 'wrong') throw new Error(read.message);
    assert.equal(await searchTranscripts(study, transcripts, read, source.token, () => source.cancel()), undefined);
    source.dispose();
  });
});
