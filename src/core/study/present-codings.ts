import type { MarkupDocument } from '../markup/document';
import type { Coding } from '../markup/model';
import type { IndexedCoding } from './transcript';

/** Finds codings that an index knows in the present state of their transcript, which may be some edits ahead. */
export class PresentCodings {
  private readonly exact = new Map<string, Coding>();

  constructor(private readonly markup: MarkupDocument) {
    for (const coding of markup.codings) {
      this.exact.set(keyOf(coding), coding);
    }
  }

  /** The same coding at its place; else the one with its id; else, of those with its words and codes, the nearest. */
  find(wanted: IndexedCoding): Coding | undefined {
    const same = this.exact.get(keyOf(wanted));
    if (same) {
      return same;
    }
    const { codings } = this.markup;
    if (wanted.id !== null) {
      return codings.find(({ id }) => id === wanted.id);
    }
    const { start, end } = wanted.verbatim;
    let nearest: Coding | undefined;
    let distance = Infinity;
    for (const coding of codings) {
      const { verbatim } = coding;
      const away = Math.abs(verbatim.start - start);
      if (
        away < distance &&
        verbatim.end - verbatim.start === end - start &&
        coding.id === null &&
        coding.codes.join(' ') === wanted.codes.join(' ') &&
        this.markup.verbatimSlice(verbatim) === wanted.text
      ) {
        nearest = coding;
        distance = away;
      }
    }
    return nearest;
  }
}

function keyOf({ verbatim, codes, id }: Coding | IndexedCoding): string {
  return `${verbatim.start} ${verbatim.end} ${id ?? ''} ${codes.join(' ')}`;
}
