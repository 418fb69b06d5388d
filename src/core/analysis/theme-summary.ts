import type { AttributeValue } from '../study/front-matter';
import { codeAndBelow } from '../study/codebook';
import { lineageOf } from '../study/code-tally';
import type { Memo } from '../study/memo';
import { colorOf } from '../study/palette';
import type { CodeCounts, StudyIndex } from '../study/study-index';
import { naturalOrder } from '../study/natural-order';
import { valueOf } from '../study/transcript';
import type { IndexedCoding } from '../study/transcript';
import { spreadOver } from './attribute-spread';
import type { SpreadRow } from './attribute-spread';
import { coOccurringCodes } from './co-occurrence';
import type { CoOccurrence } from './co-occurrence';

export interface SummaryRequest {
  /** Slug of a code or theme; null for the whole study. */
  readonly code: string | null;
  /** Attribute to spread the counts over; null for none. */
  readonly by: string | null;
}

export interface SummaryScope {
  readonly slug: string;
  readonly name: string;
  readonly definition: string;
  readonly useWhen: string | null;
  readonly doNotUseWhen: string | null;
  readonly example: string | null;
}

export interface SummaryCode {
  readonly slug: string;
  readonly name: string;
  /** 1 for a level-2 heading of the codebook. */
  readonly depth: number;
  readonly color: string;
  readonly own: CodeCounts;
  readonly total: CodeCounts;
}

/** A passage as evidence, with what it takes to cite it. */
export interface Quote extends Omit<IndexedCoding, 'attributes'> {
  /** Of the transcript. */
  readonly title: string;
  /** Of the transcript: site, wave, role. */
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  /** What people call its codes, in the order of `codes`. */
  readonly codeNames: readonly string[];
  /** The tag's `note`. */
  readonly note: string | null;
}

/** What the counts are out of. */
export interface StudySize {
  readonly transcripts: number;
  /** Names per transcript, as in `CodeCounts`. */
  readonly speakers: number;
  readonly words: number;
}

export interface ThemeSummary {
  readonly study: string;
  /** Null for the whole study. */
  readonly scope: SummaryScope | null;
  readonly by: string | null;
  readonly totals: CodeCounts;
  readonly base: StudySize;
  /** The code and all below, in codebook order. */
  readonly codes: readonly SummaryCode[];
  /** By value in natural order, `(none)` last; empty where nothing was asked for. */
  readonly spread: readonly SpreadRow[];
  /** The attributes a spread can be asked for. */
  readonly attributes: readonly string[];
  /** Every coding once: grouped by its first code in codebook order, then by transcript and place. */
  readonly quotes: readonly Quote[];
  /** Empty for the whole study. */
  readonly coOccurring: readonly CoOccurrence[];
  /** About the codes or codings of the scope; for the whole study, all. */
  readonly memos: readonly Memo[];
  /** Codings of codes the codebook does not have; they are in the totals of the whole study and nowhere else. */
  readonly unknown: readonly { readonly slug: string; readonly codings: number }[];
}

export function themeSummary(index: StudyIndex, { code, by }: SummaryRequest): ThemeSummary {
  const { codebook } = index;
  const slugs = code === null ? null : codeAndBelow(codebook, code);
  const codings = code === null ? allCodings(index) : index.codingsOf(code, { below: true });
  const codes = summaryCodes(index, code, slugs);
  const lineage = lineageOf(codebook);
  const countedFor = ({ codes: own }: IndexedCoding): Iterable<string> =>
    new Set(own.flatMap(lineage).filter((slug) => slugs === null || slugs.has(slug)));
  const memos = code === null ? [...index.memos.values()] : memosAbout(index, slugs ?? new Set(), codings);
  return {
    study: codebook.title,
    scope: code === null ? null : scopeOf(index, code),
    by,
    totals: code === null ? index.totals() : index.counts(code).total,
    base: sizeOf(index),
    codes,
    spread: by === null ? [] : spreadOver(by, index.transcripts, codings, countedFor),
    attributes: index.attributeNames(),
    quotes: quotesIn(index, codes, codings),
    coOccurring: slugs === null ? [] : coOccurringCodes(index, slugs, codings),
    memos,
    unknown: code !== null ? [] : [...index.unknownCodes()].map(([slug, of]) => ({ slug, codings: of.length })),
  };
}

function allCodings(index: StudyIndex): readonly IndexedCoding[] {
  return [...index.transcripts.values()].flatMap(({ codings }) => codings);
}

function summaryCodes(index: StudyIndex, code: string | null, slugs: ReadonlySet<string> | null): readonly SummaryCode[] {
  const { codebook } = index;
  const known = codebook.codes.filter(({ slug }) => slugs === null || slugs.has(slug));
  const entries = code !== null && !codebook.bySlug.has(code) ? [{ slug: code, name: code, depth: 1 }] : known;
  return entries.map(({ slug, name, depth }) => ({
    slug, name, depth, color: colorOf(codebook, slug), ...index.counts(slug),
  }));
}

function scopeOf(index: StudyIndex, slug: string): SummaryScope {
  const code = index.codebook.bySlug.get(slug);
  return {
    slug,
    name: code?.name ?? slug,
    definition: code?.definition ?? '',
    useWhen: code?.useWhen ?? null,
    doNotUseWhen: code?.doNotUseWhen ?? null,
    example: code?.example ?? null,
  };
}

function sizeOf(index: StudyIndex): StudySize {
  let speakers = 0;
  let words = 0;
  for (const transcript of index.transcripts.values()) {
    speakers += transcript.speakers.length;
    words += transcript.words;
  }
  return { transcripts: index.transcripts.size, speakers, words };
}

function quotesIn(index: StudyIndex, codes: readonly SummaryCode[], codings: readonly IndexedCoding[]): readonly Quote[] {
  const { transcripts } = index;
  const groups: Quote[][] = codes.map(() => []);
  const order = new Map(codes.map(({ slug }, position) => [slug, position]));
  for (const coding of codings) {
    const transcript = transcripts.get(coding.transcript);
    groups[firstOf(coding, order)]?.push({
      ...coding,
      title: transcript?.title ?? coding.transcript,
      attributes: transcript?.attributes ?? new Map<string, AttributeValue>(),
      codeNames: coding.codes.map((slug) => index.codebook.bySlug.get(slug)?.name ?? slug),
      note: valueOf(coding.attributes, 'note'),
    });
  }
  return groups.flat();
}

/** Position of the coding's first code in codebook order; past the end where it has none of them. */
function firstOf({ codes }: IndexedCoding, order: ReadonlyMap<string, number>): number {
  let first = order.size;
  for (const code of codes) {
    first = Math.min(first, order.get(code) ?? first);
  }
  return first;
}

/** The quotes of each code that has any, in codebook order; one with several codes of the scope stands under each. */
export function quotesByCode(
  summary: ThemeSummary,
): readonly { readonly code: SummaryCode; readonly quotes: readonly Quote[] }[] {
  const groups = new Map<string, Quote[]>(summary.codes.map(({ slug }) => [slug, []]));
  for (const quote of summary.quotes) {
    for (const slug of quote.codes) {
      groups.get(slug)?.push(quote);
    }
  }
  const paths = [...new Set(summary.quotes.map(({ transcript }) => transcript))].sort(naturalOrder);
  const ranks = new Map(paths.map((path, rank) => [path, rank]));
  return summary.codes.map((code) => ({ code, quotes: inTextOrder(groups.get(code.slug) ?? [], ranks) }))
    .filter(({ quotes }) => quotes.length > 0);
}

function inTextOrder(quotes: readonly Quote[], ranks: ReadonlyMap<string, number>): readonly Quote[] {
  return quotes
    .map((quote) => ({ quote, rank: ranks.get(quote.transcript) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.quote.verbatim.start - b.quote.verbatim.start || b.quote.verbatim.end - a.quote.verbatim.end)
    .map(({ quote }) => quote);
}

function memosAbout(index: StudyIndex, slugs: ReadonlySet<string>, codings: readonly IndexedCoding[]): readonly Memo[] {
  const ids = new Set(codings.filter(({ id }) => id !== null).map(({ transcript, id }) => `${transcript}#${id ?? ''}`));
  return [...index.memos.values()].filter(({ about }) => about.some((subject) =>
    (subject.kind === 'code' && slugs.has(subject.slug))
    || (subject.kind === 'coding' && ids.has(`${subject.path}#${subject.id}`))));
}
