import type { MarkupDocument } from '../markup/document';
import { lastAtMost, type TextRange } from '../text';
import { readFrontMatter } from './front-matter';
import { sentenceAt, trimmed } from './sentence';
import { listedSpeakers } from './transcript';
import { readTurns, type Turn } from './turns';

/** A transcript as a coder reads it: words, turns, sentences. All offsets are UTF-16 offsets in the verbatim text. */
export interface SpokenText {
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly turnStarts: readonly number[];
  /** Where front matter ends. */
  readonly bodyStart: number;
}

const known = new WeakMap<MarkupDocument, SpokenText>();
let last: SpokenText | undefined;

/**
 * Read once per state of a document, when it is first asked for: its cost grows with the text. Coding does not change the
 * words, so the states that coding leads to share one.
 */
export function spokenTextOf(markup: MarkupDocument): SpokenText {
  let spoken = known.get(markup);
  if (!spoken) {
    const text = markup.verbatimText();
    spoken = last?.text === text ? last : readSpokenText(text);
    last = spoken;
    known.set(markup, spoken);
  }
  return spoken;
}

function readSpokenText(text: string): SpokenText {
  const frontMatter = readFrontMatter(text);
  const turns = readTurns(text, listedSpeakers(frontMatter));
  return {
    text,
    turns,
    turnStarts: turns.map(({ range }) => range.start),
    bodyStart: frontMatter.range?.end ?? 0,
  };
}

/** The sentence at an offset; null in front matter and on blank lines. */
export function sentenceIn({ text, turns, turnStarts, bodyStart }: SpokenText, offset: number): TextRange | null {
  const turn = turns[lastAtMost(turnStarts, offset)];
  return offset < bodyStart ? null : sentenceAt(text, offset, turnStarts, turn?.label.end);
}

/** The words of the turn at an offset, without the speaker's label; null where nobody speaks or says nothing. */
export function turnIn({ text, turns, turnStarts }: SpokenText, offset: number): TextRange | null {
  const turn = turns[lastAtMost(turnStarts, offset)];
  if (!turn || offset > turn.range.end) {
    return null;
  }
  const words = trimmed(text, { start: turn.label.end, end: turn.range.end });
  return words.start < words.end ? words : null;
}

/** The first sentence that begins at or after an offset; null after the last one. */
export function sentenceAfter(spoken: SpokenText, offset: number): TextRange | null {
  const { text, bodyStart } = spoken;
  for (let at = nextWord(text, Math.max(offset, bodyStart)); at < text.length; ) {
    const sentence = sentenceIn(spoken, at);
    if (sentence && sentence.start >= offset) {
      return sentence;
    }
    // Inside a sentence, or in a label without words: what follows it is next.
    at = nextWord(text, Math.max(at + 1, sentence?.end ?? lineEnd(text, at)));
  }
  return null;
}

/** The last sentence that ends at or before an offset; null before the first one. */
export function sentenceBefore(spoken: SpokenText, offset: number): TextRange | null {
  const { text, bodyStart } = spoken;
  for (let at = previousWord(text, offset); at >= bodyStart; ) {
    const sentence = sentenceIn(spoken, at);
    if (sentence && sentence.end <= offset && sentence.start <= at) {
      return sentence;
    }
    at = previousWord(text, Math.min(at, sentence?.start ?? at, text.lastIndexOf('\n', at) + 1 || at));
  }
  return null;
}

function nextWord(text: string, from: number): number {
  const rest = /\S/u;
  for (let at = from; at < text.length; at++) {
    if (rest.test(text.charAt(at))) {
      return at;
    }
  }
  return text.length;
}

/** The last character that is no white space before an offset; -1 where there is none. */
function previousWord(text: string, offset: number): number {
  for (let at = offset - 1; at >= 0; at--) {
    if (/\S/u.test(text.charAt(at))) {
      return at;
    }
  }
  return -1;
}

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}
