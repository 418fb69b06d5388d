import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, inWorkspace, openNew, putBack, putCaret, readFile, until, writeFile } from './study-window';

describe('verbatim.mergeCode', () => {
  const files = ['codebook.md', 'transcripts/nurse.md', 'transcripts/manager.md', 'memos/who-pays.md'];
  let saved: readonly string[];
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
    saved = await Promise.all(files.map(readFile));
  });

  afterEach(async () => {
    await vscode.workspace.saveAll();
    await Promise.all(files.map((path, index) => putBack(path, saved[index]!)));
    await cleanUp(study);
  });

  it('moves tags, memos, definition and the codes below into the other code, as one step', async () => {
    await writeFile('transcripts/made/closed.md', 'é 🙂 [לא]{.barriers .trust by=ab}\r\n[so]{.barriers}\r\n');
    const { document } = await openNew('A: [Yes]{.x .barriers}\n');
    await until('both are read', async () => {
      await study.settled();
      return study.index.counts('barriers').own.codings === 4;
    });
    await vscode.commands.executeCommand('verbatim.mergeCode', 'barriers', 'trust');
    await vscode.workspace.saveAll();
    assert.equal(document.getText(), 'A: [Yes]{.x .trust}\n');
    assert.equal(await readFile('transcripts/made/closed.md'), 'é 🙂 [לא]{.trust by=ab}\r\n[so]{.trust}\r\n');
    assert.equal(await readFile('transcripts/nurse.md'), saved[1]!.replace('.turnover .barriers', '.turnover .trust'));
    const codebook = await readFile('codebook.md');
    assert.ok(!codebook.includes('Barriers'));
    assert.match(codebook, /### Trust \{#trust\}\n\nRelying on each other across organisations\.\n\nWhat stands in the way of working together\.\n\n#### Shared budgets/);
    await until('the index follows', async () => {
      await study.settled();
      return study.index.codebook.bySlug.get('turnover')?.parent === 'trust' && study.index.counts('trust').own.codings === 5;
    });
    assert.equal(study.index.unknownCodes().has('barriers'), false);

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    const now = await Promise.all(['codebook.md', 'transcripts/made/closed.md'].map(async (path) => (await vscode.workspace.openTextDocument(inWorkspace(path))).getText()));
    assert.deepEqual([document.getText(), ...now], ['A: [Yes]{.x .barriers}\n', saved[0], 'é 🙂 [לא]{.barriers .trust by=ab}\r\n[so]{.barriers}\r\n']);
  });

  it('takes a code the codebook does not have, and asks nobody where both are given', async () => {
    const editor = await openNew('A: [Yes]{.trsut} [no]{.trsut .trust}\r\n');
    await until('it is read', async () => {
      await study.settled();
      return study.index.unknownCodes().has('trsut');
    });
    putCaret(editor, '.trsut');
    await vscode.commands.executeCommand('verbatim.mergeCode', undefined, 'trust');
    assert.equal(editor.document.getText(), 'A: [Yes]{.trust} [no]{.trust}\r\n');
    assert.deepEqual(await readFile('codebook.md'), saved[0]);
  });

  it('moves what memos are about', async () => {
    await vscode.commands.executeCommand('verbatim.mergeCode', 'shared-budgets', 'turnover');
    await vscode.workspace.saveAll();
    assert.equal(await readFile('memos/who-pays.md'), saved[3]!.replace('code:shared-budgets', 'code:turnover'));
    assert.match(await readFile('codebook.md'), /People leave before trust has grown\.\n\nMoney that nobody decides about alone\.\n\n\*\*Use when:\*\*/);
  });

  it('changes nothing where the other code is gone', async () => {
    await vscode.commands.executeCommand('verbatim.mergeCode', 'trust', 'nobody');
    await vscode.workspace.saveAll();
    assert.deepEqual(await Promise.all(files.map(readFile)), saved);
  });
});
