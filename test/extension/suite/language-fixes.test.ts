import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, closeEditors, openNew, putBack, readFile, remove, until } from './study-window';

/** The quick fixes at some words, once the problem there is shown, with what each needs to be applied. */
async function fixesAt(document: vscode.TextDocument, words: string): Promise<readonly vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  let fixes: readonly vscode.CodeAction[] = [];
  // VS Code shows a problem a moment before or after it stands where the words are now.
  await until(`quick fixes at ${words}`, async () => {
    fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at), vscode.CodeActionKind.QuickFix.value, 20);
    return fixes.length > 0;
  });
  return fixes;
}

async function apply(fixes: readonly vscode.CodeAction[], title: string): Promise<void> {
  const fix = fixes.find((each) => each.title === title);
  assert.ok(fix, `no “${title}” among ${fixes.map((each) => each.title).join(', ')}`);
  if (fix.edit) assert.ok(await vscode.workspace.applyEdit(fix.edit));
  if (fix.command) await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []) as readonly unknown[]);
}

describe('quick fixes', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('correct an unknown code to the one that was meant', async () => {
    const { document } = await openNew('A 🙂: [לא]{.trsut}\r\n');
    const fixes = await fixesAt(document, '{.trsut}');
    assert.equal(fixes[0]?.title, 'Change to “Trust” (.trust)');
    assert.equal(fixes[0]?.isPreferred, true);
    await apply(fixes, 'Change to “Trust” (.trust)');
    assert.equal(document.getText(), 'A 🙂: [לא]{.trust}\r\n');
    await until('the problem is gone', () => vscode.languages.getDiagnostics(document.uri).length === 0);
  });

  it('make an unknown code a code of the codebook', async () => {
    const before = await readFile('codebook.md');
    try {
      const { document } = await openNew('A: [no]{.night-cover}\n');
      await apply(await fixesAt(document, '{.night-cover}'), 'Make “night-cover” a code of the codebook');
      await until('the code is known', () => study.index.codebook.bySlug.get('night-cover')?.name === 'Night cover');
    } finally {
      await putBack('codebook.md', before);
    }
  });

  it('correct a code in the whole study', async () => {
    const other = (await openNew('B: [so]{.trsut}\n')).document;
    const { document } = await openNew('A: [no]{.trsut}\n');
    await until('both are read', async () => {
      await study.settled();
      return study.index.unknownCodes().get('trsut')?.length === 2;
    });
    await apply(await fixesAt(document, '{.trsut}'), 'Change “trsut” to “Trust” in the whole study');
    assert.deepEqual([document.getText(), other.getText()], ['A: [no]{.trust}\n', 'B: [so]{.trust}\n']);
  });

  it('mend tags: mistyped, half, or said twice', async () => {
    const { document } = await openNew('A: [Yes]{.trust,turnover}\n\n[]{.trust from=s1}B\n\n[never [felt]{.trust} it]{.trust}\n');
    await apply(await fixesAt(document, '{.trust,turnover}'), 'Write the tag as {.trust .turnover}');
    await apply(await fixesAt(document, '[]{.trust from=s1}'), 'Remove the tag and keep the words');
    await until('the problems are where they are now', () => vscode.languages.getDiagnostics(document.uri).length === 1);
    await apply(await fixesAt(document, '{.trust} it'), 'Join the two passages under “Trust”');
    assert.equal(document.getText(), 'A: [Yes]{.trust .turnover}\n\nB\n\n[never felt it]{.trust}\n');
  });

  it('take what is gone out of a memo', async () => {
    try {
      const { document } = await openNew('---\nabout: code:nobody\n---\n\nA thought.\n', 'memos/made-for-fixes.md');
      await apply(await fixesAt(document, 'code:nobody'), 'Remove it from what the memo is about');
      assert.equal(document.getText(), '---\n---\n\nA thought.\n');
    } finally {
      await closeEditors();
      await remove('memos/made-for-fixes.md');
      await until('the memo is gone', async () => {
        await study.settled();
        return !study.index.memos.has('memos/made-for-fixes.md');
      });
    }
  });

  it('are offered for our problems alone', async () => {
    const { document } = await openNew('A: [Yes]{.trust}\n');
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, 0, 10), vscode.CodeActionKind.QuickFix.value);
    assert.deepEqual(fixes.map(({ title }) => title).filter((title) => /codebook|tag|“Trust”/.test(title)), []);
  });
});
