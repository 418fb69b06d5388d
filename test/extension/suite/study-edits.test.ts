import * as assert from './assert';
import * as vscode from 'vscode';
import type { MarkupDocument } from '../../../src/core/markup/document';
import type { CodingOperation } from '../../../src/core/markup/operations';
import { OpenMarkup } from '../../../src/extension/open-markup';
import { StudyTranscripts } from '../../../src/extension/open-transcripts';
import type { StudySession } from '../../../src/extension/studies';
import { StudyEdits, type StudyPlan } from '../../../src/extension/study-edits';
import { activeStudy, cleanUp, newPath, openNew, pathOf, readFile, writeFile } from './study-window';

const text = 'A: We 🙂 meet weekly.\n\nA: Nobody pays.\n';

/** Codes the words in every transcript that has them. */
function codeWords(words: string, ...codes: readonly string[]): (markup: MarkupDocument) => readonly CodingOperation[] {
  return (markup) => {
    const start = markup.verbatimText().indexOf(words);
    return start < 0 ? [] : [{ kind: 'code', passage: { start, end: start + words.length }, codes }];
  };
}

describe('changing many files of a study at once', () => {
  let study: StudySession;
  let edits: StudyEdits;
  const owned: vscode.Disposable[] = [];

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    const openMarkup = new OpenMarkup();
    const transcripts = new StudyTranscripts(active.exports.studies, openMarkup);
    owned.push(openMarkup, transcripts);
    edits = new StudyEdits(transcripts);
  });

  after(() => owned.forEach((each) => void each.dispose()));

  afterEach(() => cleanUp(study));

  async function closed(content: string | Uint8Array): Promise<string> {
    const path = newPath();
    await writeFile(path, content);
    return path;
  }

  function coding(...paths: readonly string[]): { readonly transcripts: { path: string; operations: ReturnType<typeof codeWords> }[] } {
    return { transcripts: paths.map((path) => ({ path, operations: codeWords('meet weekly', 'trust') })) };
  }

  async function planned(...paths: readonly string[]): Promise<StudyPlan> {
    const plan = await edits.plan(study, coding(...paths));
    if (plan.kind !== 'planned') throw new Error(plan.kind);
    return plan;
  }

  it('changes open and closed files, with unsaved words and CRLF, and leaves none of them unsaved', async () => {
    const editor = await openNew(text);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'Yes. '));
    const crlf = await closed(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const untouched = await closed('A: Nothing of the kind.\n');
    const result = await edits.change(study, 'Test', coding(pathOf(editor), crlf, untouched));
    assert.deepEqual(result, { kind: 'applied', paths: [pathOf(editor), crlf], moved: 0 });
    assert.equal(editor.document.getText(), text.replace('We 🙂 meet weekly', 'Yes. We 🙂 [meet weekly]{.trust}'));
    assert.equal(await readFile(pathOf(editor)), editor.document.getText());
    assert.equal(await readFile(crlf), `\uFEFF${text.replaceAll('\n', '\r\n').replace('meet weekly', '[meet weekly]{.trust}')}`);
    assert.deepEqual(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path), []);
  });

  it('saves a single file that nobody has open, and leaves one that is open to its writer', async () => {
    const path = await closed(text);
    assert.equal((await edits.change(study, 'Test', coding(path))).kind, 'applied');
    assert.match(await readFile(path), /\[meet weekly\]\{\.trust\}/u);
    const editor = await openNew(text);
    assert.equal((await edits.change(study, 'Test', coding(pathOf(editor)))).kind, 'applied');
    assert.equal(editor.document.isDirty, true);
  });

  it('writes other files of the study in the same edit', async () => {
    const path = await closed(text);
    const memo = await closed('One.\r\nTwo 🙂 three.\r\n');
    const result = await edits.change(study, 'Test', {
      ...coding(path),
      files: [{ path: memo, edits: (now) => [{ range: { start: now.indexOf('three'), end: now.indexOf('.\r\n', 6) }, newText: 'drei' }] }],
    });
    assert.equal(result.kind, 'applied');
    assert.equal(await readFile(memo), 'One.\r\nTwo 🙂 drei.\r\n');
    assert.match(await readFile(path), /\[meet weekly\]\{\.trust\}/u);
  });

  it('writes nothing where one file cannot be read or is gone, and names each', async () => {
    const good = await closed(text);
    const latin = await closed(new Uint8Array([0x41, 0x3a, 0x20, 0xfc, 0x0a]));
    const gone = newPath();
    const result = await edits.change(study, 'Test', coding(good, latin, gone));
    assert.equal(result.kind, 'refused');
    assert.deepEqual(result.kind === 'refused' && result.problems.map(({ path }) => path), [latin, gone]);
    assert.match(result.kind === 'refused' ? result.problems[0]?.message : '', /UTF-8/u);
    assert.equal(await readFile(good), text);
  });

  it('writes nothing where an operation is refused, and names the file', async () => {
    const good = await closed(text);
    const bad = await closed(text);
    const result = await edits.change(study, 'Test', {
      transcripts: [{ path: good, operations: codeWords('meet weekly', 'trust') }, { path: bad, operations: codeWords('meet weekly', 'no slug}') }],
    });
    assert.equal(result.kind, 'refused');
    assert.deepEqual(result.kind === 'refused' && result.problems.map(({ path }) => path), [bad]);
    assert.deepEqual([await readFile(good), await readFile(bad)], [text, text]);
  });

  it('writes nothing where an open document changed since the plan', async () => {
    const editor = await openNew(text);
    const other = await closed(text);
    const plan = await planned(pathOf(editor), other);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'Yes. '));
    assert.deepEqual(await edits.apply(plan), { kind: 'changed', path: pathOf(editor) });
    assert.equal(editor.document.getText(), text.replace('We', 'Yes. We'));
    assert.equal(await readFile(other), text);
  });

  it('writes nothing where another program wrote a file since the plan', async () => {
    const [one, other] = [await closed(text), await closed(text)];
    const plan = await planned(one, other);
    await writeFile(other, `A: Well.\n\n${text}`);
    assert.deepEqual(await edits.apply(plan), { kind: 'changed', path: other });
    assert.equal(await readFile(one), text);
    assert.equal(await readFile(other), `A: Well.\n\n${text}`);
  });

  it('stops when it is cancelled, and does nothing where there is nothing to do', async () => {
    const paths = [await closed(text), await closed(text)];
    const source = new vscode.CancellationTokenSource();
    const plan = await edits.plan(study, coding(...paths), source.token, () => source.cancel());
    assert.deepEqual(plan, { kind: 'cancelled' });
    assert.deepEqual(await edits.change(study, 'Test', { transcripts: [{ path: paths[0]!, operations: () => [] }] }), { kind: 'nothing' });
    source.dispose();
  });
});
