import type { TextRange } from '../../core/text';

/** One change of a document, as VS Code reports it: UTF-16 offsets before the change. */
export interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Where the editor itself moves a decoration with a change, so that nothing has to be sent for it: what is sent arrives
 * later, when the text may have changed again, and shows for a moment in the wrong place.
 *
 * @param grows whether text typed at an end belongs to the decoration
 * @returns null where it is not certain
 */
export function followChange(range: TextRange, { rangeOffset, rangeLength, text }: Change, grows: boolean): TextRange | null {
  const from = rangeOffset;
  const to = rangeOffset + rangeLength;
  const moved = text.length - rangeLength;
  if (from > range.end || (from === range.end && text === '')) {
    return range;
  }
  if (to < range.start || (to === range.start && text === '')) {
    return { start: range.start + moved, end: range.end + moved };
  }
  if (from > range.start && to < range.end) {
    return { start: range.start, end: range.end + moved };
  }
  if (rangeLength > 0 || range.start === range.end) {
    return null;
  }
  if (from === range.start) {
    return { start: grows ? range.start : range.start + moved, end: range.end + moved };
  }
  return { start: range.start, end: grows ? range.end + moved : range.end };
}
