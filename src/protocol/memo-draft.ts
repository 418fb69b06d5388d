import type { MemoSubject } from '../core/study/memo';
import { asRecord, isText, isTextOrNull, readList } from './reading';

/**
 * Words a person typed into the memo panel and which are not known to be in the memo's file yet.
 * Both texts are bodies of memos with `\n` as line end, whatever the file has.
 */
export interface MemoDraft {
  /** The memo file's URI. */
  readonly key: string;
  /** The body the words were typed on top of; null where there was no file. */
  readonly base: string | null;
  readonly text: string;
  /** What the memo is about: needed to write a file that does not exist yet. */
  readonly about: readonly MemoSubject[];
}

/**
 * What is to happen with a draft:
 * `same` the file holds these words already; `untouched` the person changed nothing, so the file's words stand;
 * `write` nobody else changed the file; `conflict` somebody else did, and only the person can say which words stand.
 */
export type Settlement = 'same' | 'untouched' | 'write' | 'conflict';

/**
 * @param file the body the file has now, null where there is none
 * @param written the body that was last written for this very page, undefined where none was or somebody else wrote since
 */
export function settleDraft(draft: Pick<MemoDraft, 'base' | 'text'>, file: string | null, written?: string): Settlement {
  if (draft.text === (file ?? '')) return 'same';
  if (file === draft.base || (written !== undefined && file === written)) return 'write';
  return draft.text === (draft.base ?? '') ? 'untouched' : 'conflict';
}

/** Both versions of a memo under each other, the file's first. Nothing is said twice where one of them holds the other whole. */
export function keepBoth(file: string, mine: string): string {
  if (file.includes(mine)) return file;
  if (mine.includes(file)) return mine;
  return `${file.trimEnd()}\n\n${mine.trimStart()}`;
}

export function readMemoSubject(value: unknown): MemoSubject | null {
  const record = asRecord(value);
  switch (record?.['kind']) {
    case 'study': return { kind: 'study' };
    case 'code': return isText(record['slug']) ? { kind: 'code', slug: record['slug'] } : null;
    case 'transcript': return isText(record['path']) ? { kind: 'transcript', path: record['path'] } : null;
    case 'coding':
      return isText(record['path']) && isText(record['id']) ? { kind: 'coding', path: record['path'], id: record['id'] } : null;
    default: return null;
  }
}

export function readMemoDraft(value: unknown): MemoDraft | null {
  const record = asRecord(value);
  if (record === null) return null;
  const { key, base, text } = record;
  const about = readList(record['about'], readMemoSubject);
  return isText(key) && isTextOrNull(base) && isText(text) && about !== null ? { key, base, text, about } : null;
}
