import type { IndexedCoding } from '../study/transcript';

/**
 * Calls `found` for every coding of a transcript whose passage shares at least one character with `passage`, itself
 * included.
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
    let low = 0;
    let high = this.reach.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.reach[middle] ?? Infinity) > verbatim.start) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    for (let at = low; at < this.codings.length; at++) {
      const coding = this.codings[at];
      if (coding === undefined || coding.verbatim.start >= verbatim.end) {
        return;
      }
      if (coding.verbatim.end > verbatim.start) {
        found(coding);
      }
    }
  }
}
