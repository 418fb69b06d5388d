import type { CodeCounts } from '../core/study/study-index';
import { asRecord, isNatural, isText, isTextOrNull } from './reading';

/** What a theme summary is of. */
export interface SummaryScope {
  /** A slug; null for the whole study. */
  readonly code: string | null;
  /** The attribute the spread is over; null for none. */
  readonly by: string | null;
}

/** Names the page's panel over a reload of the window; kept by the page with `setState`. */
export interface SummaryPageState extends SummaryScope {
  /** URI of the study's folder. */
  readonly study: string;
}

export interface CodeRowView {
  readonly slug: string;
  readonly name: string;
  /** 0 for the code the summary is of, or for a top-level code of the whole study. */
  readonly depth: number;
  readonly color: string;
  readonly own: CodeCounts;
  readonly total: CodeCounts;
  /** Codes below it add to the total. */
  readonly isTheme: boolean;
}

export interface SpreadRowView {
  readonly value: string;
  readonly codings: number;
  readonly transcripts: number;
  /** Transcripts with this value, coded or not. */
  readonly base: number;
  /** Codings of each code, in the order of the codes' rows. */
  readonly perCode: readonly number[];
}

export interface QuoteView {
  readonly transcript: string;
  /** Title of the transcript. */
  readonly title: string;
  /** 1-based line of the file. */
  readonly line: number;
  readonly speaker: string | null;
  readonly text: string;
  /** Some attributes of the transcript, for people: `site Millbrook · wave 1`. */
  readonly attributes: string;
  readonly allAttributes: string;
  /** Names of the other codes on this coding. */
  readonly alsoCoded: readonly string[];
  readonly by: string | null;
  readonly note: string | null;
  /** UTF-16 offsets in the verbatim text. */
  readonly start: number;
  readonly end: number;
}

export interface QuoteGroupView {
  readonly slug: string;
  readonly name: string;
  readonly color: string;
  /** How many quotes there are; `quotes` may hold only the first of them. */
  readonly total: number;
  readonly quotes: readonly QuoteView[];
}

export interface SummaryView {
  readonly study: { readonly uri: string; readonly name: string };
  readonly scope: SummaryScope;
  readonly title: string;
  readonly color: string | null;
  readonly definition: string | null;
  /** The codes a person may choose instead, in codebook order. */
  readonly choices: readonly { readonly slug: string; readonly name: string; readonly depth: number }[];
  readonly attributes: readonly string[];
  readonly totals: CodeCounts;
  /** What the totals are out of. */
  readonly base: { readonly transcripts: number; readonly speakers: number };
  readonly codes: readonly CodeRowView[];
  readonly spread: readonly SpreadRowView[];
  readonly groups: readonly QuoteGroupView[];
  readonly coOccurring: readonly { readonly slug: string; readonly name: string; readonly color: string; readonly count: number }[];
  readonly memos: readonly { readonly path: string; readonly title: string; readonly detail: string }[];
  /** Codes on passages that the codebook does not have: in the totals of the whole study and nowhere else. */
  readonly unknown: readonly { readonly slug: string; readonly codings: number }[];
}

export type ToSummaryPage =
  | { readonly kind: 'show'; readonly view: SummaryView; readonly reading: boolean }
  /** Nothing can be shown, and why: the study or the code is gone. */
  | { readonly kind: 'nothing'; readonly message: string };

export type FromSummaryPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'scope'; readonly scope: SummaryScope }
  /** Show up to `count` quotes of a code. */
  | { readonly kind: 'quotes'; readonly slug: string; readonly count: number }
  | { readonly kind: 'reveal'; readonly transcript: string; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'open-memo'; readonly path: string }
  | { readonly kind: 'export' };

/** Quotes of each code that are sent before a person asks for more. */
export const firstQuotes = 20;
/** Quotes one press of "Show more" adds. */
export const moreQuotes = 50;

export function readSummaryScope(value: unknown): SummaryScope | null {
  const record = asRecord(value);
  return record !== null && isTextOrNull(record['code']) && isTextOrNull(record['by']) ? { code: record['code'], by: record['by'] } : null;
}

export function readSummaryPageState(value: unknown): SummaryPageState | null {
  const scope = readSummaryScope(value);
  const study = asRecord(value)?.['study'];
  return scope !== null && isText(study) ? { ...scope, study } : null;
}

/** Null for anything that is not a whole message of the summary's page. */
export function readSummaryMessage(value: unknown): FromSummaryPage | null {
  const record = asRecord(value);
  switch (record?.['kind']) {
    case 'ready': return { kind: 'ready' };
    case 'export': return { kind: 'export' };
    case 'scope': {
      const scope = readSummaryScope(record['scope']);
      return scope === null ? null : { kind: 'scope', scope };
    }
    case 'quotes': {
      const { slug, count } = record;
      return isText(slug) && isNatural(count) ? { kind: 'quotes', slug, count } : null;
    }
    case 'reveal': {
      const { transcript, start, end, text } = record;
      return isText(transcript) && isNatural(start) && isNatural(end) && isText(text) ? { kind: 'reveal', transcript, start, end, text } : null;
    }
    case 'open-memo': return isText(record['path']) ? { kind: 'open-memo', path: record['path'] } : null;
    default: return null;
  }
}
