import type { StudySize, SummaryCode, SummaryScope, ThemeSummary } from '../analysis/theme-summary';
import type { AttributeValue } from '../study/front-matter';
import type { CodeCounts } from '../study/study-index';

/**
 * The shape of a theme summary as JSON. Offsets are UTF-16 offsets in the verbatim text, lines count from 1 in the
 * file, paths are relative to the study. `version` goes up when a field changes its meaning or goes; fields may be added.
 */
export interface ThemeSummaryJson {
  readonly format: 'verbatim-theme-summary';
  readonly version: 1;
  readonly study: string;
  /** Null for the whole study. */
  readonly scope: SummaryScope | null;
  readonly by: string | null;
  readonly totals: CodeCounts;
  /** What the totals are out of. */
  readonly base: StudySize;
  readonly codes: readonly SummaryCode[];
  /** `perCode`: codings by slug, codes without any left out. `base`: transcripts with the value, coded or not. */
  readonly spread: readonly {
    readonly value: string;
    readonly codings: number;
    readonly transcripts: number;
    readonly base: number;
    readonly perCode: Readonly<Record<string, number>>;
  }[];
  readonly quotes: readonly {
    readonly codes: readonly string[];
    readonly text: string;
    readonly speaker: string | null;
    readonly transcript: string;
    readonly title: string;
    readonly line: number;
    readonly start: number;
    readonly end: number;
    readonly id: string | null;
    readonly by: string | null;
    readonly note: string | null;
    readonly attributes: Readonly<Record<string, AttributeValue>>;
  }[];
  readonly coOccurring: readonly { readonly slug: string; readonly name: string; readonly codings: number }[];
  readonly memos: readonly {
    readonly path: string;
    readonly title: string;
    readonly created: string | null;
    readonly author: string | null;
    readonly body: string;
  }[];
  /** Codings of codes the codebook does not have. */
  readonly unknown: readonly { readonly slug: string; readonly codings: number }[];
}

/** Indented JSON, the same on every run. */
export function summaryJson(summary: ThemeSummary): string {
  const { study, scope, by, totals, base, codes, unknown } = summary;
  const json: ThemeSummaryJson = {
    format: 'verbatim-theme-summary',
    version: 1,
    study,
    scope,
    by,
    totals,
    base,
    codes,
    spread: summary.spread.map((row) => ({ ...row, perCode: inCodebookOrder(row.perCode, codes) })),
    quotes: summary.quotes.map((quote) => ({
      codes: quote.codes,
      text: quote.text,
      speaker: quote.speaker,
      transcript: quote.transcript,
      title: quote.title,
      line: quote.line,
      start: quote.verbatim.start,
      end: quote.verbatim.end,
      id: quote.id,
      by: quote.by,
      note: quote.note,
      attributes: Object.fromEntries(quote.attributes),
    })),
    coOccurring: summary.coOccurring.map(({ slug, name, count }) => ({ slug, name, codings: count })),
    memos: summary.memos.map(({ path, title, created, author, body }) => ({ path, title, created, author, body })),
    unknown,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function inCodebookOrder(perCode: ReadonlyMap<string, number>, codes: readonly SummaryCode[]): Readonly<Record<string, number>> {
  return Object.fromEntries(codes.filter(({ slug }) => perCode.has(slug)).map(({ slug }) => [slug, perCode.get(slug) ?? 0]));
}
