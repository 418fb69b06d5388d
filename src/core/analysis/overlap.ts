import type { IndexedCoding } from '../study/transcript';

/**
 * The codings of a transcript whose passage shares at least one character with that of another one, itself included.
 *
 * @param codings of one transcript, by where they begin.
 */
export class Overlaps {
  /** For each coding, how far the ones up to it reach: ascending, so where an overlap can begin is found by halving. */
  private readonly reach: readonly number[];

  constructor(private readonly codings: readonly IndexedCoding[]) {
    let furthest = 0;
    this.reach = codings.map(({ verbatim }) => (furthest = Math.max(furthest, verbatim.end)));
  }

  forEach({ verbatim }: IndexedCoding, found: (coding: IndexedCoding) => void): void {
    for (let at = this.first(verbatim.start); at < this.codings.length; at++) {
      const coding = this.codings[at];
      if (coding === undefined || coding.verbatim.start >= verbatim.end) {
        return;
      }
      if (coding.verbatim.end > verbatim.start) {
        found(coding);
      }
    }
  }

  /** Whether there is any. Found by halving, however many there are: the first that reaches far enough is the one to ask. */
  some({ verbatim }: IndexedCoding): boolean {
    return (this.codings[this.first(verbatim.start)]?.verbatim.start ?? Infinity) < verbatim.end;
  }

  /** Index of the first coding that ends after `offset`. */
  private first(offset: number): number {
    let low = 0;
    let high = this.reach.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.reach[middle] ?? Infinity) > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
