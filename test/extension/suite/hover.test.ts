import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, closeEditors, openNew, putBack, readFile, remove, until } from './study-window';

interface Shown {
  readonly text: string;
  readonly markdown: vscode.MarkdownString;
}

/** Our hover at the middle of some words, as Markdown without its escapes. */
async function hoverAt(document: vscode.TextDocument, words: string): Promise<Shown | undefined> {
  const at = document.getText().indexOf(words) + Math.floor(words.length / 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(at));
  const markdown = hovers
    .flatMap(({ contents }) => contents)
    .find((content): content is vscode.MarkdownString => content instanceof vscode.MarkdownString && content.value.startsWith('![](data:'));
  return markdown && { markdown, text: markdown.value.replace(/!\[\]\([^)]*\)/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1') };
}

function argumentsOf(markdown: vscode.MarkdownString, command: string): readonly unknown[] {
  const encoded = new RegExp(`\\(command:${command.replace('.', '\\.')}\\?([^)]*)\\)`).exec(markdown.value)?.[1];
  assert.ok(encoded !== undefined);
  return JSON.parse(decodeURIComponent(encoded)) as readonly unknown[];
}

describe('the hover on a passage', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('tells code, place, definition, counts, coder and note', async () => {
    const { document } = await openNew('A: We [never knew]{.shared-budgets #s7k2f by=ab note="said twice"} it.\n');
    await until('the coding is counted', () => study.index.counts('shared-budgets').own.codings === 2);
    const hover = await hoverAt(document, 'never knew');
    assert.match(hover?.text ?? '', /\*\*Shared budgets\*\*.*in Barriers/);
    assert.match(hover!.text, /Money that nobody decides about alone\./);
    assert.match(hover!.text, /2 codings · 2 transcripts/);
    assert.match(hover!.text, /Coded by ab/);
    assert.match(hover!.text, /Note: said twice/);
  });

  it('tells all codes there, the innermost first, on words and on tags alike', async () => {
    const { document } = await openNew('A: We [never [knew]{.trust} it]{.shared-budgets .nobody}, no.\n');
    const names = (text: string | undefined): readonly string[] => [...(text ?? '').matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1]!);
    assert.deepEqual(names((await hoverAt(document, 'knew'))?.text), ['Trust', 'Shared budgets', 'nobody']);
    assert.deepEqual(names((await hoverAt(document, '.trust'))?.text), ['Trust', 'Shared budgets', 'nobody']);
    assert.deepEqual(names((await hoverAt(document, '.nobody'))?.text), ['Shared budgets', 'nobody']);
    assert.match((await hoverAt(document, '.nobody'))!.text, /The codebook has no code “nobody”\./);
    assert.equal(await hoverAt(document, ', no'), undefined);
  });

  it('tells of a code on its heading in the codebook and where a memo is about it', async () => {
    const codebook = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(study.root, 'codebook.md'));
    const heading = await hoverAt(codebook, '### Shared budgets');
    assert.match(heading?.text ?? '', /\*\*Shared budgets\*\*.*in Barriers/);
    assert.match(heading!.text, /1 coding · 1 transcript.*1 speaker/);
    assert.match(heading!.text, /1 memo about this code/);
    assert.equal(await hoverAt(codebook, 'Money that nobody'), undefined);
    const memo = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(study.root, 'memos/who-pays.md'));
    assert.match((await hoverAt(memo, 'code:shared-budgets'))?.text ?? '', /\*\*Shared budgets\*\*/);
  });

  it('counts the memos about the coding', async () => {
    const { document } = await openNew('A: We [never knew]{.trust #s7k2f} it.\n', 'transcripts/made/memo.md');
    try {
      await openNew('---\nabout: transcripts/made/memo.md#s7k2f\n---\n\nWhy?\n', 'memos/made.md');
      await until('the memo is read', () => study.index.memos.has('memos/made.md'));
      assert.match((await hoverAt(document, 'never knew'))!.text, /1 memo about this coding/);
    } finally {
      await closeEditors();
      await remove('memos/made.md');
      await until('the memo is gone', () => !study.index.memos.has('memos/made.md'));
    }
  });

  it('shows hostile names and notes as text, and lets links run three commands only', async () => {
    const before = await readFile('codebook.md');
    try {
      const name = 'Evil [click](command:workbench.action.quit) <img src=x onerror=alert(1)> ![x](https://example.org/x.png)';
      await putBack('codebook.md', `${before}\n### \`${name}\` {#evil}\n\n\`${name}\`\n`);
      await study.settled();
      const { document } = await openNew('A: [yes]{.evil note="http://example.org/?a=(1) *b* & c"}\n');
      const { markdown, text } = (await hoverAt(document, 'yes'))!;
      assert.ok(text.includes(`**${name}**`));
      assert.ok(text.includes('Note: http://example.org/?a=(1) *b* & c'));
      assert.ok(!/(?<!\\)<|\]\(command:workbench|\]\(http/.test(markdown.value));
      assert.ok(markdown.supportHtml !== true);
      assert.deepEqual(markdown.isTrusted, {
        enabledCommands: ['verbatim.previewThemeSummary', 'verbatim.openDefinition', 'verbatim.removeFromPassage'],
      });
      assert.deepEqual(argumentsOf(markdown, 'verbatim.openDefinition'), ['evil']);
    } finally {
      await putBack('codebook.md', before);
    }
  });

  it('removes the code from the passage pointed at, wherever the cursor is, as one undo step', async () => {
    const text = 'A: We [never [knew]{.trust} it]{.shared-budgets .turnover}, [no]{.trust}.\n';
    const editor = await openNew(text);
    const { markdown } = (await hoverAt(editor.document, 'never'))!;
    await vscode.commands.executeCommand('verbatim.removeFromPassage', ...argumentsOf(markdown, 'verbatim.removeFromPassage'));
    assert.equal(editor.document.getText(), 'A: We [never [knew]{.trust} it]{.turnover}, [no]{.trust}.\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });
});
