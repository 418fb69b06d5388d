import type { TextEdit, TextRange } from '../text';
import type { Block } from './block';
import { partsOf, type MarkupDocument } from './document';
import type { Attribute, Coding } from './model';
import type { PairedCoding } from './pairing';
import { isAsciiPunctuation, type Tag } from './scanner';

/** A piece of a tag, at its place in the verbatim text. */
export interface WovenPiece {
  readonly at: number;
  readonly kind: 'open' | 'close' | 'escape';
  text: string;
  /** Where it stands in the file; null for a new one. */
  readonly original: TextRange | null;
}

/** A coding while operations are applied. */
export interface WovenCoding {
  kind: 'span' | 'anchored';
  passage: TextRange;
  codes: readonly string[];
  id: string | null;
  attributes: readonly Attribute[];
  pieces: readonly WovenPiece[];
  /** The piece that ends with the attribute list. */
  listPiece: WovenPiece;
}

/**
 * A file taken apart into its verbatim text, which never changes here, and the pieces of tags that are woven into it.
 * Operations move pieces; the edits that bring the file there fall out of comparing old and new.
 */
export class Weave {
  readonly codings = new Set<WovenCoding>();
  readonly ids = new Set<string>();
  private readonly byCoding = new Map<Coding, WovenCoding>();
  private readonly byPassage = new Map<string, Set<WovenCoding>>();
  private readonly pieces: WovenPiece[] = [];
  private readonly touched = new Set<number>();

  constructor(
    private readonly document: MarkupDocument,
    readonly verbatim: string,
  ) {
    const { blocks, starts, paired } = partsOf(document);
    const pieceOfTag = new Map<Tag, WovenPiece[]>();
    let removed = 0;
    blocks.forEach((block, index) => {
      const base = starts[index] as number;
      for (const { kind, start, end, tag } of block.pieces) {
        const original = { start: base + start, end: base + end };
        const piece = { at: original.start - removed, kind, original, text: document.text.slice(base + start, base + end) };
        removed += end - start;
        this.pieces.push(piece);
        const owner = block.scan.tags[tag];
        if (owner) {
          pieceOfTag.set(owner, [...(pieceOfTag.get(owner) ?? []), piece]);
        }
      }
      this.noteIds(block);
    });
    for (const coding of paired.codings) {
      this.register(coding, pieceOfTag);
    }
  }

  find(coding: Coding): WovenCoding | undefined {
    const woven = this.byCoding.get(coding);
    return woven && this.codings.has(woven) ? woven : undefined;
  }

  at(passage: TextRange): readonly WovenCoding[] {
    return [...(this.byPassage.get(keyOf(passage)) ?? [])];
  }

  /** The pieces at one place, in file order. */
  gap(at: number): readonly WovenPiece[] {
    const first = this.firstAt(at);
    let end = first;
    while (this.pieces[end]?.at === at) {
      end++;
    }
    return this.pieces.slice(first, end);
  }

  /** Puts a piece before the `index`th piece of its place. */
  insert(piece: WovenPiece, index: number): void {
    this.pieces.splice(this.firstAt(piece.at) + index, 0, piece);
    this.touched.add(piece.at);
  }

  add(coding: WovenCoding): void {
    this.codings.add(coding);
    if (coding.id !== null) {
      this.ids.add(coding.id);
    }
    const key = keyOf(coding.passage);
    const known = this.byPassage.get(key);
    if (known) {
      known.add(coding);
    } else {
      this.byPassage.set(key, new Set([coding]));
    }
  }

  remove(coding: WovenCoding): void {
    for (const piece of coding.pieces) {
      const index = this.pieces.indexOf(piece, this.firstAt(piece.at));
      this.pieces.splice(index, 1);
      this.touched.add(piece.at);
    }
    this.codings.delete(coding);
    this.byPassage.get(keyOf(coding.passage))?.delete(coding);
    if (coding.id !== null) {
      this.ids.delete(coding.id);
    }
  }

  /** Lets later operations on the coding that `former` was read from find `current`. */
  replace(former: WovenCoding, current: WovenCoding): void {
    for (const [coding, woven] of this.byCoding) {
      if (woven === former) {
        this.byCoding.set(coding, current);
      }
    }
  }

  rewrite(piece: WovenPiece, text: string): void {
    piece.text = text;
    this.touched.add(piece.at);
  }

  /**
   * Whether brackets put around the text from one gap to another would belong together: everything between is
   * balanced as the scanner reads it.
   *
   * @param skipped ranges of the verbatim text whose brackets do not count, ascending.
   */
  isBalanced(from: Gap, to: Gap, skipped: readonly TextRange[]): boolean {
    let depth = 0;
    let at = from.at;
    const read = (end: number): boolean => {
      const change = bracketDepth(this.verbatim, at, end, skipped);
      at = end;
      if (depth + change.lowest < 0) {
        return false;
      }
      depth += change.total;
      return true;
    };
    const last = this.firstAt(to.at) + to.index;
    for (let index = this.firstAt(from.at) + from.index; index < last; index++) {
      const piece = this.pieces[index] as WovenPiece;
      if (!read(piece.at)) {
        return false;
      }
      depth += piece.text === '[' ? 1 : piece.text.startsWith(']') ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return read(to.at) && depth === 0;
  }

  /** The edits of the file, by place. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const at of [...this.touched].sort((a, b) => a - b)) {
      let cursor = this.document.toSource(at, 'end');
      const end = this.document.toSource(at, 'start');
      let pending = '';
      const flush = (until: number): void => {
        if (pending !== '' || until > cursor) {
          edits.push({ range: { start: cursor, end: until }, newText: pending });
        }
        pending = '';
        cursor = until;
      };
      for (const { original, text } of this.gap(at)) {
        if (!original) {
          pending += text;
          continue;
        }
        flush(original.start);
        if (text !== this.document.text.slice(original.start, original.end)) {
          edits.push({ range: original, newText: text });
        }
        cursor = original.end;
      }
      flush(end);
    }
    return edits;
  }

  private firstAt(at: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.pieces[middle] as WovenPiece).at < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private noteIds({ scan }: Block): void {
    for (const { list } of scan.tags) {
      if (list.id !== null) {
        this.ids.add(list.id);
      }
    }
  }

  private register(coding: PairedCoding, pieceOfTag: ReadonlyMap<Tag, WovenPiece[]>): void {
    const opening = pieceOfTag.get(coding.opener) ?? [];
    const woven: WovenCoding = {
      kind: coding.kind,
      passage: coding.verbatim,
      codes: coding.codes,
      id: coding.id,
      attributes: coding.attributes,
      pieces: coding.kind === 'span' ? opening : [...opening, ...(pieceOfTag.get(coding.closer) ?? [])],
      listPiece: opening.at(-1) as WovenPiece,
    };
    this.byCoding.set(coding, woven);
    this.add(woven);
  }
}

/** A place among the pieces: before the `index`th piece at a verbatim offset. */
export interface Gap {
  readonly at: number;
  readonly index: number;
}

function keyOf({ start, end }: TextRange): string {
  return `${start}:${end}`;
}

function bracketDepth(
  text: string,
  start: number,
  end: number,
  skipped: readonly TextRange[],
): { readonly total: number; readonly lowest: number } {
  let total = 0;
  let lowest = 0;
  let skip = 0;
  for (let at = start; at < end; at++) {
    let range = skipped[skip];
    while (range && range.end <= at) {
      range = skipped[++skip];
    }
    if (range && at >= range.start) {
      at = range.end - 1;
      continue;
    }
    const code = text.charCodeAt(at);
    if (code === 92 && isAsciiPunctuation(text.charCodeAt(at + 1))) {
      at++;
    } else if (code === 91) {
      total++;
    } else if (code === 93) {
      lowest = Math.min(lowest, --total);
    }
  }
  return { total, lowest };
}

