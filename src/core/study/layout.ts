import { globToRegExp } from './glob';

/** Where things are in a study's folder; paths are relative to it, with `/`. */
export interface StudyLayout {
  readonly codebook: string;
  readonly memos: string;
  readonly exclude: readonly string[];
}

export const defaultLayout: StudyLayout = { codebook: 'codebook.md', memos: 'memos', exclude: [] };

export type FileRole = 'codebook' | 'memo' | 'transcript' | 'other';

const compiled = new WeakMap<readonly string[], readonly RegExp[]>();

/**
 * What a file of a study is. Every `.md` is a transcript except the codebook, the memos, `queries.md`, `README.md`,
 * what the layout excludes, and what lies in hidden folders or `node_modules`.
 */
export function classify(relativePath: string, layout: StudyLayout): FileRole {
  if (relativePath === layout.codebook) {
    return 'codebook';
  }
  if (!/\.md$/iu.test(relativePath)) {
    return 'other';
  }
  const parts = relativePath.split('/');
  if (parts.some((part) => part.startsWith('.') || part === 'node_modules') || isExcluded(relativePath, layout)) {
    return 'other';
  }
  const memos = layout.memos.replace(/\/+$/u, '');
  if (memos !== '' && relativePath.startsWith(`${memos}/`)) {
    return 'memo';
  }
  const name = parts[parts.length - 1] ?? '';
  return /^readme\.md$/iu.test(name) || relativePath === 'queries.md' ? 'other' : 'transcript';
}

function isExcluded(relativePath: string, layout: StudyLayout): boolean {
  let patterns = compiled.get(layout.exclude);
  if (patterns === undefined) {
    patterns = layout.exclude.filter((glob) => glob.trim() !== '').map(globToRegExp);
    compiled.set(layout.exclude, patterns);
  }
  return patterns.some((pattern) => pattern.test(relativePath));
}
