import * as assert from './assert';
import * as vscode from 'vscode';
import type { TranscriptsNode } from '../../../src/extension/transcripts-view/nodes';
import { TranscriptsTree } from '../../../src/extension/transcripts-view/transcripts-tree';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, newPath, openNew, pathOf, until, writeFile } from './study-window';

describe('the transcripts view', () => {
  let study: StudySession;
  let tree: TranscriptsTree;

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    tree = new TranscriptsTree(active.exports.studies, { attribute: null, order: 'path' });
  });

  after(() => tree.dispose());

  afterEach(async () => {
    tree.arrangement = { attribute: null, order: 'path' };
    await cleanUp(study);
  });

  function drawn(nodes: readonly TranscriptsNode[] = tree.getChildren(), indent = ''): readonly string[] {
    return nodes.flatMap((node) => {
      const { label, description } = tree.getTreeItem(node);
      return [`${indent}${typeof label === 'string' ? label : ''} | ${String(description ?? '')}`, ...drawn(tree.getChildren(node), `${indent}  `)];
    });
  }

  it('shows every transcript with how far it is coded and its attributes', () => {
    assert.deepEqual(drawn(), ['Service manager | 18 % · Saltmarsh · 2 · manager', 'Community nurse | 19 % · Millbrook · 1 · nurse']);
  });

  it('groups by an attribute, which is not said again in each row, and puts the least coded first', async () => {
    const editor = await openNew('---\ntitle: A new one\nsite: Millbrook\n---\n\nA: Oh.\n');
    await until('it is read', () => study.index.transcripts.has(pathOf(editor)));
    tree.arrangement = { attribute: 'site', order: 'progress' };
    assert.deepEqual(drawn(), [
      'Millbrook | 2', '  A new one | 0 %', '  Community nurse | 19 % · 1 · nurse', 'Saltmarsh | 1', '  Service manager | 18 % · 2 · manager',
    ]);
  });

  it('follows coding, and tells only of the row that changed', async () => {
    const editor = await openNew('---\ntitle: A new one\n---\n\nOne two 🙂 three four.\r\n');
    await until('it is read', () => study.index.transcripts.has(pathOf(editor)));
    tree.refresh();
    const told: (string | undefined)[] = [];
    const listening = tree.onDidChangeTreeData((node) => told.push(node?.kind === 'transcript' ? node.path : undefined));
    const at = editor.document.getText().indexOf('three');
    await editor.edit((edit) => edit.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 10)), '[three four]{.trust}'));
    await study.settled();
    tree.refresh();
    assert.deepEqual(told, [pathOf(editor)]);
    assert.ok(drawn().includes('A new one | 50 %'));
    listening.dispose();
  });

  it('marks what has problems and what cannot be read, and shows hostile text as text', async () => {
    const path = newPath();
    await writeFile(path, new Uint8Array([0x41, 0xfc]));
    const editor = await openNew('---\ntitle: "$(trash) <b>"\nsite: "*x*"\n---\n\nA: [one]{.trust from=k} two.\n');
    await until('both were looked at', () => study.unreadable.has(path) && study.index.transcripts.has(pathOf(editor)));
    const [first] = tree.getChildren();
    assert.equal(first?.kind, 'unreadable');
    assert.match(tree.getTreeItem(first!).accessibilityInformation?.label, /UTF-8/u);
    const row = tree.getChildren().find((node) => node.kind === 'transcript' && node.path === pathOf(editor))!;
    const item = tree.getTreeItem(row);
    assert.match(String(item.description), /^0 % · 1 problem · \*x\*$/u);
    const { tooltip } = tree.resolveTreeItem(item, row);
    assert.ok(tooltip instanceof vscode.MarkdownString && !tooltip.isTrusted && !tooltip.supportHtml);
    assert.ok(tooltip.value.includes('\\$\\(trash\\) \\<b\\>') && tooltip.value.includes('of 3 words'), tooltip.value);
  });
});
