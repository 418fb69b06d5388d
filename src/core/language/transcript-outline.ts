import type { MarkupDocument } from '../markup/document';
import type { Coding } from '../markup/model';
import { spokenTextOf } from '../study/spoken-text';
import type { Turn } from '../study/turns';
import type { TextRange } from '../text';

/** Who speaks when, with the codings that begin there. Ranges are UTF-16 offsets in the file. */
export type OutlineItem =
  | {
      readonly kind: 'turn';
      readonly speaker: string;
      readonly timestamp: string | null;
      /** The first words. */
      readonly words: string;
      readonly range: TextRange;
      readonly label: TextRange;
      readonly codings: readonly OutlineCoding[];
    }
  | OutlineCoding;

export interface OutlineCoding {
  readonly kind: 'coding';
  readonly codes: readonly string[];
  readonly words: string;
  /** With its tags; where it runs on into the next turn, as far as its own goes. */
  readonly range: TextRange;
  readonly passage: TextRange;
}

const shownWords = 80;
/**
 * VS Code takes a whole outline anew at every pause in typing, in the thread that paints: measured with 3,300 entries, an eighth of
 * all it does for a key. Nobody looks through so many.
 */
const mostItems = 800;

/**
 * Turns and codings in the order of the text; a coding outside every turn stands by itself. Where there are too many the
 * codings are left out, and then the turns: headings remain, which are Markdown's.
 */
export function transcriptOutline(markup: MarkupDocument): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const { text, turns } = spokenTextOf(markup);
  if (turns.length > mostItems) {
    return [];
  }
  const codings = turns.length + markup.codings.length > mostItems ? [] : markup.codings;
  let next = 0;
  const codingsUntil = (end: number, limit: number): readonly OutlineCoding[] => {
    const found: OutlineCoding[] = [];
    for (let coding = codings[next]; coding && coding.verbatim.start < end; coding = codings[++next]) {
      found.push(outlineCoding(text, coding, limit));
    }
    return found;
  };
  for (const turn of turns) {
    items.push(...codingsUntil(turn.range.start, Infinity));
    const range = turnRange(markup, turn);
    items.push({
      kind: 'turn',
      speaker: turn.speaker,
      timestamp: turn.timestamp,
      words: firstWords(text, { start: turn.label.end, end: turn.range.end }),
      range,
      label: { start: markup.toSource(turn.label.start, 'start'), end: markup.toSource(turn.label.end, 'end') },
      codings: codingsUntil(turn.range.end, range.end),
    });
  }
  items.push(...codingsUntil(Infinity, Infinity));
  return items;
}

/** What can be folded to one line each: turns, from their label to their last words. */
export function turnFolds(markup: MarkupDocument): readonly TextRange[] {
  return spokenTextOf(markup).turns.map((turn) => turnRange(markup, turn));
}

/** With the tags that stand at its ends. */
function turnRange(markup: MarkupDocument, { range }: Turn): TextRange {
  return { start: markup.toSource(range.start, 'end'), end: markup.toSource(range.end, 'start') };
}

function outlineCoding(verbatimText: string, coding: Coding, limit: number): OutlineCoding {
  const { open, close, source } = coding;
  const range = { start: open.start, end: Math.max(open.end, Math.min(close.end, limit)) };
  return {
    kind: 'coding',
    codes: coding.codes,
    words: firstWords(verbatimText, coding.verbatim),
    range,
    passage: { start: Math.min(source.start, range.end), end: Math.min(source.end, range.end) },
  };
}

/** `text` and the range: verbatim. */
function firstWords(text: string, { start, end }: TextRange): string {
  const words = text.slice(start, Math.min(end, start + 2 * shownWords)).replace(/\s+/gu, ' ').trim();
  const points = words.length > shownWords ? [...words] : [];
  return points.length > shownWords ? `${points.slice(0, shownWords - 1).join('')}…` : words;
}
