import type { MemoSubject } from '../core/study/memo';
import { readMemoDraft, readMemoSubject, type MemoDraft } from './memo-draft';
import { asRecord, isNatural, isText } from './reading';

/** One memo as the panel shows it. */
export interface MemoView {
  /** The memo file's URI; names the memo in every message. */
  readonly key: string;
  /** Relative to the study. */
  readonly path: string;
  readonly title: string;
  /** Body as the page shows it, see {@link MemoDraft}; null for a memo that has no file yet. */
  readonly body: string | null;
  readonly about: readonly MemoSubject[];
  /** Created, author and what else the memo is about, for people. */
  readonly detail: string;
}

export interface MemoSectionView {
  /** Stable while what the section is about is the same. */
  readonly id: string;
  /** For example "Code", "Passage". */
  readonly label: string;
  readonly title: string;
  /** `#rrggbb` of a code. */
  readonly color: string | null;
  /** What a new memo of this section is about: a coding without an id gets one first. Null where none can be added. */
  readonly add: NewMemoRequest | null;
  readonly memos: readonly MemoView[];
}

/** A coding is named by its place, because it may have no id yet. Offsets are UTF-16, verbatim text. */
export type NewMemoRequest = MemoSubject | { readonly kind: 'coding-at'; readonly path: string; readonly start: number; readonly end: number };

export type ToMemosPage =
  /** `study` is the study's name; null where the workspace has none. `reading`: files are still being read. */
  | { readonly kind: 'show'; readonly study: string | null; readonly reading: boolean; readonly sections: readonly MemoSectionView[] }
  | { readonly kind: 'focus'; readonly key: string }
  /** The draft `text` is settled: the file now holds `body`. */
  | { readonly kind: 'settled'; readonly key: string; readonly text: string; readonly body: string | null }
  /** The draft `text` changed nothing, while the file went on to `body`. */
  | { readonly kind: 'untouched'; readonly key: string; readonly text: string; readonly body: string | null }
  /** What is held for a page that may have lost it. */
  | { readonly kind: 'held'; readonly drafts: readonly MemoDraft[] }
  /** Somebody else changed the file to `file`, or deleted it (null). Nothing was written. */
  | { readonly kind: 'conflict'; readonly key: string; readonly file: string | null }
  | { readonly kind: 'failed'; readonly key: string; readonly message: string };

export type FromMemosPage =
  /** The page woke up, with what it still has to hand over. */
  | { readonly kind: 'ready'; readonly drafts: readonly MemoDraft[] }
  /** Each keystroke. `now`: settle at once and do not wait for a pause. */
  | { readonly kind: 'draft'; readonly draft: MemoDraft; readonly now: boolean }
  /** The person took the file's words. */
  | { readonly kind: 'discard'; readonly key: string }
  | { readonly kind: 'new'; readonly request: NewMemoRequest }
  | { readonly kind: 'open'; readonly key: string }
  | { readonly kind: 'open-subject'; readonly subject: NewMemoRequest }
  /** Write now: the caret left a memo, or the person pressed save. */
  | { readonly kind: 'flush' }
  /** Back to the text. */
  | { readonly kind: 'leave' };

/** Null for anything that is not what a memo can be asked for. */
export function readRequest(value: unknown): NewMemoRequest | null {
  const record = asRecord(value);
  if (record?.['kind'] !== 'coding-at') return readMemoSubject(value);
  const { path, start, end } = record;
  return isText(path) && isNatural(start) && isNatural(end) && end > start
    ? { kind: 'coding-at', path, start, end }
    : null;
}

/** Null for anything that is not a whole message of the panel's page. */
export function readMemosMessage(value: unknown): FromMemosPage | null {
  const record = asRecord(value);
  switch (record?.['kind']) {
    case 'ready':
      // The page's storage may hold what an older version left there: one unreadable draft must not keep the others back.
      return Array.isArray(record['drafts'])
        ? { kind: 'ready', drafts: record['drafts'].map(readMemoDraft).filter((draft) => draft !== null) }
        : null;
    case 'draft': {
      const draft = readMemoDraft(record['draft']);
      return draft === null || typeof record['now'] !== 'boolean' ? null : { kind: 'draft', draft, now: record['now'] };
    }
    case 'discard': return isText(record['key']) ? { kind: 'discard', key: record['key'] } : null;
    case 'new': {
      const request = readRequest(record['request']);
      return request === null ? null : { kind: 'new', request };
    }
    case 'open': return isText(record['key']) ? { kind: 'open', key: record['key'] } : null;
    case 'open-subject': {
      const subject = readRequest(record['subject']);
      return subject === null ? null : { kind: 'open-subject', subject };
    }
    case 'flush': return { kind: 'flush' };
    case 'leave': return { kind: 'leave' };
    default: return null;
  }
}
