import type { MarkupDocument } from '../core/markup/document';
import type { Coding } from '../core/markup/model';

/** A passage as somebody remembers it. The transcript may have changed since. Offsets are UTF-16, verbatim text. */
export interface RememberedPassage {
  readonly id?: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The coding with that id; else, of those with the same words, the one nearest to the place. */
export function findCoding(markup: MarkupDocument, passage: RememberedPassage): Coding | undefined {
  const byId = passage.id ? markup.codings.find(({ id }) => id === passage.id) : undefined;
  if (byId) return byId;
  const length = passage.end - passage.start;
  const distance = ({ verbatim }: Coding): number => Math.abs(verbatim.start - passage.start);
  return markup.codings
    .filter(({ verbatim }) => verbatim.end - verbatim.start === length && markup.verbatimSlice(verbatim) === passage.text)
    .sort((a, b) => distance(a) - distance(b))[0];
}
