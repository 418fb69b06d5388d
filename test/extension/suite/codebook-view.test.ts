import * as assert from './assert';
import * as vscode from 'vscode';
import { PinnedCodes } from '../../../src/extension/commands/pinned-codes';
import { CodebookTree } from '../../../src/extension/codebook-view/codebook-tree';
import type { CodebookNode } from '../../../src/extension/codebook-view/nodes';
import type { StudySession } from '../../../src/extension/studies';
import { memento } from './memento';
import { activeStudy, cleanUp, closeEditors, inWorkspace, openNew, pathOf, until } from './study-window';

describe('the codebook view', () => {
  let study: StudySession;
  let tree: CodebookTree;

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    tree = new CodebookTree(active.exports.studies, new PinnedCodes(memento()));
  });

  after(() => tree.dispose());

  afterEach(() => cleanUp(study));

  /** The tree as a person reads it, two spaces a level. */
  function drawn(nodes: readonly CodebookNode[] = tree.getChildren(), indent = ''): readonly string[] {
    return nodes.flatMap((node) => {
      const { label, description } = tree.getTreeItem(node);
      return [`${indent}${typeof label === 'string' ? label : ''} ${String(description ?? '')}`.trimEnd(), ...drawn(tree.getChildren(node), `${indent}  `)];
    });
  }

  it('shows the hierarchy with counts: own, and for themes with the codes below', () => {
    assert.deepEqual(drawn(), ['Barriers 1 · 2', '  Shared budgets 1', '  Turnover 1', 'Enablers 0 · 1', '  Trust 1']);
  });

  it('says the same to a screen reader in words', () => {
    const [barriers] = tree.getChildren();
    assert.equal(
      tree.getTreeItem(barriers!).accessibilityInformation?.label,
      'Barriers, theme, level 1, 1 coding of its own, 2 with the codes below',
    );
  });

  it('shows a code’s definition as text', () => {
    const [barriers] = tree.getChildren();
    const [budgets] = tree.getChildren(barriers);
    const { tooltip } = tree.getTreeItem(budgets!);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /Money that nobody decides about alone/u);
    assert.match(tooltip.value, /somebody speaks about who pays/u);
    assert.ok(!tooltip.isTrusted && !tooltip.supportHtml);
  });

  it('follows an edit that is not saved, with the same ids', async () => {
    const before = tree.getChildren().map((node) => tree.getTreeItem(node).id);
    const editor = await openNew('A: Yes and no.\n');
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 3, 0, 6), '[Yes]{.trust}'));
    await study.settled();
    assert.deepEqual(drawn().slice(-2), ['Enablers 0 · 2', '  Trust 2']);
    const book = await vscode.window.showTextDocument(inWorkspace('codebook.md'));
    const at = book.document.getText().indexOf('### Trust');
    await book.edit((edit) => edit.insert(book.document.positionAt(at), '### Route map\n\n'));
    await study.settled();
    assert.deepEqual(drawn().slice(-3), ['Enablers 0 · 2', '  Route map 0', '  Trust 2']);
    assert.deepEqual(tree.getChildren().map((node) => tree.getTreeItem(node).id), before);
    await closeEditors();
    await until('the codebook on disk counts again', async () => {
      await study.settled();
      return study.index.codebook.codes.length === 5;
    });
  });

  it('lists codes the codebook does not have in a group of their own', async () => {
    const editor = await openNew('A: [Yes]{.zest} and [no]{.trust .ardour}, [well]{.zest}.\n');
    await until('it is read', () => study.index.transcripts.has(pathOf(editor)));
    assert.deepEqual(drawn().slice(-3), ['Not in the codebook', '  ardour 1', '  zest 2']);
  });

  it('knows the parent of every entry, so that one can be revealed', () => {
    for (const top of tree.getChildren()) {
      assert.equal(tree.getParent(top), undefined);
      for (const below of tree.getChildren(top)) {
        assert.equal(tree.getParent(below), top);
      }
    }
  });
});
