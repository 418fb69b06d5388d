import type { TextRange } from '../text';
import { formatAttributeList } from './attribute-list';
import type { Attribute } from './model';
import type { PassageEnds } from './passage-ends';
import type { BlockPlacement } from './placement';
import type { Gap, Weave, WovenCoding, WovenPiece } from './weave';

export interface NewCoding {
  readonly passage: TextRange;
  readonly codes: readonly string[];
  readonly id: string | null;
  readonly attributes: readonly Attribute[];
}

/** How far back from the end of a passage a closing anchor may reach for text to wrap (rule G4). */
const longestWrap = 200;

/** Writes a coding into the weave: as a span where rule G3 allows one, else as a pair of anchors. */
export function writeCoding(weave: Weave, ends: PassageEnds, coding: NewCoding, newId: () => string): WovenCoding {
  const line = new InlineContext(weave, ends, coding.passage);
  const gaps = line.allowsSpan() ? line.bracketGaps(coding.passage) : null;
  const woven = gaps ? asSpan(weave, coding, gaps) : asAnchors(weave, line, coding, newId);
  weave.add(woven);
  return woven;
}

function asSpan(weave: Weave, coding: NewCoding, [from, to]: readonly [Gap, Gap]): WovenCoding {
  const { passage, codes, id, attributes } = coding;
  const open: WovenPiece = { at: passage.start, kind: 'open', text: '[', original: null };
  const list = formatAttributeList({ codes, id, anchored: false, attributes });
  const close: WovenPiece = { at: passage.end, kind: 'close', text: `]${list}`, original: null };
  weave.insert(close, to.index);
  weave.insert(open, from.index);
  return { kind: 'span', passage, codes, id, attributes, pieces: [open, close], listPiece: close };
}

function asAnchors(weave: Weave, line: InlineContext, coding: NewCoding, newId: () => string): WovenCoding {
  const { passage, codes, attributes } = coding;
  const id = coding.id ?? newId();
  const list = formatAttributeList({ codes, id, anchored: true, attributes });
  const opener: WovenPiece = { at: passage.start, kind: 'open', text: `[]${list}`, original: null };
  weave.insert(opener, openingIndex(weave, passage.start));
  const closing = closingIndex(weave, passage.end);
  const wrapped = closing === 0 && isAwkward(weave.verbatim.charAt(passage.end - 1)) ? line.wrapGaps() : null;
  const closers: WovenPiece[] = [];
  if (wrapped) {
    const [from, to] = wrapped;
    closers.push(
      { at: from.at, kind: 'open', text: '[', original: null },
      { at: passage.end, kind: 'close', text: `]{to=${id}}`, original: null },
    );
    weave.insert(closers[1] as WovenPiece, to.index);
    weave.insert(closers[0] as WovenPiece, from.index);
  } else {
    closers.push({ at: passage.end, kind: 'close', text: `[]{to=${id}}`, original: null });
    weave.insert(closers[0] as WovenPiece, closing);
  }
  return { kind: 'anchored', passage, codes, id, attributes, pieces: [opener, ...closers], listPiece: opener };
}

/** After everything that ends there. */
function openingIndex(weave: Weave, at: number): number {
  return weave.gap(at).reduce((index, { kind }, i) => (kind === 'close' ? i + 1 : index), 0);
}

/** Before everything that begins there. */
function closingIndex(weave: Weave, at: number): number {
  const gap = weave.gap(at);
  const first = gap.findIndex(({ kind }) => kind === 'open');
  return first === -1 ? gap.length : first;
}

/** Characters that a marker's bracket may not follow (rule G4). */
function isAwkward(char: string): boolean {
  return char === '!' || char === '^' || char === ']';
}

/** The line in which a passage ends, as the writer's rules look at it. */
class InlineContext {
  private readonly base: number;
  private readonly placement: BlockPlacement;
  private readonly container: TextRange | null;
  private readonly skipped: readonly TextRange[];

  constructor(
    private readonly weave: Weave,
    private readonly ends: PassageEnds,
    private readonly passage: TextRange,
  ) {
    const { start, placement } = ends.blockAt(passage.end - 1);
    this.base = start;
    this.placement = placement;
    const end = passage.end - start;
    this.container = placement.containers.find((range) => range.start < end && end <= range.end) ?? null;
    this.skipped = placement.atoms.map((range) => ({ start: range.start + start, end: range.end + start }));
  }

  /** Rule G3, but for what depends on other tags. */
  allowsSpan(): boolean {
    const { start, end } = this.passage;
    const { verbatim } = this.weave;
    if (!this.container || start < this.container.start + this.base) {
      return false;
    }
    const body = verbatim.slice(start, end);
    return (
      !/[\r\n]|^\s|\s$|^\^|^\[.*\]$/u.test(body) &&
      this.holdsWhole(start, end) &&
      !this.isLabel(body) &&
      verbatim.charAt(end) !== '{'
    );
  }

  /**
   * Where brackets around a range of one line can go so that they belong together, the outermost first; null where
   * other spans are crossed whichever way.
   */
  bracketGaps({ start, end }: TextRange): readonly [Gap, Gap] | null {
    const before = this.weave.gap(start);
    const after = this.weave.gap(end);
    const firstFrom = openingIndex(this.weave, start);
    const lastTo = closingIndex(this.weave, end);
    for (let from = firstFrom; from <= before.length; from++) {
      if (from === 0 && isAwkward(this.weave.verbatim.charAt(start - 1))) {
        continue;
      }
      for (let to = Math.min(lastTo, after.length); to >= 0; to--) {
        const gaps = [
          { at: start, index: from },
          { at: end, index: to },
        ] as const;
        if (this.weave.isBalanced(...gaps, this.skipped)) {
          return gaps;
        }
      }
    }
    return null;
  }

  /** Where a closing anchor's bracket can open before awkward characters, so that none of them precedes it. */
  wrapGaps(): readonly [Gap, Gap] | null {
    const { verbatim } = this.weave;
    const { end } = this.passage;
    const lineStart = Math.max(this.lineStart(), end - longestWrap);
    for (let start = end - 1; start >= lineStart; start--) {
      const body = verbatim.slice(start, end);
      const isWordEdge = !/^[\p{L}\p{N}]{2}$/u.test(verbatim.slice(start - 1, start + 1)) || start === lineStart;
      if (isWordEdge && !/^\s|^\^|^\[.*\]$/u.test(body) && this.canWrap(start, end, body)) {
        const gaps = this.bracketGaps({ start, end });
        if (gaps) {
          return gaps;
        }
      }
    }
    const start = Math.max(this.passage.start, lineStart);
    return this.canWrap(start, end, verbatim.slice(start, end)) ? this.bracketGaps({ start, end }) : null;
  }

  private canWrap(start: number, end: number, body: string): boolean {
    const placed = this.placement.allowed.some(
      (range) => range.start + this.base <= start && start <= range.end + this.base,
    );
    return placed && this.holdsWhole(start, end) && !this.isLabel(body);
  }

  /** No emphasis or link crosses the edges, and what could become emphasis is paired inside. */
  private holdsWhole(start: number, end: number): boolean {
    const from = start - this.base;
    const to = end - this.base;
    const crosses = this.placement.inlines.some(
      ({ outer, inner }) =>
        outer.start < to && from < outer.end && !(from <= outer.start && outer.end <= to) &&
        !(inner.start <= from && to <= inner.end),
    );
    const body = this.weave.verbatim.slice(start, end);
    return !crosses && ['*', '_', '~', '`'].every((char) => (body.split(char).length - 1) % 2 === 0);
  }

  private isLabel(body: string): boolean {
    const { links } = this.ends.definitions;
    return links.length > 0 && links.includes(body.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase());
  }

  private lineStart(): number {
    const { verbatim } = this.weave;
    const { end } = this.passage;
    const floor = this.base + (this.container?.start ?? 0);
    for (let at = end - 1; at > floor; at--) {
      const code = verbatim.charCodeAt(at - 1);
      if (code === 10 || code === 13) {
        return at;
      }
    }
    return floor;
  }
}
