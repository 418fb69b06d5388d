import type { Stripe } from '../editor/passage-stripes';

const none: readonly Stripe[] = [];

/** Which stripes lie over a place of the verbatim text. Places between two boundaries share one list, so lists compare by identity. */
export class CoveringStripes {
  readonly #boundaries: number[];
  readonly #lists: (readonly Stripe[])[] = [];

  /** @param stripes by where their passage begins, then longer first */
  constructor(stripes: readonly Stripe[]) {
    const boundaries = new Set<number>();
    for (const { coding } of stripes) {
      boundaries.add(coding.verbatim.start).add(coding.verbatim.end);
    }
    this.#boundaries = [...boundaries].sort((a, b) => a - b);
    let next = 0;
    let open: readonly Stripe[] = none;
    for (const boundary of this.#boundaries) {
      const begun: Stripe[] = [];
      for (let stripe = stripes[next]; stripe && stripe.coding.verbatim.start <= boundary; stripe = stripes[++next]) {
        begun.push(stripe);
      }
      open = [...open, ...begun].filter((stripe) => stripe.coding.verbatim.end > boundary);
      this.#lists.push(open);
    }
  }

  /** Outermost first. */
  at(verbatimOffset: number): readonly Stripe[] {
    let low = 0;
    let high = this.#boundaries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#boundaries[middle]! <= verbatimOffset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#lists[low - 1] ?? none;
  }
}
