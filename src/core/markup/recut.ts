import { applyEdits, lastAtMost, type TextEdit } from '../text';
import type { Block } from './block';
import { cutBlocks } from './blocks';

/** A block to read anew. */
export interface FreshCut {
  readonly text: string;
  readonly isFrontMatter: boolean;
}

/** A block to read anew, or one that is kept as it was read before. */
export type Cut = FreshCut | Block;

interface CutDocument {
  readonly blocks: readonly Block[];
  /** Source offset of each block. */
  readonly starts: readonly number[];
}

/** Blocks beyond the edited one that are put together at first to find where old and new boundaries meet again. */
const lookahead = 2;

export function cutWhole(text: string): readonly FreshCut[] {
  return cutBlocks(text).map(({ start, end, isFrontMatter }) => ({ text: text.slice(start, end), isFrontMatter }));
}

/**
 * Cuts anew around the edits, which are by place, and keeps the blocks elsewhere. Puts together only the text near by,
 * so that the cost does not grow with the document.
 */
export function recut(document: CutDocument, edits: readonly TextEdit[]): readonly Cut[] {
  const { blocks, starts } = document;
  const cuts: Cut[] = [];
  let next = 0;
  let edit = 0;
  const keepUntil = (limit: number): void => {
    while (next < limit) {
      cuts.push(blocks[next++] as Block);
    }
  };
  while (edit < edits.length) {
    // The block before, too: whether it ends there depends on the edited block's first line.
    keepUntil(blockAt(starts, (edits[edit] as TextEdit).range.start) - 1);
    const region = cutRegion(document, next, edits, edit);
    cuts.push(...region.cuts);
    next = region.end;
    edit = region.nextEdit;
  }
  keepUntil(blocks.length);
  return cuts;
}

interface Region {
  readonly cuts: readonly FreshCut[];
  /** Index of the first block behind it. */
  readonly end: number;
  readonly nextEdit: number;
}

/** Cuts from block `first` to where a new boundary falls on an old one behind the last edit near by. */
function cutRegion(document: CutDocument, first: number, edits: readonly TextEdit[], firstEdit: number): Region {
  const { blocks, starts } = document;
  const base = starts[first] ?? 0;
  let reach = lookahead;
  for (;;) {
    const window = windowOf(document, first, edits, firstEdit, reach);
    let end = blocks.length;
    const bounds = cutBlocks(window.text, first === 0, (boundary) => {
      const old = base + boundary - window.growth;
      const index = old < window.editsEnd ? -1 : lastAtMost(starts, old);
      const meets = index !== -1 && index < window.end && starts[index] === old;
      end = meets ? index : end;
      return meets;
    });
    if (end < window.end || window.end === blocks.length) {
      const cuts = bounds.map(({ start, end: stop, isFrontMatter }) => ({ text: window.text.slice(start, stop), isFrontMatter }));
      return { cuts, end, nextEdit: window.nextEdit };
    }
    reach *= 2;
  }
}

/** The new text of a run of blocks. */
interface Window {
  readonly text: string;
  /** Index of the first block behind it. */
  readonly end: number;
  readonly nextEdit: number;
  /** Old offset where its last edit ends. */
  readonly editsEnd: number;
  /** UTF-16 units that its edits add. */
  readonly growth: number;
}

/** Holds every edit that begins in it or at its end. */
function windowOf({ blocks, starts }: CutDocument, first: number, edits: readonly TextEdit[], firstEdit: number, reach: number): Window {
  const base = starts[first] ?? 0;
  const endOf = (index: number): number => starts[index] ?? Infinity;
  const own: TextEdit[] = [];
  let end = first;
  let nextEdit = firstEdit;
  let editsEnd = base;
  let growth = 0;
  for (let edit = edits[nextEdit]; edit && (nextEdit === firstEdit || edit.range.start <= endOf(end)); edit = edits[++nextEdit]) {
    const { range, newText } = edit;
    own.push({ range: { start: range.start - base, end: range.end - base }, newText });
    editsEnd = Math.max(editsEnd, range.end);
    growth += newText.length - (range.end - range.start);
    end = Math.min(blocks.length, blockAt(starts, range.end) + 1 + reach);
  }
  const old = blocks.slice(first, end).map(({ text }) => text).join('');
  return { text: applyEdits(old, own), end, nextEdit, editsEnd, growth };
}

function blockAt(starts: readonly number[], offset: number): number {
  return Math.max(0, lastAtMost(starts, offset));
}
