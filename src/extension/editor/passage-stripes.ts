import type { Coding } from '../../core/markup/model';

/** One code on one passage, and the lane it is drawn in: passages that overlap never share a lane. */
export interface Stripe {
  readonly coding: Coding;
  readonly code: string;
  /** From 0, the lowest that was free where the passage begins. */
  readonly lane: number;
}

/**
 * The lanes of the codes of every coding, one after the other: a coding keeps its lane wherever the transcript is looked at. One pass
 * without an object for each code, because it follows every key. `codings` as a MarkupDocument has them: by start, then longer first.
 */
export function lanesOf(codings: readonly Coding[]): Uint16Array {
  const lanes = new Uint16Array(codings.reduce((sum, { codes }) => sum + codes.length, 0));
  /** Per lane, the verbatim offset where its last passage ends. */
  const ends: number[] = [];
  let at = 0;
  for (const { codes, verbatim } of codings) {
    for (let code = 0; code < codes.length; code++) {
      let lane = 0;
      while (lane < ends.length && ends[lane]! > verbatim.start) {
        lane++;
      }
      ends[lane] = verbatim.end;
      lanes[at++] = lane;
    }
  }
  return lanes;
}

/** The stripes of the codings that are wanted (all), in the order of `codings`. */
export function stripesOf(
  codings: readonly Coding[],
  lanes: Uint16Array = lanesOf(codings),
  isWanted: (coding: Coding) => boolean = () => true,
): readonly Stripe[] {
  const stripes: Stripe[] = [];
  let at = 0;
  for (const coding of codings) {
    if (isWanted(coding)) {
      for (const [index, code] of coding.codes.entries()) {
        stripes.push({ coding, code, lane: lanes[at + index]! });
      }
    }
    at += coding.codes.length;
  }
  return stripes;
}
