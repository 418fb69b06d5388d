import type { MarkupDocument } from '../../core/markup/document';
import type { Coding } from '../../core/markup/model';
import type { TextRange } from '../../core/text';

/** Names one code of one passage to a command. */
export interface PassageReference {
  /** URI of the transcript. */
  readonly document: string;
  /** UTF-16 offsets of the passage in the verbatim text. */
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** The codings whose passage or tag is at a source offset, innermost first. */
export function codingsAt(markup: MarkupDocument, offset: number): readonly Coding[] {
  return markup.codings
    .filter(({ source, open, close }) => [source, open, close].some((range) => holds(range, offset)))
    .sort((a, b) => length(a.verbatim) - length(b.verbatim));
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset < end;
}

function length({ start, end }: TextRange): number {
  return end - start;
}
