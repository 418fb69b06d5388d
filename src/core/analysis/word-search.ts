import type { MarkupDocument } from '../markup/document';
import { readFrontMatter } from '../study/front-matter';
import { sentenceAt, trimmed } from '../study/sentence';
import { listedSpeakers } from '../study/transcript';
import { readTurns, turnAt } from '../study/turns';
import { lastAtMost, type TextRange } from '../text';
import { readExpression, type LinearExpression, type ReadExpression } from './linear-expression';

export interface SearchRequest {
  readonly words: string;
  /** Only where no letter, digit or mark is right before or behind. */
  readonly wholeWords: boolean;
  readonly isExpression: boolean;
}

/** How much around a match is meant. */
export type MatchPassage = 'match' | 'sentence' | 'turn';

/** Words of a transcript that were searched for. Offsets are UTF-16 offsets in the verbatim text. */
export interface WordMatch {
  readonly range: TextRange;
  readonly text: string;
  readonly passages: Readonly<Record<MatchPassage, TextRange>>;
}

export type ReadSearch =
  | { readonly kind: 'search'; readonly find: (markup: MarkupDocument, goOn: () => boolean) => readonly WordMatch[] }
  | Extract<ReadExpression, { readonly kind: 'wrong' }>;

/**
 * Reads what a person searches for: words, whatever their case and the white space between them, or an expression. It is
 * looked for in the verbatim text, so tags inside a match do not matter; front matter and speakers' labels are not searched.
 */
export function readSearch({ words, wholeWords, isExpression }: SearchRequest): ReadSearch {
  const read: ReadExpression = isExpression ? readExpression(words) : { kind: 'expression', expression: plainWords(words) };
  return read.kind === 'wrong'
    ? read
    : { kind: 'search', find: (markup, goOn) => findIn(markup, read.expression, wholeWords, goOn) };
}

function findIn(markup: MarkupDocument, expression: LinearExpression, wholeWords: boolean, goOn: () => boolean): readonly WordMatch[] {
  const text = markup.verbatimText();
  const frontMatter = readFrontMatter(text);
  const body = frontMatter.range?.end ?? 0;
  const found: WordMatch[] = [];
  let spoken: ReturnType<typeof readTurns> | undefined;
  let starts: readonly number[] = [];
  for (const match of expression.matches(text.slice(body), goOn)) {
    const range = trimmed(text, { start: match.start + body, end: match.end + body });
    if (range.start >= range.end || (wholeWords && !isWhole(text, range))) {
      continue;
    }
    if (!spoken) {
      spoken = readTurns(text, listedSpeakers(frontMatter));
      starts = spoken.map((turn) => turn.range.start);
    }
    const turn = spoken[lastAtMost(starts, range.start)];
    if (turn && range.start < turn.label.end) {
      continue;
    }
    const first = sentenceAt(text, range.start, starts, turn?.label.end) ?? range;
    const last = sentenceAt(text, range.end - 1, starts, turnAt(spoken, range.end - 1)?.label.end) ?? range;
    const sentence = { start: Math.min(first.start, range.start), end: Math.max(last.end, range.end) };
    const inTurn = turnAt(spoken, range.start);
    const whole = inTurn ? trimmed(text, { start: inTurn.label.end, end: Math.max(inTurn.range.end, range.end) }) : sentence;
    found.push({ range, text: text.slice(range.start, range.end), passages: { match: range, sentence, turn: whole } });
  }
  return found;
}

/** Words one after the other are found fast by JavaScript's own expressions, which only repetitions inside repetitions hold up. */
function plainWords(words: string): LinearExpression {
  const source = words.trim().split(/\s+/u).map(escaped).join('\\s+');
  return {
    *matches(text) {
      for (const { index, 0: found } of text.matchAll(new RegExp(source, 'giu'))) {
        yield { start: index, end: index + found.length };
      }
    },
  };
}

function isWhole(text: string, { start, end }: TextRange): boolean {
  return !/[\p{L}\p{N}\p{M}_]$/u.test(text.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}\p{M}_]/u.test(text.slice(end, end + 2));
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
