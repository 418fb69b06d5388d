import { LineCursor } from '../text';
import type { TextRange } from '../text';
import { frontMatterRange } from './front-matter';
import { LabelReader, normalizeName } from './speaker-label';
import type { SpeakerLabel } from './speaker-label';

/** What one speaker says until the next one begins. Offsets are UTF-16 offsets in the verbatim text. */
export interface Turn {
  /** The name as the label has it, without markup. */
  readonly speaker: string;
  /** The label as written, with its markup and colon. */
  readonly label: TextRange;
  /** From the label's line to the end of the last words, without the blank lines after them. */
  readonly range: TextRange;
  /** `00:12:31` where one stands beside the label. */
  readonly timestamp: string | null;
}

/** A line where the talk of the speaker before may end: a label, or a heading that is none. */
interface Break {
  readonly at: number;
  readonly label: SpeakerLabel | null;
  readonly headingLevel: number | null;
}

/**
 * Splits a transcript's verbatim text into turns. A label counts as a speaker's only where it recurs or is one of
 * `listedSpeakers`, because “Note: …” looks the same; `Ann Lee (AL):` also counts where `AL:` recurs, under that name.
 * A turn runs to the next label, to the next heading that is not below its own, or to a bold label that is no
 * speaker's. Where one unlisted name is the only label, as in “Q: …” before answers that have none, its turns are one
 * paragraph: nobody knows who says the rest.
 *
 * One pass over the lines; quotes, tables, fenced code, comments and front matter hold no labels.
 */
export function readTurns(verbatim: string, listedSpeakers: readonly string[]): readonly Turn[] {
  const breaks = findBreaks(verbatim);
  if (breaks.length === 0) {
    return [];
  }
  const speakers = new Speakers(breaks, listedSpeakers);
  const turns: Turn[] = [];
  breaks.forEach((from, index) => {
    const speaker = from.label === null ? null : speakers.nameOf(from.label);
    if (from.label === null || speaker === null) {
      return;
    }
    let next = index + 1;
    while (next < breaks.length && !ends(breaks[next], from, speakers)) {
      next++;
    }
    const limit = breaks[next]?.at ?? verbatim.length;
    const end = speakers.speaksAlone ? endOfParagraph(verbatim, from.label.range.end, limit) : limit;
    turns.push({
      speaker,
      label: from.label.range,
      range: { start: from.at, end: trimmedEnd(verbatim, from.label.range.end, end) },
      timestamp: from.label.timestamp,
    });
  });
  return turns;
}

/** Who speaks at a verbatim offset, or null between turns. */
export function speakerAt(turns: readonly Turn[], offset: number): string | null {
  return turnAt(turns, offset)?.speaker ?? null;
}

/** The turn a verbatim offset lies in, found by halving. */
export function turnAt(turns: readonly Turn[], offset: number): Turn | null {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((turns[middle]?.range.start ?? Infinity) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const turn = turns[low - 1];
  return turn !== undefined && offset < turn.range.end ? turn : null;
}

function findBreaks(text: string): readonly Break[] {
  const breaks: Break[] = [];
  const labels = new LabelReader(text);
  const from = frontMatterRange(text)?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  let fence: Fence | null = null;
  let inComment = false;
  const line = new LineCursor(text, from);
  while (line.advance()) {
    const first = firstCharacter(text, line.start, line.contentEnd);
    if (first === line.contentEnd) {
      continue;
    }
    if (inComment) {
      inComment = !closesComment(text, first, line.contentEnd);
      continue;
    }
    const indented = isIndented(text, line.start, first);
    const mark = indented ? null : readFence(text, first, line.contentEnd);
    if (fence !== null) {
      if (mark !== null && mark.char === fence.char && mark.length >= fence.length && mark.isBare) {
        fence = null;
      }
      continue;
    }
    if (mark !== null) {
      fence = mark;
      continue;
    }
    if (indented) {
      continue;
    }
    if (text.startsWith('<!--', first)) {
      inComment = !closesComment(text, first + 4, line.contentEnd);
      continue;
    }
    const headingLevel = readHeadingLevel(text, first, line.contentEnd);
    const label = labels.read(first, line.contentEnd, headingLevel);
    if (label !== null || headingLevel !== null) {
      breaks.push({ at: line.start, label, headingLevel });
    }
  }
  return breaks;
}

/** Decides which labels are speakers', from all labels of a transcript. */
class Speakers {
  /** True where one name that front matter does not list is the only label there is. */
  readonly speaksAlone: boolean;
  private readonly counts = new Map<string, number>();
  private readonly listed: ReadonlySet<string>;

  constructor(breaks: readonly Break[], listedSpeakers: readonly string[]) {
    this.listed = new Set(listedSpeakers.map((name) => normalizeName(name).toLowerCase()));
    const strong = new Set<string>();
    for (const { label } of breaks) {
      if (label !== null) {
        this.counts.set(label.name, (this.counts.get(label.name) ?? 0) + 1);
        if (label.form !== 'plain') {
          strong.add(label.name);
        }
      }
    }
    const names = new Set<string>();
    for (const { label } of breaks) {
      const name = label === null || label.form === 'heading' ? null : this.nameOf(label);
      if (name !== null) {
        names.add(name);
      }
    }
    const only = names.size === 1 ? [...names][0] : undefined;
    this.speaksAlone = only !== undefined && !this.isListed(only) && [...strong].every((name) => name === only)
      && !breaks.some(({ label }) => label?.form === 'heading');
  }

  /** The speaker a label stands for, or null where it is no speaker's. */
  nameOf(label: SpeakerLabel): string | null {
    const initials = label.initials;
    if (initials !== null && !this.recurs(label.name) && this.recurs(initials)) {
      return initials;
    }
    const base = label.nameWithoutInitials;
    return this.recurs(label.name) || this.isListed(label.name) || (base !== null && this.isListed(base)) ? label.name : null;
  }

  private recurs(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 1;
  }

  private isListed(name: string): boolean {
    return this.listed.has(name.toLowerCase());
  }
}

function ends(candidate: Break | undefined, from: Break, speakers: Speakers): boolean {
  if (candidate === undefined) {
    return true;
  }
  if (candidate.label !== null && (candidate.label.form === 'bold' || speakers.nameOf(candidate.label) !== null)) {
    return true;
  }
  return candidate.headingLevel !== null && candidate.headingLevel <= (from.headingLevel ?? 6);
}

function firstCharacter(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) {
    at++;
  }
  return at;
}

/** Four columns, or a tab, make code of a line where a paragraph does not run on (CommonMark, section 4.4). */
function isIndented(text: string, start: number, first: number): boolean {
  return first - start > 3 || text.charCodeAt(start) === 0x09;
}

function readHeadingLevel(text: string, first: number, end: number): number | null {
  let at = first;
  while (at < end && text.charCodeAt(at) === 0x23) {
    at++;
  }
  const level = at - first;
  const blank = at === end || text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09;
  return level >= 1 && level <= 6 && blank ? level : null;
}

interface Fence {
  readonly char: number;
  readonly length: number;
  /** Nothing after the fence characters: only such a line closes. */
  readonly isBare: boolean;
}

function readFence(text: string, first: number, end: number): Fence | null {
  const char = text.charCodeAt(first);
  if (char !== 0x60 && char !== 0x7e) {
    return null;
  }
  let at = first;
  while (at < end && text.charCodeAt(at) === char) {
    at++;
  }
  const length = at - first;
  // An info string with a backtick makes it a code span, not a fence (CommonMark, section 4.5).
  if (length < 3 || (char === 0x60 && indexWithin(text, '`', at, end) !== -1)) {
    return null;
  }
  return { char, length, isBare: text.slice(at, end).trim() === '' };
}

function closesComment(text: string, from: number, end: number): boolean {
  return indexWithin(text, '-->', from, end) !== -1;
}

/** `indexOf` that never looks past the line, so that a search for what is not there stays linear over a file. */
function indexWithin(text: string, search: string, from: number, end: number): number {
  const found = text.slice(from, end).indexOf(search);
  return found === -1 ? -1 : from + found;
}

function endOfParagraph(text: string, labelEnd: number, limit: number): number {
  let sawText = false;
  const line = new LineCursor(text, labelEnd);
  while (line.advance() && line.start < limit) {
    const isBlank = firstCharacter(text, line.start, line.contentEnd) === line.contentEnd;
    if (isBlank && sawText) {
      return line.start;
    }
    sawText ||= !isBlank;
  }
  return limit;
}

function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && /\s/u.test(text.charAt(at - 1))) {
    at--;
  }
  return at;
}
