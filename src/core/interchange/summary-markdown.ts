import { quotesByCode } from '../analysis/theme-summary';
import type { Quote, ThemeSummary } from '../analysis/theme-summary';
import { isSlug } from '../study/slug';
import { containedMarkdown, plainMarkdown, quotedMarkdown } from './markdown-escape';
import { citation, count, countCells, countingNote, countsSentence, spreadNote, summaryTitle } from './summary-words';

/** A theme summary as a Markdown document with LF line ends. The same summary gives the same text on every run. */
export function summaryMarkdown(summary: ThemeSummary): string {
  const sections = [
    `# ${plainMarkdown(summaryTitle(summary))}`,
    ...definition(summary),
    `${countsSentence(summary)} ${countingNote}`,
    ...codesTable(summary),
    ...spreadTable(summary),
    ...quotes(summary),
    ...coOccurring(summary),
    ...memos(summary),
    ...leftOut(summary),
  ];
  return `${sections.join('\n\n')}\n`;
}

function definition({ scope }: ThemeSummary): readonly string[] {
  if (scope === null) {
    return [];
  }
  const part = (label: string, text: string | null): readonly string[] =>
    text === null ? [] : [`**${label}:** ${containedMarkdown(text)}`];
  return [
    ...(scope.definition === '' ? [] : [containedMarkdown(scope.definition)]),
    ...part('Use when', scope.useWhen),
    ...part('Do not use when', scope.doNotUseWhen),
    ...part('Example', scope.example),
  ];
}

function codesTable({ codes }: ThemeSummary): readonly string[] {
  const top = Math.min(...codes.map(({ depth }) => depth));
  const rows = codes.map(({ name, slug, depth, own, total }) => [
    `${'&nbsp;&nbsp;'.repeat(depth - top)}${plainMarkdown(name)} (${slugMarkdown(slug)})`,
    ...countCells(own),
    ...countCells(total),
  ]);
  const head = ['Code', 'Codings', 'Transcripts', 'Speakers', 'Codings with codes below', 'Transcripts with codes below', 'Speakers with codes below'];
  return rows.length === 0 ? [] : ['## Codes', table(head, rows)];
}

function spreadTable(summary: ThemeSummary): readonly string[] {
  const { by, spread, codes } = summary;
  if (by === null) {
    return [];
  }
  const rows = [
    ['All codings', ...spread.map(({ codings }) => String(codings))],
    ['Transcripts', ...spread.map(({ transcripts, base }) => `${String(transcripts)} of ${String(base)}`)],
    ...codes.map(({ slug, name }) => [plainMarkdown(name), ...spread.map(({ perCode }) => String(perCode.get(slug) ?? 0))]),
  ];
  const head = [plainMarkdown(by), ...spread.map(({ value }) => plainMarkdown(value))];
  const note = spreadNote(summary);
  return [`## Spread over ${plainMarkdown(by)}`, table(head, rows), ...(note === null ? [] : [plainMarkdown(note)])];
}

function quotes(summary: ThemeSummary): readonly string[] {
  const groups = quotesByCode(summary);
  return groups.length === 0 ? [] : ['## Quotes', ...groups.flatMap(({ code, quotes: own }) => [
    `### ${plainMarkdown(code.name)} (${String(own.length)})`,
    ...own.map((quote) => quoteBlock(quote, code.slug)),
  ])];
}

function quoteBlock(quote: Quote, slug: string): string {
  return `${quotedMarkdown(quote.text)}\n>\n> — ${citation(quote, slug).map(plainMarkdown).join(' · ')}`;
}

function coOccurring({ coOccurring: codes }: ThemeSummary): readonly string[] {
  const rows = codes.map(({ name, slug, count: codings }) => [`${plainMarkdown(name)} (${slugMarkdown(slug)})`, String(codings)]);
  return rows.length === 0 ? [] : ['## Co-occurring codes', table(['Code', 'Codings it overlaps with'], rows)];
}

function memos({ memos: about }: ThemeSummary): readonly string[] {
  return about.length === 0 ? [] : ['## Memos', ...about.flatMap(({ title, path, created, author, body }) => [
    `### ${plainMarkdown(title)}`,
    [path, created, author].filter((part) => part !== null).map(plainMarkdown).join(' · '),
    ...(body.trim() === '' ? [] : [quotedMarkdown(body.trim())]),
  ])];
}

function leftOut({ unknown }: ThemeSummary): readonly string[] {
  return unknown.length === 0 ? [] : [
    `Not in the codebook, so in the totals only: ${unknown.map(({ slug, codings }) => `${slugMarkdown(slug)} (${count(codings, 'coding')})`).join(', ')}.`,
  ];
}

/** A slug read from a broken codebook can hold anything. */
function slugMarkdown(slug: string): string {
  return isSlug(slug) ? `\`${slug}\`` : plainMarkdown(slug);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
