import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, closeEditors, inWorkspace, openNew, pathOf, putBack, readFile, remove, until, writeFile } from './study-window';

/** The place in the middle of some words of a document. */
function placeOf(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `the document does not hold “${words}”`);
  return document.positionAt(at + Math.floor(words.length / 2));
}

async function wordsAt({ uri, range }: { readonly uri: vscode.Uri; readonly range: vscode.Range }): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return `${uri.path.slice(inWorkspace('').path.length).replace(/^\//, '')} ${document.getText(range)}`;
}

async function rename(document: vscode.TextDocument, words: string, name: string): Promise<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, placeOf(document, words), name);
}

/** What is refused is told in a notification; there is nothing to apply, not even by VS Code's own rename for Markdown. */
async function isRefused(document: vscode.TextDocument, words: string, name: string): Promise<boolean> {
  return (await rename(document, words, name)).entries().every(([, edits]) => edits.length === 0);
}

describe('codes as VS Code’s language commands see them', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('go to definition: from a tag and from a memo to the heading, from an anchor to its partner', async () => {
    const { document } = await openNew('A 🙂: [Yes]{.trust}\r\n\r\n[]{.turnover from=s1}B\r\n\r\nC[]{to=s1}\r\n');
    const definitions = async (words: string, of = document): Promise<readonly string[]> => {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', of.uri, placeOf(of, words));
      return Promise.all(links.map(({ targetUri, targetRange }) => wordsAt({ uri: targetUri, range: targetRange })));
    };
    assert.deepEqual(await definitions('.trust'), ['codebook.md Trust']);
    assert.deepEqual(await definitions('from=s1'), [`${pathOf({ document } as vscode.TextEditor)} s1`]);
    const [partner] = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, placeOf(document, 'from=s1}'));
    assert.equal(partner?.targetRange.start.line, 4);
    const memo = await vscode.workspace.openTextDocument(inWorkspace('memos/who-pays.md'));
    assert.deepEqual(await definitions('code:shared-budgets', memo), ['codebook.md Shared budgets']);
  });

  it('find all references: transcripts that are open or not, memos, and the heading', async () => {
    const closed = await writeFile('transcripts/made/closed.md', 'é [no]{.shared-budgets by=ab}\r\n');
    const { document } = await openNew('A: [Yes]{.x .shared-budgets}\n');
    await until('both are read', async () => {
      await study.settled();
      return study.index.counts('shared-budgets').own.codings === 3;
    });
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, placeOf(document, '.shared-budgets'));
    const words = (await Promise.all(found.map(wordsAt))).sort();
    assert.deepEqual(words, [
      'codebook.md shared-budgets', 'memos/who-pays.md shared-budgets', 'transcripts/made/closed.md shared-budgets',
      `${document.uri.path.slice(inWorkspace('').path.length).replace(/^\//, '')} shared-budgets`, 'transcripts/nurse.md shared-budgets',
    ].sort());
    assert.ok(found.some(({ uri }) => uri.toString() === closed.toString()));
    const codebook = await vscode.workspace.openTextDocument(inWorkspace('codebook.md'));
    const fromHeading = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', codebook.uri, placeOf(codebook, 'Shared budgets'));
    assert.ok(found.every(({ uri }) => fromHeading.some((other) => other.uri.toString() === uri.toString())));
  });

  it('highlight the same code and the partner of an anchor', async () => {
    const { document } = await openNew('A: [Yes]{.trust} [[]{.turnover from=s1}no]{.trust .x} [B]{.trust-2}[]{to=s1}\n');
    const highlights = async (words: string): Promise<readonly string[]> =>
      (await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, placeOf(document, words)))
        .map(({ range }) => document.getText(range));
    assert.deepEqual(await highlights('.trust'), ['trust', 'trust']);
    assert.deepEqual(await highlights('to=s1'), ['s1', 's1']);
  });

  it('rename a slug in every transcript, memo and the codebook, as one edit', async () => {
    const files = ['codebook.md', 'transcripts/nurse.md', 'memos/who-pays.md'];
    const before = await Promise.all(files.map(readFile));
    await writeFile('transcripts/made/closed.md', 'é 🙂 [לא]{.shared-budgets by=ab}\r\n');
    const { document } = await openNew('A: [Yes]{.x .shared-budgets} []{.shared-budgets from=s9}\n');
    await until('both are read', async () => {
      await study.settled();
      return study.index.counts('shared-budgets').own.codings === 3;
    });
    try {
      const edit = await rename(document, 'x .shared-budgets', 'pooled-money');
      assert.equal(edit.entries().length, 5);
      assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
      assert.equal(document.getText(), 'A: [Yes]{.x .pooled-money} []{.pooled-money from=s9}\n');
      await vscode.workspace.saveAll();
      assert.equal(await readFile('transcripts/made/closed.md'), 'é 🙂 [לא]{.pooled-money by=ab}\r\n');
      assert.deepEqual(await Promise.all(files.map(readFile)), before.map((text) => text.replaceAll('shared-budgets', 'pooled-money')));
    } finally {
      await Promise.all(files.map((path, index) => putBack(path, before[index]!)));
    }
  });

  it('rename what people read where the heading’s text is renamed', async () => {
    const codebook = await vscode.workspace.openTextDocument(inWorkspace('codebook.md'));
    const edit = await rename(codebook, 'Turnover', 'People who leave');
    assert.deepEqual(edit.entries().map(([uri, edits]) => [uri.path.endsWith('codebook.md'), edits.map(({ newText }) => newText)]), [[true, ['People who leave']]]);
    assert.ok(await isRefused(codebook, 'Turnover', ' trust '));
    assert.ok(await isRefused(codebook, '#turnover', 'trust'));
    assert.ok(await isRefused(codebook, 'Turnover', ' '));
  });

  it('refuse a slug that is malformed or taken', async () => {
    const { document } = await openNew('A: [Yes]{.trust} [no]{.nobody}\n');
    await until('it is read', async () => {
      await study.settled();
      return study.index.unknownCodes().has('nobody');
    });
    for (const name of ['who pays', 'turnover', 'nobody', 'mark', '']) {
      assert.ok(await isRefused(document, '.trust', name), name);
    }
    assert.ok(!(await isRefused(document, '.trust', 'belief')));
  });

  it('leave Markdown outside a study alone', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'A: [Yes]{.trust}\n' });
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, placeOf(document, '.trust'));
    assert.deepEqual(found, []);
    await closeEditors();
    await remove('transcripts/made');
  });
});
