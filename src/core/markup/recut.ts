import { lastAtMost, type TextEdit } from '../text';
import type { Block } from './block';
import { cutBlocks, type BlockBounds } from './blocks';

/** Where to read a block anew, or a block that is kept as it was read before. */
export type Cut = BlockBounds | Block;

/** Cuts anew around the edits and keeps the blocks elsewhere. */
export function recut(
  document: { readonly blocks: readonly Block[]; readonly starts: readonly number[] },
  text: string,
  edits: readonly TextEdit[],
): readonly Cut[] {
  const { blocks, starts } = document;
  const cuts: Cut[] = [];
  let next = 0;
  let delta = 0;
  let edit = 0;
  const keepUntil = (limit: number): void => {
    for (; next < limit; next++) {
      cuts.push(blocks[next] as Block);
    }
  };
  while (edit < edits.length) {
    // The block before, too: whether it ends there depends on the edited block's first line.
    const first = lastAtMost(starts, (edits[edit] as TextEdit).range.start) - 1;
    keepUntil(Math.max(next, first));
    let touchedEnd = -1;
    const absorb = (limit: number): void => {
      for (; edit < edits.length; edit++) {
        const { range, newText } = edits[edit] as TextEdit;
        if (lastAtMost(starts, range.start) > limit) {
          return;
        }
        touchedEnd = Math.max(touchedEnd, range.end);
        delta += newText.length - (range.end - range.start);
      }
    };
    const from = (starts[next] ?? 0) + delta;
    absorb(lastAtMost(starts, (edits[edit] as TextEdit).range.start));
    let realigned = blocks.length;
    const fresh = cutBlocks(text, from, (boundary) => {
      // Edits before this boundary are inside what was just cut; those at the next old block need its predecessor.
      while (edit < edits.length && (edits[edit] as TextEdit).range.start + delta <= boundary) {
        absorb(lastAtMost(starts, (edits[edit] as TextEdit).range.start));
      }
      const old = boundary - delta;
      const index = lastAtMost(starts, old);
      if (old < touchedEnd || starts[index] !== old) {
        return false;
      }
      if (edit < edits.length && lastAtMost(starts, (edits[edit] as TextEdit).range.start) <= index) {
        return false;
      }
      realigned = index;
      return true;
    });
    cuts.push(...fresh);
    if (realigned === blocks.length) {
      // Cut to the end: every edit left lies in what was cut.
      edit = edits.length;
    }
    next = realigned;
  }
  keepUntil(blocks.length);
  return cuts;
}
