import * as vscode from 'vscode';
import type { CodebookNode } from './nodes';

/** Codes on their way from the codebook view to a passage. */
export interface DraggedCodes {
  /** The study they belong to. */
  readonly root: string;
  readonly slugs: readonly string[];
}

/** Only we know this type, so that a code dropped anywhere else leaves no text there. */
export const draggedCodesType = 'application/vnd.verbatim.codes';

export const codebookDrag: vscode.TreeDragAndDropController<CodebookNode> = {
  dragMimeTypes: [draggedCodesType],
  dropMimeTypes: [],
  handleDrag(nodes, transfer) {
    const codes = nodes.flatMap((node) => (node.kind === 'code' || node.kind === 'unknown-code' ? [node] : []));
    const root = codes[0]?.study.root.toString();
    if (root !== undefined) {
      const slugs = codes.filter(({ study }) => study.root.toString() === root).map(({ slug }) => slug);
      const dragged: DraggedCodes = { root, slugs };
      transfer.set(draggedCodesType, new vscode.DataTransferItem(JSON.stringify(dragged)));
    }
  },
};

/** Undefined for what no codebook view made. */
export function readDraggedCodes(text: string): DraggedCodes | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('root' in value) || !('slugs' in value)) {
      return undefined;
    }
    const { root, slugs } = value;
    return typeof root === 'string' && Array.isArray(slugs) && slugs.every((slug) => typeof slug === 'string')
      ? { root, slugs }
      : undefined;
  } catch {
    return undefined;
  }
}
