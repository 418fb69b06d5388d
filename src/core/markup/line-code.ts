import type { TextRange } from '../text';

/**
 * The code spans of a block that is one line and in which nothing but backticks makes opaque ranges; null where that is
 * not so. Spares asking micromark where people quote markup, as in `` `[text]{.code}` ``.
 */
export function lineCodeSpans(block: string): TextRange[] | null {
  // A footnote's label goes before code that begins in it.
  if (/[<\t]|\]\(|\]:|\[\^[^\]]*[`\\]|```|~~~|\\`| {4}|[\r\n][^\r\n]/.test(block)) {
    return null;
  }
  const spans: TextRange[] = [];
  // Two lengths at most, since three backticks are left to micromark.
  const run = /`+/g;
  for (let open = run.exec(block); open; open = run.exec(block)) {
    const end = endOfRun(block, open[0].length, run.lastIndex);
    if (end !== -1) {
      spans.push({ start: open.index, end });
      run.lastIndex = end;
    }
  }
  return spans;
}

/** Offset after the next run of exactly so many backticks; -1 where there is none. */
function endOfRun(block: string, length: number, from: number): number {
  const closing = length === 1 ? /(?<!`)`(?!`)/g : /(?<!`)``(?!`)/g;
  closing.lastIndex = from;
  return closing.test(block) ? closing.lastIndex : -1;
}
