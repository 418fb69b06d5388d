import * as vscode from 'vscode';
import type { PinnedCodes } from '../commands/pinned-codes';
import type { Studies, StudySession } from '../studies';
import { nodeId, type CodebookNode } from './nodes';
import { treeItem } from './tree-item';

/** The codebook's hierarchy; with several studies, one branch for each. */
export class CodebookTree implements vscode.TreeDataProvider<CodebookNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** One object per entry, so that VS Code can compare them by identity when it reveals one. */
  readonly #nodes = new Map<string, CodebookNode>();

  constructor(
    private readonly studies: Studies,
    private readonly pins: PinnedCodes,
  ) {}

  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
    this.#nodes.clear();
  }

  getTreeItem(node: CodebookNode): vscode.TreeItem {
    return treeItem(node, this.pins);
  }

  getChildren(node?: CodebookNode): readonly CodebookNode[] & CodebookNode[] {
    return [...this.#children(node)];
  }

  getParent(node: CodebookNode): CodebookNode | undefined {
    const { study } = node;
    const top = this.studies.all.length > 1 ? this.#node({ kind: 'study', study }) : undefined;
    switch (node.kind) {
      case 'study':
        return undefined;
      case 'unknown-codes':
        return top;
      case 'unknown-code':
        return this.#node({ kind: 'unknown-codes', study });
      case 'code': {
        const parent = study.index.codebook.bySlug.get(node.slug)?.parent ?? null;
        return parent === null ? top : this.#node({ kind: 'code', study, slug: parent });
      }
    }
  }

  #children(node: CodebookNode | undefined): readonly CodebookNode[] {
    if (!node) {
      const [first, ...more] = this.studies.all;
      return first && more.length === 0
        ? this.#topOf(first)
        : this.studies.all.map((study) => this.#node({ kind: 'study', study }));
    }
    const { study } = node;
    switch (node.kind) {
      case 'study':
        return this.#topOf(study);
      case 'code':
        return this.#codes(study, study.index.codebook.bySlug.get(node.slug)?.children ?? []);
      case 'unknown-codes':
        return [...study.index.unknownCodes().keys()].map((slug) => this.#node({ kind: 'unknown-code', study, slug }));
      case 'unknown-code':
        return [];
    }
  }

  #topOf(study: StudySession): readonly CodebookNode[] {
    const codes = study.index.codebook.codes.filter(({ parent }) => parent === null).map(({ slug }) => slug);
    // While a study is being read nobody can tell yet what its codebook lacks.
    const unknown = !study.isReading && study.index.unknownCodes().size > 0;
    return [
      ...this.#codes(study, codes),
      ...(unknown ? [this.#node({ kind: 'unknown-codes', study })] : []),
    ];
  }

  #codes(study: StudySession, slugs: readonly string[]): readonly CodebookNode[] {
    return slugs.map((slug) => this.#node({ kind: 'code', study, slug }));
  }

  #node(node: CodebookNode): CodebookNode {
    const id = nodeId(node);
    const known = this.#nodes.get(id);
    if (known?.study === node.study) {
      return known;
    }
    this.#nodes.set(id, node);
    return node;
  }
}
