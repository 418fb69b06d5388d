import * as assert from './assert';
import * as vscode from 'vscode';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, closeEditors, inWorkspace, newPath, openNew, readFile, remove, until, writeFile } from './study-window';

describe('a study in the window', () => {
  let study: StudySession;

  let file = '';

  before(async () => {
    ({ study } = await activeStudy());
  });

  beforeEach(() => {
    file = newPath();
  });

  afterEach(() => cleanUp(study));

  function codings(path: string): readonly string[] | undefined {
    return study.index.transcripts.get(path)?.codings.map(({ text, codes }) => `${text}: ${codes.join(' ')}`);
  }

  it('is read: codebook, transcripts and memos', () => {
    assert.equal(study.name, 'A small study for the extension tests');
    assert.equal(study.isReading, false);
    assert.deepEqual([...study.index.transcripts.keys()], ['transcripts/manager.md', 'transcripts/nurse.md']);
    assert.deepEqual([...study.index.memos.keys()], ['memos/who-pays.md']);
    assert.deepEqual(study.index.counts('barriers').total, { codings: 2, transcripts: 1, speakers: 1 });
  });

  it('follows every edit that is not saved yet, and goes back when it is closed without saving', async () => {
    const editor = await openNew('A: Yes we do.\n', file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), '['));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 7), ']{.trust}'));
    await study.settled();
    assert.equal(editor.document.getText(), 'A: [Yes]{.trust} we do.\n');
    assert.deepEqual(codings(file), ['Yes: trust']);
    await closeEditors();
    await until('the text on disk counts again', () => codings(file)?.length === 0);
    assert.equal(await readFile(file), 'A: Yes we do.\n');
  });

  it('follows a change of line ends', async () => {
    const editor = await openNew('A: One.\n\nA: [Two]{.trust}.\n', file);
    await study.settled();
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), 'B'));
    await study.settled();
    const [coding] = study.index.transcripts.get(file)?.codings ?? [];
    assert.equal(editor.document.getText(new vscode.Range(
      editor.document.positionAt(coding?.source.start ?? 0), editor.document.positionAt(coding?.source.end ?? 0),
    )), 'Two');
  });

  it('takes a file that another program writes, changes and deletes', async () => {
    await writeFile(file, 'A: [Yes]{.trust}.\n');
    await until('it is read', () => codings(file)?.join() === 'Yes: trust');
    await writeFile(file, 'A: [No]{.turnover}.\n');
    await until('it is read again', () => codings(file)?.join() === 'No: turnover');
    await remove(file);
    await until('it is gone', () => codings(file) === undefined);
  });

  it('takes a byte order mark as no part of the text', async () => {
    await writeFile(file, '\uFEFFA: [Yes]{.trust}.\n');
    await until('it is read', () => codings(file) !== undefined);
    const onDisk = study.index.transcripts.get(file)?.codings[0]?.source;
    const editor = await vscode.window.showTextDocument(inWorkspace(file));
    assert.equal(editor.document.getText(new vscode.Range(
      editor.document.positionAt(onDisk?.start ?? 0), editor.document.positionAt(onDisk?.end ?? 0),
    )), 'Yes');
  });

  it('follows a folder that is renamed, and leaves no ghosts of one that goes and comes again', async () => {
    await writeFile('transcripts/made/old/p1.md', 'A: [Yes]{.trust}.\n');
    await writeFile('transcripts/made/old/p2.md', 'B: [No]{.trust}.\n');
    await until('both are read', () => codings('transcripts/made/old/p1.md') !== undefined && codings('transcripts/made/old/p2.md') !== undefined);
    await vscode.workspace.fs.rename(inWorkspace('transcripts/made/old'), inWorkspace('transcripts/made/new'));
    await until('both have moved', () => ['p1', 'p2'].every((name) =>
      codings(`transcripts/made/old/${name}.md`) === undefined && codings(`transcripts/made/new/${name}.md`) !== undefined));
    for (let round = 0; round < 5; round++) {
      await remove('transcripts/made/new');
      await writeFile('transcripts/made/new/p3.md', `A: [Round ${round}]{.trust}.\n`);
    }
    await until('only what is there is known', () =>
      codings('transcripts/made/new/p1.md') === undefined && codings('transcripts/made/new/p3.md')?.join() === 'Round 4: trust');
  });

  it('reports a file that is not UTF-8, and never writes to it', async () => {
    const bytes = new Uint8Array([0x41, 0x3a, 0x20, 0x5b, 0xe9, 0x5d, 0x7b, 0x2e, 0x61, 0x7d]);
    await writeFile(file, bytes);
    await until('it is reported', () => study.unreadable.has(file));
    assert.equal(codings(file), undefined);
    await until('it has a problem', () => vscode.languages.getDiagnostics(inWorkspace(file)).some(({ source }) => source === 'Verbatim'));
    assert.deepEqual(new Uint8Array(await vscode.workspace.fs.readFile(inWorkspace(file))), bytes);
    await writeFile(file, 'A: [é]{.trust}\n');
    await until('it is read once it is UTF-8', () => codings(file)?.join() === 'é: trust' && study.unreadable.size === 0);
    await until('the problem is gone', () => vscode.languages.getDiagnostics(inWorkspace(file)).every(({ code }) => code !== 'unreadable-file'));
  });

  it('keeps every other file working beside broken ones', async () => {
    await writeFile(file, '---\nsite: [\n---\nA: [Yes]{.trust} and [no]{.a,b} and []{.x from=q}\n<<<<<<< ours\n');
    await until('it is read', () => codings(file)?.join() === 'Yes: trust');
    assert.equal(study.index.counts('barriers').total.codings, 2);
  });
});
