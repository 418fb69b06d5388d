import type { StudySession } from '../studies';

/** Entries of the Transcripts view. `study` and `path` are what commands of the view's menus are called with. */
export type TranscriptsNode =
  | { readonly kind: 'study'; readonly study: StudySession }
  | { readonly kind: 'group'; readonly study: StudySession; readonly attribute: string; readonly value: string | null }
  | { readonly kind: 'transcript'; readonly study: StudySession; readonly path: string; readonly group: string | null }
  | { readonly kind: 'unreadable'; readonly study: StudySession; readonly path: string };

/** Stable while transcripts are coded, so that VS Code keeps what is expanded, selected and focused. */
export function nodeId(node: TranscriptsNode): string {
  const root = node.study.root.toString();
  switch (node.kind) {
    case 'study':
      return `study:${root}`;
    case 'group':
      return `group:${root}#${node.attribute}=${node.value === null ? '' : `=${node.value}`}`;
    case 'transcript':
    case 'unreadable':
      return `${node.kind}:${root}#${node.path}`;
  }
}
