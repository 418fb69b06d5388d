import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, inWorkspace, openNew, putBack, readFile, until } from './study-window';

/** What VS Code's own Markdown preview shows of a document. */
async function rendered(document: vscode.TextDocument): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

/** Marks by their code alone; without what VS Code and its Mermaid extension add for themselves. */
function short(html: string): string {
  return html
    .replace(/<span id="markdown-mermaid"[^>]*><\/span>/, '')
    .replace(/<mark [^>]*data-code="([^"]*)"[^>]*>/g, '<mark $1>')
    .replace(/ (data-line|class|dir)="[^"]*"/g, '')
    .trim();
}

describe('VS Code’s Markdown preview', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('hides the tags of a transcript and marks its passages', async () => {
    const { document } = await openNew('A: I [never [felt]{.trust} it]{.turnover #s7k2f by=ab}, []{.barriers from=s1}*so*.\r\n\r\nB: Yes.[]{to=s1}\r\n');
    assert.equal(short(await rendered(document)), [
      '<p>A: I <mark turnover>never <mark trust>felt</mark> it</mark>, <em><mark barriers>so</mark></em><mark barriers>.</mark></p>',
      '<p><mark barriers>B: Yes.</mark></p>',
    ].join('\n'));
  });

  it('shows codes by name and in the colour of the codebook', async () => {
    const { document } = await openNew('[a]{.shared-budgets}\n');
    const html = await rendered(document);
    assert.match(html, /title="Shared budgets"/);
    assert.match(html, /--verbatim-code: #0b7285/);
  });

  it('follows an edit that is not saved, and a changed name in the codebook', async () => {
    const editor = await openNew('A: Yes and no.\n');
    assert.equal(short(await rendered(editor.document)), '<p>A: Yes and no.</p>');
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 3, 0, 6), '[Yes]{.trust}'));
    assert.equal(short(await rendered(editor.document)), '<p>A: <mark trust>Yes</mark> and no.</p>');

    const before = await readFile('codebook.md');
    try {
      await putBack('codebook.md', before.replace('### Trust {#trust}', '### Confidence {#trust}'));
      await until('the preview shows the new name', async () => (await rendered(editor.document)).includes('title="Confidence"'));
    } finally {
      await putBack('codebook.md', before);
    }
  });

  it('leaves codebook, memos and documents outside a study as they are', async () => {
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'I [felt]{.trust} it.\n' });
    assert.equal(short(await rendered(untitled)), '<p>I [felt]{.trust} it.</p>');
    const memo = await vscode.workspace.openTextDocument(inWorkspace('memos/who-pays.md'));
    assert.ok(!(await rendered(memo)).includes('<mark'));
    const { document } = await openNew('# Codes\n\n[felt]{.trust}\n', 'transcripts/made/README.md');
    assert.ok(!(await rendered(document)).includes('<mark'));
  });
});
