import { readMemo, replaceMemoBody } from '../../core/study/memo';
import { applyEdits, type TextEdit } from '../../core/text';

/** The body of a memo as the panel shows it: with the line ends of a text area. */
export function pageBody(path: string, text: string): string {
  return readMemo(path, text).body.replace(/\r\n?/g, '\n');
}

/**
 * The edits that make `body` the memo's body and leave everything else as it is: front matter, the file's own line ends, and
 * every line that did not change. None where the memo says this already.
 */
export function memoBodyEdits(path: string, text: string, body: string): readonly TextEdit[] {
  if (pageBody(path, text) === body) return [];
  const after = applyEdits(text, [replaceMemoBody(text, body)]);
  return after === text ? [] : [smallestEdit(text, after)];
}

/** The one edit from the first to the last character that differs (UTF-16 offsets of `before`); never inside a pair of units. */
export function smallestEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (start > 0 && isFirstOfPair(before[start - 1]!)) start--;
  if (end > 0 && isSecondOfPair(before[before.length - end]!)) end--;
  return { range: { start, end: before.length - end }, newText: after.slice(start, after.length - end) };
}

function isFirstOfPair(unit: string): boolean {
  return unit === '\r' || /[\uD800-\uDBFF]/.test(unit);
}

function isSecondOfPair(unit: string): boolean {
  return unit === '\n' || /[\uDC00-\uDFFF]/.test(unit);
}
