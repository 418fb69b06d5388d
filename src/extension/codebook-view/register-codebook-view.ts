import * as vscode from 'vscode';
import type { Studies } from '../studies';
import type { PinnedCodes } from '../commands/pinned-codes';
import { CodebookTree } from './codebook-tree';
import { codebookDrag } from './dragged-codes';

export function registerCodebookView(studies: Studies, pins: PinnedCodes): vscode.Disposable {
  const tree = new CodebookTree(studies, pins);
  const view = vscode.window.createTreeView('verbatim.codebook', {
    treeDataProvider: tree,
    showCollapseAll: true,
    dragAndDropController: codebookDrag,
  });

  function update(): void {
    tree.refresh();
    const stopped = studies.all.some(({ isPartial, isReading }) => isPartial && !isReading);
    const message = stopped
      ? vscode.l10n.t('Reading was stopped, so counts are not complete. “Read the Study Again” in this view’s menu goes on.')
      : '';
    const [only, ...more] = studies.all;
    const description = only && more.length === 0 ? only.name : '';
    // Each assignment is sent to the window, and studies change with every pause in typing.
    if (view.message !== message || view.description !== description) {
      view.message = message;
      view.description = description;
    }
  }

  update();
  return vscode.Disposable.from(view, tree, studies.onDidChange(update), pins.onDidChange(update));
}
