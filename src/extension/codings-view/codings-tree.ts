import * as vscode from 'vscode';
import { codingItem, codingTooltip, groupItem } from './coding-item';
import type { CodingsList } from './codings-list';
import type { CodingsNode } from './nodes';

/** The list as a tree: groups, and in each its codings. */
export class CodingsTree implements vscode.TreeDataProvider<CodingsNode> {
  readonly onDidChangeTreeData: vscode.Event<CodingsNode | undefined>;

  constructor(private readonly list: CodingsList) {
    this.onDidChangeTreeData = list.onDidChange;
  }

  getTreeItem(node: CodingsNode): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node, this.list.grouping) : codingItem(node, this.list);
  }

  getChildren(node?: CodingsNode): CodingsNode[] {
    return node === undefined ? [...this.list.groups] : node.kind === 'group' ? [...node.rows] : [];
  }

  getParent(node: CodingsNode): CodingsNode | undefined {
    return node.kind === 'coding' ? node.parent : undefined;
  }

  /** A tooltip is made when somebody points at its row. */
  resolveTreeItem(item: vscode.TreeItem, node: CodingsNode): vscode.TreeItem {
    if (node.kind === 'coding') {
      item.tooltip = codingTooltip(node);
    }
    return item;
  }
}
