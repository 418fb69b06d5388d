import type { CodingGroup } from '../../core/analysis/coding-groups';
import type { IndexedCoding } from '../../core/study/transcript';
import type { StudySession } from '../studies';

/** Entries of the Codings view. The list keeps them as objects while they stand for the same thing, so that VS Code does too. */
export type CodingsNode = GroupNode | CodingNode;

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly study: StudySession;
  /** Follows edits. */
  group: CodingGroup;
  rows: readonly CodingNode[];
  isOpen: boolean;
}

export interface CodingNode {
  readonly kind: 'coding';
  readonly id: string;
  readonly study: StudySession;
  readonly parent: GroupNode;
  /** Follows edits. */
  coding: IndexedCoding;
}

export function isCodingsNode(value: unknown): value is CodingsNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value
    && (value.kind === 'group' || value.kind === 'coding') && 'study' in value;
}

/** Every coding of some entries once, in their order. */
export function rowsOf(nodes: readonly CodingsNode[]): readonly CodingNode[] {
  const rows = nodes.flatMap((node) => (node.kind === 'group' ? node.rows : [node]));
  return [...new Map(rows.map((row) => [row.coding, row])).values()];
}
