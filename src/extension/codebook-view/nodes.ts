import type { StudySession } from '../studies';

/** Entries of the codebook view. `study` and `slug` are what commands of the view's menus are called with. */
export type CodebookNode =
  | { readonly kind: 'study'; readonly study: StudySession }
  | { readonly kind: 'code'; readonly study: StudySession; readonly slug: string }
  | { readonly kind: 'unknown-codes'; readonly study: StudySession }
  | { readonly kind: 'unknown-code'; readonly study: StudySession; readonly slug: string };

/** Stable while the codebook is edited, so that VS Code keeps what is expanded, selected and focused. */
export function nodeId(node: CodebookNode): string {
  const root = node.study.root.toString();
  switch (node.kind) {
    case 'study':
    case 'unknown-codes':
      return `${node.kind}:${root}`;
    case 'code':
    case 'unknown-code':
      return `${node.kind}:${root}#${node.slug}`;
  }
}
