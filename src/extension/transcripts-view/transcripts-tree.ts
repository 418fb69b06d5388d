import * as vscode from 'vscode';
import { groupTranscripts, orderTranscripts, type TranscriptOrder } from '../../core/analysis/transcript-groups';
import { oneLine } from '../code-names';
import type { Studies, StudySession } from '../studies';
import { nodeId, type TranscriptsNode } from './nodes';
import { transcriptItem, transcriptTooltip, unreadableItem } from './transcript-item';

export interface TranscriptsArrangement {
  /** Null for no groups. */
  readonly attribute: string | null;
  readonly order: TranscriptOrder;
}

/** Every transcript of the workspace's studies; with several studies, one branch for each. */
export class TranscriptsTree implements vscode.TreeDataProvider<TranscriptsNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TranscriptsNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #nodes = new Map<string, TranscriptsNode>();
  #shape = '';
  #looks = new Map<string, string>();

  constructor(
    private readonly studies: Studies,
    public arrangement: TranscriptsArrangement,
  ) {}

  /** Tells VS Code of the rows that look different, or of the whole where entries came, went or moved. */
  refresh(): void {
    const nodes = this.#all();
    const shape = nodes.map(nodeId).join('\n');
    const looks = new Map(nodes.map((node) => [nodeId(node), look(this.getTreeItem(node))]));
    const before = this.#looks;
    this.#looks = looks;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#changed.fire(undefined);
      return;
    }
    for (const node of nodes) {
      if (before.get(nodeId(node)) !== looks.get(nodeId(node))) {
        this.#changed.fire(node);
      }
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#nodes.clear();
  }

  getTreeItem(node: TranscriptsNode): vscode.TreeItem {
    const item = this.#item(node);
    item.id = nodeId(node);
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: TranscriptsNode): vscode.TreeItem {
    const transcript = node.kind === 'transcript' ? node.study.index.transcripts.get(node.path) : undefined;
    if (transcript) {
      item.tooltip = transcriptTooltip(transcript);
    }
    return item;
  }

  getChildren(node?: TranscriptsNode): TranscriptsNode[] {
    if (!node) {
      const [first, ...more] = this.studies.all;
      return first && more.length === 0 ? this.#topOf(first) : this.studies.all.map((study) => this.#node({ kind: 'study', study }));
    }
    switch (node.kind) {
      case 'study':
        return this.#topOf(node.study);
      case 'group':
        return this.#groups(node.study, node.attribute).find(({ value }) => value === node.value)?.transcripts
          .map(({ path }) => this.#node({ kind: 'transcript', study: node.study, path, group: node.attribute })) ?? [];
      case 'transcript':
      case 'unreadable':
        return [];
    }
  }

  #item(node: TranscriptsNode): vscode.TreeItem {
    const { Expanded } = vscode.TreeItemCollapsibleState;
    switch (node.kind) {
      case 'study': {
        const item = new vscode.TreeItem(node.study.name, Expanded);
        item.iconPath = new vscode.ThemeIcon('book');
        item.description = String(node.study.index.transcripts.size);
        return item;
      }
      case 'group': {
        const name = node.value === null ? vscode.l10n.t('No {0}', node.attribute) : oneLine(node.value, 120);
        const item = new vscode.TreeItem(name, Expanded);
        item.iconPath = new vscode.ThemeIcon('symbol-field');
        item.description = String(this.getChildren(node).length);
        item.tooltip = `${node.attribute}: ${name}`;
        return item;
      }
      case 'transcript':
        return transcriptItem(node.study, node.path, node.group);
      case 'unreadable':
        return unreadableItem(node.study, node.path);
    }
  }

  #topOf(study: StudySession): TranscriptsNode[] {
    const { attribute, order } = this.arrangement;
    const unreadable = [...study.unreadable.keys()].map((path) => this.#node({ kind: 'unreadable', study, path }));
    const entries: readonly TranscriptsNode[] =
      attribute === null
        ? orderTranscripts(study.index.transcripts.values(), order).map(({ path }) => ({ kind: 'transcript', study, path, group: null }))
        : this.#groups(study, attribute).map(({ value }) => ({ kind: 'group', study, attribute, value }));
    return [...unreadable, ...entries.map((entry) => this.#node(entry))];
  }

  #groups(study: StudySession, attribute: string): ReturnType<typeof groupTranscripts> {
    return groupTranscripts(orderTranscripts(study.index.transcripts.values(), this.arrangement.order), attribute);
  }

  #all(nodes: readonly TranscriptsNode[] = this.getChildren()): readonly TranscriptsNode[] {
    return nodes.flatMap((node) => [node, ...this.#all(this.getChildren(node))]);
  }

  #node(node: TranscriptsNode): TranscriptsNode {
    const id = nodeId(node);
    const known = this.#nodes.get(id);
    if (known?.study === node.study && (node.kind !== 'transcript' || (known.kind === 'transcript' && known.group === node.group))) {
      return known;
    }
    this.#nodes.set(id, node);
    return node;
  }
}

function look({ label, description, accessibilityInformation }: vscode.TreeItem): string {
  return [typeof label === 'string' ? label : '', String(description ?? ''), accessibilityInformation?.label ?? ''].join('\n');
}
