import { lastAtMost, type TextRange } from '../text';
import { cutBlocks, type BlockBounds } from './blocks';
import { definesOf, unionOf } from './block';
import type { Definitions } from './micromark-context';
import { placementOf, type BlockPlacement } from './placement';

/**
 * Finds the nearest places for the two markers of a passage in a verbatim text. Blocks are parsed when a passage first
 * ends in them, and once.
 */
export class PassageEnds {
  private readonly bounds: readonly BlockBounds[];
  private readonly starts: readonly number[];
  private readonly placements: (BlockPlacement | undefined)[] = [];
  private labels: Definitions | null = null;

  constructor(readonly verbatim: string) {
    this.bounds = cutBlocks(verbatim);
    this.starts = this.bounds.map(({ start }) => start);
  }

  get definitions(): Definitions {
    return (this.labels ??= unionOf(
      this.bounds.map((bound) => definesOf(this.verbatim.slice(bound.start, bound.end), bound.isFrontMatter)),
    ));
  }

  /**
   * The passage with its ends where markers can stand, or null where there is no place for it (front matter, an empty
   * document). White space and block prefixes at its ends are left out; code, links' destinations and the like are
   * taken whole; an end inside an escape goes before its backslash.
   */
  place(asked: TextRange): TextRange | null {
    const start = this.nearest(asked.start, 'start');
    const end = this.nearest(asked.end, 'end');
    if (start !== null && end !== null && start < end) {
      return { start, end };
    }
    // Nothing but blanks or prefixes: take what surrounds them.
    const before = this.allowedBefore(Math.min(asked.start, start ?? asked.start));
    const after = this.allowedAfter(Math.max(asked.end, end ?? asked.end));
    return before !== null && after !== null && before < after ? { start: before, end: after } : null;
  }

  /** The block that holds an offset, with the block's place in the text. */
  blockAt(offset: number): { readonly start: number; readonly placement: BlockPlacement } {
    const index = Math.max(0, lastAtMost(this.starts, offset));
    return { start: this.starts[index] ?? 0, placement: this.placement(index) };
  }

  private nearest(offset: number, side: 'start' | 'end'): number | null {
    const before = this.allowedBefore(offset);
    if (before === offset) {
      return offset;
    }
    const after = this.allowedAfter(offset);
    if (before === null || after === null) {
      return before ?? after;
    }
    switch (this.obstacle(before, offset, after)) {
      case 'escape':
        return before;
      case 'atom': {
        const link = this.linkWithDestinationAt(offset);
        if (link) {
          return side === 'start' ? this.allowedBefore(link.start) : this.allowedAfter(link.end);
        }
        return side === 'start' ? before : after;
      }
      case 'blank':
        return side === 'start' ? after : before;
      case 'delimiter':
        // Across the delimiters, whichever side they lie on.
        return /^[*_~]+$/.test(this.verbatim.slice(offset, after)) ? after : before;
    }
  }

  /** What keeps a marker from standing between two places that are open. */
  private obstacle(before: number, offset: number, after: number): 'escape' | 'atom' | 'blank' | 'delimiter' {
    const isInside = ({ start, end }: TextRange): boolean => offset > start && offset < end;
    const { start, placement } = this.blockAt(offset);
    const relative = (range: TextRange): TextRange => ({ start: range.start + start, end: range.end + start });
    if (placement.escapes.some((range) => isInside(relative(range))) || this.verbatim[offset - 1] === '\\') {
      return 'escape';
    }
    for (let index = Math.max(0, lastAtMost(this.starts, before)); index < this.bounds.length; index++) {
      const base = this.starts[index] as number;
      if (base >= after) {
        break;
      }
      if (this.placement(index).atoms.some((atom) => atom.start + base < after && atom.end + base > before)) {
        return 'atom';
      }
    }
    const skipped = this.verbatim.slice(before, after);
    if (/^[*_~]+$/.test(skipped) || /[*_~]/.test(this.verbatim.charAt(offset) + this.verbatim.charAt(offset - 1))) {
      return /[\r\n]/.test(skipped) ? 'blank' : 'delimiter';
    }
    return /[\r\n]|^\s*$/.test(skipped) || !/[\p{L}\p{N}]/u.test(skipped) ? 'blank' : 'atom';
  }

  private linkWithDestinationAt(offset: number): TextRange | null {
    const { start, placement } = this.blockAt(offset);
    const link = placement.links.find(({ range, destination }) => {
      return destination + start <= offset && offset < range.end + start;
    });
    return link ? { start: link.range.start + start, end: link.range.end + start } : null;
  }

  private allowedBefore(offset: number): number | null {
    for (let index = lastAtMost(this.starts, offset); index >= 0; index--) {
      const base = this.starts[index] as number;
      const { allowed } = this.placement(index);
      for (let i = allowed.length - 1; i >= 0; i--) {
        const range = allowed[i] as TextRange;
        if (range.start + base <= offset) {
          return Math.min(offset, range.end + base);
        }
      }
    }
    return null;
  }

  private allowedAfter(offset: number): number | null {
    for (let index = Math.max(0, lastAtMost(this.starts, offset) - 1); index < this.bounds.length; index++) {
      const base = this.starts[index] as number;
      for (const range of this.placement(index).allowed) {
        if (range.end + base >= offset) {
          return Math.max(offset, range.start + base);
        }
      }
    }
    return null;
  }

  private placement(index: number): BlockPlacement {
    const known = this.placements[index];
    if (known) {
      return known;
    }
    const bound = this.bounds[index];
    const placement =
      !bound || bound.isFrontMatter
        ? { allowed: [], atoms: [], links: [], escapes: [], inlines: [], containers: [] }
        : placementOf(this.verbatim.slice(bound.start, bound.end), this.definitions);
    this.placements[index] = placement;
    return placement;
  }
}
