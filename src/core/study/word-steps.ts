import type { TextRange } from '../text';

/** Marks that stand at a word's end and belong to it for a reader: closing brackets and quotes, full stops, commas. */
const closing = /[\p{Pe}\p{Pf}.,;:!?…'"。，、；：！？]/u;
const opening = /[\p{Ps}\p{Pi}¿¡'"]/u;
/** UTF-16 units looked at first around an offset; words are short, so this is nearly always enough. */
const nearby = 200;

/**
 * Where the next word after `offset` ends, with the punctuation that closes it: the step by which a passage grows or gives
 * way at its end. Words are those of the platform's segmentation (UAX 29), also where no spaces stand between them.
 *
 * @param text the verbatim text; offsets are UTF-16 offsets in it
 * @returns null where no word follows
 */
export function wordEndAfter(text: string, offset: number): number | null {
  return around(text, offset, (words) => words.find(({ end }) => end > offset)?.end);
}

/** Where the last word before `offset` ends; null where none does. */
export function wordEndBefore(text: string, offset: number): number | null {
  return around(text, offset, (words) => words.filter(({ end }) => end < offset).at(-1)?.end);
}

/** Where the next word after `offset` begins, with the punctuation that opens it; null where none does. */
export function wordStartAfter(text: string, offset: number): number | null {
  return around(text, offset, (words) => words.find(({ start }) => start > offset)?.start);
}

/** Where the last word before `offset` begins; null where none does. */
export function wordStartBefore(text: string, offset: number): number | null {
  return around(text, offset, (words) => words.filter(({ start }) => start < offset).at(-1)?.start);
}

/** Looks in a window that grows until it holds what is looked for, or is the whole text. */
function around(
  text: string,
  offset: number,
  find: (words: readonly TextRange[]) => number | undefined,
): number | null {
  for (let reach = nearby; ; reach *= 4) {
    const from = Math.max(0, offset - reach);
    const to = Math.min(text.length, offset + reach);
    // A word cut by the window's edge is none.
    const words = wordsIn(text, from, to).filter(
      ({ start, end }) => (start > from || from === 0) && (end < to || to === text.length),
    );
    const found = find(words);
    if (found !== undefined) {
      return found;
    }
    if (from === 0 && to === text.length) {
      return null;
    }
  }
}

function wordsIn(text: string, from: number, to: number): readonly TextRange[] {
  const words: TextRange[] = [];
  let previousEnd = from;
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(from, to))) {
    if (isWordLike === true || /\p{Extended_Pictographic}/u.test(segment)) {
      const start = withOpening(text, from + index, previousEnd);
      const end = withClosing(text, from + index + segment.length, to);
      words.push({ start, end });
      previousEnd = end;
    }
  }
  return words;
}

function withOpening(text: string, start: number, stop: number): number {
  let at = start;
  while (at > stop && opening.test(text.charAt(at - 1))) {
    at--;
  }
  return at;
}

function withClosing(text: string, end: number, stop: number): number {
  let at = end;
  while (at < stop && closing.test(text.charAt(at))) {
    at++;
  }
  return at;
}
