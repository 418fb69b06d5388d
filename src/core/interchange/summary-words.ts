import { noValue } from '../analysis/attribute-spread';
import type { Quote, ThemeSummary } from '../analysis/theme-summary';
import type { CodeCounts } from '../study/study-index';

/** `1 coding`, `3 codings`. */
export function count(number: number, one: string): string {
  return `${String(number)} ${one}${number === 1 ? '' : 's'}`;
}

/** The counts with what they are out of, so that 3 of 4 is not read as less than 5 of 30. */
export function countsSentence({ totals, base }: ThemeSummary): string {
  return `${count(totals.codings, 'coding')} in ${String(totals.transcripts)} of ${count(base.transcripts, 'transcript')}, `
    + `by ${String(totals.speakers)} of ${count(base.speakers, 'speaker')}.`;
}

export const countingNote = 'A coding with several of these codes counts once in a total. A speaker is counted once in each transcript, '
  + 'where the passage begins.';

export function summaryTitle(summary: ThemeSummary): string {
  return summary.scope?.name ?? (summary.study === '' ? 'The whole study' : summary.study);
}

/**
 * Who says it and where, so that a reader finds the quote again; then its other codes, who coded it and their note.
 *
 * @param slug of the code it is quoted for.
 */
export function citation({ speaker, title, transcript, line, codes, codeNames, by, note }: Quote, slug: string): readonly string[] {
  const others = codeNames.filter((_, position) => codes[position] !== slug);
  return [
    ...(speaker === null ? [] : [speaker]),
    title,
    `${transcript}, line ${String(line)}`,
    ...(others.length === 0 ? [] : [`also ${others.join(', ')}`]),
    ...(by === null ? [] : [`coded by ${by}`]),
    ...(note === null ? [] : [`note: ${note}`]),
  ];
}

export function countCells({ codings, transcripts, speakers }: CodeCounts): readonly string[] {
  return [codings, transcripts, speakers].map(String);
}

/** Says which transcripts a spread's last row is about. */
export function spreadNote({ by, spread }: ThemeSummary): string | null {
  const without = spread.find(({ value }) => value === noValue);
  return by === null || without === undefined ? null
    : `${noValue}: ${count(without.base, 'transcript')} without the attribute ${by}.`;
}
