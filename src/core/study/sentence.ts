import type { TextRange } from '../text';

/** Lines that begin a block of their own, so that no sentence runs on into them. */
const blockPrefix = /^[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>+)[ \t]+(?:\[[ xX]\][ \t]+)?|\|[ \t]*)/u;
const fence = /^[ \t]*(?:```|~~~|:::)/u;
/** Titles and abbreviations after which a sentence goes on although a capital follows. */
const goesOn = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|No|Nr|e\.g|i\.e|z\.B|M|Mme)\.\s*$/u;

/**
 * The sentence at a caret. Sentences run over single line breaks, as in hard-wrapped text, but not over blank lines or into
 * the next block or turn, and a speaker's label is no part of one.
 *
 * @param text the verbatim text; `offset` and the result are UTF-16 offsets in it
 * @param turnStarts where turns begin, ascending; `labelEnd` where the label of the caret's turn ends
 * @returns null where there is no sentence, as on a blank line
 */
export function sentenceAt(
  text: string,
  offset: number,
  turnStarts: readonly number[] = [],
  labelEnd = 0,
): TextRange | null {
  if (isBlank(text, lineStart(text, offset))) {
    return null;
  }
  const block = blockAt(text, offset, turnStarts);
  const start = Math.max(block.start, Math.min(labelEnd, block.end));
  // Line breaks inside a block are spaces to a reader, but end a sentence for the segmenter.
  const words = text.slice(start, block.end).replace(/[\r\n]/gu, ' ');
  const at = Math.max(0, offset - start);
  let sentence: TextRange | null = null;
  for (const piece of sentences(words)) {
    const range = trimmed(words, piece);
    if (range.start < range.end) {
      sentence = range;
      if (at <= range.end) {
        break;
      }
    }
  }
  return sentence && { start: start + sentence.start, end: start + sentence.end };
}

/** The range without white space at its ends; empty, at its start, if there is nothing else. */
export function trimmed(text: string, range: TextRange): TextRange {
  const slice = text.slice(range.start, range.end);
  const start = range.start + (slice.length - slice.trimStart().length);
  return slice.trim() === '' ? { start: range.start, end: range.start } : { start, end: start + slice.trim().length };
}

function blockAt(text: string, offset: number, turnStarts: readonly number[]): TextRange {
  const starts = new Set(turnStarts);
  let start = lineStart(text, offset);
  let end = lineEnd(text, offset);
  while (start > 0 && !begins(text, start, starts)) {
    const previous = lineStart(text, start - 1);
    if (isBlank(text, previous)) {
      break;
    }
    start = previous;
  }
  for (let next = afterBreak(text, end); next < text.length && end < next; next = afterBreak(text, end)) {
    if (isBlank(text, next) || begins(text, next, starts)) {
      break;
    }
    end = lineEnd(text, next);
  }
  const prefix = blockPrefix.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + prefix, end };
}

function begins(text: string, line: number, turnStarts: ReadonlySet<number>): boolean {
  const content = text.slice(line, lineEnd(text, line));
  return turnStarts.has(line) || blockPrefix.test(content) || fence.test(content);
}

function* sentences(text: string): Iterable<TextRange> {
  let start = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)) {
    const end = index + segment.length;
    if (!goesOn.test(text.slice(start, end))) {
      yield { start, end };
      start = end;
    }
  }
  if (start < text.length) {
    yield { start, end: text.length };
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line break, CR of a CRLF included in the break. */
function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

function afterBreak(text: string, end: number): number {
  const feed = text.indexOf('\n', end);
  return feed < 0 ? text.length : feed + 1;
}

function isBlank(text: string, line: number): boolean {
  return text.slice(line, lineEnd(text, line)).trim() === '';
}
