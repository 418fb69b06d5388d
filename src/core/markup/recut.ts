import { lastAtMost, type TextEdit } from '../text';
import type { Block } from './block';
import { cutBlocks, type BlockBounds } from './blocks';

/** Cuts anew around the edits and keeps the blocks elsewhere; `kept` is by index into the new bounds. */
export function recut(
  document: { readonly blocks: readonly Block[]; readonly starts: readonly number[] },
  text: string,
  edits: readonly TextEdit[],
): { bounds: BlockBounds[]; kept: Map<number, Block> } {
  const { blocks, starts } = document;
  const bounds: BlockBounds[] = [];
  const kept = new Map<number, Block>();
  let next = 0;
  let delta = 0;
  let edit = 0;
  const keepUntil = (limit: number): void => {
    for (; next < limit; next++) {
      const block = blocks[next] as Block;
      const start = (starts[next] as number) + delta;
      kept.set(bounds.length, block);
      bounds.push({ start, end: start + block.length, isFrontMatter: block.isFrontMatter });
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
    const cut = cutBlocks(text, from, (boundary) => {
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
    bounds.push(...cut);
    if (realigned === blocks.length) {
      // Cut to the end: every edit left lies in what was cut.
      edit = edits.length;
    }
    next = realigned;
  }
  keepUntil(blocks.length);
  return { bounds, kept };
}
