import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, openNew } from './study-window';

/** The codes offered at the `|`, best first. */
async function offered(marked: string): Promise<{ readonly document: vscode.TextDocument; readonly items: readonly vscode.CompletionItem[] }> {
  const { document } = await openNew(marked.replace('|', ''));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider', document.uri, document.positionAt(marked.indexOf('|')), '.', 10,
  );
  const items = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Color);
  return { document, items: [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)) };
}

function slugs(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(({ insertText }) => (typeof insertText === 'string' ? insertText : '')).sort();
}

describe('completion of codes', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('offers every code after {. with name, definition and colour', async () => {
    const { items } = await offered('A 🙂: [כן]{.|}\r\n');
    assert.deepEqual(slugs(items), ['barriers', 'enablers', 'shared-budgets', 'trust', 'turnover']);
    const item = items.find(({ insertText }) => insertText === 'shared-budgets');
    assert.deepEqual(item?.label, { label: 'Shared budgets', description: 'shared-budgets' });
    assert.equal(item?.detail, 'Barriers');
    assert.match((item?.documentation as vscode.MarkdownString).value, /Money that nobody decides about alone[^]*\[color\]: #0b7285$/);
  });

  it('leaves out what the tag has, and writes over the slug at the caret', async () => {
    const { document, items } = await offered('A: [yes]{.trust .tur|xyz by=ab}\n');
    assert.deepEqual(slugs(items), ['barriers', 'enablers', 'shared-budgets', 'turnover']);
    const range = items[0]?.range;
    assert.ok(range !== undefined && 'inserting' in range);
    assert.deepEqual([document.getText(range.inserting), document.getText(range.replacing)], ['tur', 'turxyz']);
  });

  it('offers nothing elsewhere', async () => {
    for (const text of ['A: yes.|\n', '[yes].|\n', '[yes]{.trust by=a.|}\n', '[yes]\\{.|}\n']) {
      assert.deepEqual(slugs((await offered(text)).items), [], text);
    }
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '[yes]{.}\n' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 7), '.');
    assert.deepEqual(list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Color).length, 0);
  });
});
