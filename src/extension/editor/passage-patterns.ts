import type { Codebook } from '../../core/study/codebook';

/** How a code's lines are broken, so that codes can be told apart without their colours. */
export type Pattern = 'solid' | 'dashed' | 'dotted' | 'dashDotted';

/** Pixels in turn drawn and left out. */
const strokes: Readonly<Record<Pattern, readonly number[]>> = {
  solid: [],
  dashed: [9, 4],
  dotted: [2, 3],
  dashDotted: [9, 3, 2, 3],
};

const patterns = Object.keys(strokes) as readonly Pattern[];
const orders = new WeakMap<Codebook, ReadonlyMap<string, number>>();

/** Codes that follow each other in the codebook differ. A slug the codebook does not have is dotted. */
export function patternOf(codebook: Codebook, slug: string): Pattern {
  let order = orders.get(codebook);
  if (!order) {
    order = new Map(codebook.codes.map((code, index) => [code.slug, index]));
    orders.set(codebook, order);
  }
  const place = order.get(slug);
  return place === undefined ? 'dotted' : patterns[place % patterns.length]!;
}

/** A CSS image of a line in a pattern. */
export function patternedLine(color: string, pattern: Pattern, direction: 'to right' | 'to bottom'): string {
  const stops: string[] = [];
  let at = 0;
  strokes[pattern].forEach((length, index) => {
    stops.push(`${index % 2 === 0 ? color : 'transparent'} ${at}px ${at + length}px`);
    at += length;
  });
  return stops.length === 0
    ? `linear-gradient(${color}, ${color})`
    : `repeating-linear-gradient(${direction}, ${stops.join(', ')})`;
}
