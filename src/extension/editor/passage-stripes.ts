import type { Coding } from '../../core/markup/model';

/** One code on one passage, and the lane it is drawn in: passages that overlap never share a lane. */
export interface Stripe {
  readonly coding: Coding;
  readonly code: string;
  /** From 0, the lowest that was free where the passage begins. */
  readonly lane: number;
}

/** Gives every code of every coding its lane. `codings` as a MarkupDocument has them: by start, then longer first. */
export function stripesOf(codings: readonly Coding[]): readonly Stripe[] {
  const stripes: Stripe[] = [];
  /** Per lane, the verbatim offset where its last passage ends. */
  const ends: number[] = [];
  for (const coding of codings) {
    for (const code of coding.codes) {
      const free = ends.findIndex((end) => end <= coding.verbatim.start);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = coding.verbatim.end;
      stripes.push({ coding, code, lane });
    }
  }
  return stripes;
}
