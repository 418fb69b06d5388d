import type { TextEdit, TextRange } from '../text';
import type { Memo } from './memo';

/** Needs no quotes in YAML, neither on a line of its own nor between the brackets of a list. */
const plain = /^[\p{L}\p{Nd}_](?:[\p{L}\p{M}\p{Nd}._/#-]|:(?=\S))*$/u;

/** The edit that makes a memo be about something else; `position` counts the entries of `aboutRanges`. */
export function replaceSubject({ aboutRanges }: Memo, position: number, subject: string): TextEdit {
  return { range: entryAt(aboutRanges, position), newText: plain.test(subject) ? subject : JSON.stringify(subject) };
}

/** The edit that takes one entry out of `about`, and the key with the last one. `text`: the memo's file. */
export function removeSubject(text: string, { aboutRanges }: Memo, position: number): TextEdit {
  const { start, end } = entryAt(aboutRanges, position);
  const line = { start: lineStart(text, start), end: nextLine(text, end) };
  const before = text.slice(line.start, start);
  const after = text.slice(end, line.end);
  const isAlone = /^\s*(?:#.*)?$/u.test(after);
  if (isAlone && /^\s*["']?about["']?\s*:\s*$/u.test(before)) {
    return { range: line, newText: '' };
  }
  if (isAlone && /^\s*-\s+$/u.test(before)) {
    return { range: aboutRanges.length > 1 ? line : { start: keyLine(text, line.start), end: line.end }, newText: '' };
  }
  const commaAfter = /^\s*,[ \t]*/u.exec(text.slice(end))?.[0].length ?? 0;
  const commaBefore = commaAfter > 0 ? 0 : (/,\s*$/u.exec(text.slice(line.start, start))?.[0].length ?? 0);
  return { range: { start: start - commaBefore, end: end + commaAfter }, newText: '' };
}

function entryAt(ranges: readonly TextRange[], position: number): TextRange {
  const range = ranges[position];
  if (range === undefined) {
    throw new RangeError(`The memo has no entry ${String(position)} in its about.`);
  }
  return range;
}

/** Where the line of the key above begins. */
function keyLine(text: string, from: number): number {
  let start = from;
  while (start > 0 && /^\s*(?:[-#]|$)/u.test(text.slice(start, nextLine(text, start)).trimEnd())) {
    start = lineStart(text, start - 1);
  }
  return start;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function nextLine(text: string, offset: number): number {
  const rest = /\r\n|\n|\r/u.exec(text.slice(offset));
  return rest ? offset + rest.index + rest[0].length : text.length;
}
