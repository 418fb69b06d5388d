import { quotesByCode, type Quote, type ThemeSummary } from '../../core/analysis/theme-summary';
import { colorOf } from '../../core/study/palette';
import type { StudyIndex } from '../../core/study/study-index';
import { firstQuotes, type QuoteGroupView, type QuoteView, type SummaryScope, type SummaryView } from '../../protocol/summary';
import { shortMoment } from '../memos/memo-sections';

export interface SummaryViewSources {
  readonly summary: ThemeSummary;
  readonly index: StudyIndex;
  readonly study: SummaryView['study'];
  readonly scope: SummaryScope;
  /** How many quotes of a code were asked for. */
  readonly asked: ReadonlyMap<string, number>;
}

/** What the page shows of a summary: all counts, and of the quotes as many as were asked for, so that a large theme stays quick. */
export function summaryView({ summary, index, study, scope, asked }: SummaryViewSources): SummaryView {
  const { codebook } = index;
  const top = Math.min(...summary.codes.map(({ depth }) => depth));
  const nameOf = (slug: string): string => codebook.bySlug.get(slug)?.name ?? slug;
  return {
    study,
    scope,
    title: summary.scope?.name ?? study.name,
    color: summary.scope ? colorOf(codebook, summary.scope.slug) : null,
    definition: summary.scope?.definition ?? null,
    choices: codebook.codes.map(({ slug, name, depth }) => ({ slug, name, depth: depth - 1 })),
    attributes: summary.attributes,
    totals: summary.totals,
    base: summary.base,
    codes: summary.codes.map(({ slug, name, depth, color, own, total }) => ({
      slug, name, color, own, total, depth: depth - top, isTheme: (codebook.bySlug.get(slug)?.children.length ?? 0) > 0,
    })),
    spread: summary.spread.map(({ value, codings, transcripts, base, perCode }) => ({
      value, codings, transcripts, base, perCode: summary.codes.map(({ slug }) => perCode.get(slug) ?? 0),
    })),
    groups: quotesByCode(summary).map(({ code: { slug, name, color }, quotes }): QuoteGroupView => ({
      slug, name, color, total: quotes.length,
      quotes: quotes.slice(0, asked.get(slug) ?? firstQuotes).map((quote) => quoteView(quote, slug, scope.by, nameOf)),
    })),
    coOccurring: summary.coOccurring.map(({ slug, name, count }) => ({ slug, name, count, color: colorOf(codebook, slug) })),
    memos: summary.memos.map(({ path, title, created, author }) => ({
      path, title, detail: [created === null ? null : shortMoment(created), author].filter((part) => part !== null).join(' · '),
    })),
    unknown: summary.unknown,
  };
}

/** More than these (and the one the spread is over) would drown the words they belong to. */
const citedAttributes = 2;

function quoteView(quote: Quote, slug: string, spreadOver: string | null, nameOf: (slug: string) => string): QuoteView {
  const { transcript, title, line, speaker, text, attributes, codes, by, note, verbatim } = quote;
  const named = [...attributes].filter(([key]) => key !== 'title').map(([key, value]) => [key, `${key} ${String(value)}`] as const);
  return {
    transcript, title, line, speaker, text, by, note,
    attributes: named.filter(([key], nth) => nth < citedAttributes || key === spreadOver).map(([, text]) => text).join(' · '),
    allAttributes: named.map(([, text]) => text).join('\n'),
    alsoCoded: codes.filter((code) => code !== slug).map(nameOf),
    start: verbatim.start,
    end: verbatim.end,
  };
}
