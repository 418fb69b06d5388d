import { applyEdits, lastAtMost, sortEdits, type TextEdit, type TextRange } from '../text';
import { definesOf, readBlock, unionOf, type Block } from './block';
import { opensFrontMatter } from './blocks';
import type { Definitions } from './micromark-context';
import type { CodeMention, Coding, MarkupDiagnostic, Marker } from './model';
import { pairTags, type PairedTags } from './pairing';
import { cutWhole, recut, type Cut } from './recut';

/**
 * A transcript with its tags read. Immutable; `updateMarkup` gives the one after an edit and shares what did not
 * change. "Source" offsets are of `text`, "verbatim" offsets of the text without tags; both are UTF-16.
 */
export interface MarkupDocument {
  /** Put together when it is first asked for: copying a long text is the one thing that takes long at a keystroke. */
  readonly text: string;
  /** Of `text`. */
  readonly length: number;
  /** By where they begin in the verbatim text, the longer first. */
  readonly codings: readonly Coding[];
  readonly diagnostics: readonly MarkupDiagnostic[];
  /** In file order, apart; what lies between them is the verbatim text. */
  readonly markers: readonly Marker[];
  readonly mentions: readonly CodeMention[];
  readonly verbatimLength: number;
  /** Whether a very long block still waits for `refineMarkup`. */
  readonly isProvisional: boolean;
  /** The text of a source range, without putting the whole together. */
  sourceSlice(range: TextRange): string;
  verbatimText(): string;
  verbatimSlice(range: TextRange): string;
  /** The verbatim offset of a source offset; inside a marker: of the marker's place. */
  toVerbatim(sourceOffset: number): number;
  /** The source offset of a verbatim offset: `start` lies after the markers at that place, `end` before them. */
  toSource(verbatimOffset: number, side: 'start' | 'end'): number;
}

export interface UpdateOptions {
  /** Blocks of more than 32 kB are read by their lines only, until `refineMarkup`: for the keystroke path. */
  readonly isTyping?: boolean;
}

/** Reads the tags of a whole file. Never throws: what is wrong with tags stays text and becomes a diagnostic. */
export function readMarkup(text: string): MarkupDocument {
  return readFully(text);
}

function readFully(text: string): ReadDocument {
  return readCuts(cutWhole(text), null, false, text);
}

/**
 * The document after edits (source offsets of `document`, not overlapping). The same as `readMarkup` of the new text,
 * at the cost of the blocks the edits touch.
 */
export function updateMarkup(
  document: MarkupDocument,
  edits: readonly TextEdit[],
  { isTyping = false }: UpdateOptions = {},
): MarkupDocument {
  if (!(document instanceof ReadDocument) || edits.length === 0) {
    return edits.length === 0 ? document : readMarkup(applyEdits(document.text, edits));
  }
  const sorted = sortEdits(edits);
  const cuts = concernsFrontMatter(document, sorted)
    ? cutWhole(applyEdits(document.text, sorted))
    : recut(document, sorted);
  return readCuts(cuts, document.definitions, isTyping);
}

/** Reads in full what was only guessed while typing. */
export function refineMarkup(document: MarkupDocument): MarkupDocument {
  return document.isProvisional ? readMarkup(document.text) : document;
}

/** What the writer needs to know of a document beyond its public face. */
export interface DocumentParts {
  readonly blocks: readonly Block[];
  /** Source offset of each block. */
  readonly starts: readonly number[];
  readonly paired: PairedTags;
}

export function partsOf(document: MarkupDocument): DocumentParts {
  const read = document instanceof ReadDocument ? document : readFully(document.text);
  return { blocks: read.blocks, starts: read.starts, paired: read.paired };
}

class ReadDocument implements MarkupDocument {
  readonly starts: readonly number[];
  readonly length: number;
  readonly verbatimLength: number;
  readonly isProvisional: boolean;
  private pairedTags: PairedTags | null = null;
  private markerList: readonly Marker[] | null = null;
  private mentionList: readonly CodeMention[] | null = null;
  private offsets: { readonly source: readonly number[]; readonly verbatim: readonly number[] } | null = null;
  private stripped: string | null = null;

  /** @param joined the whole text, where it is at hand. */
  constructor(
    readonly blocks: readonly Block[],
    readonly definitions: Definitions,
    private joined: string | null,
  ) {
    const starts: number[] = [];
    let start = 0;
    let removed = 0;
    let isProvisional = false;
    for (const block of blocks) {
      starts.push(start);
      start += block.length;
      removed += block.removed;
      isProvisional ||= block.isProvisional;
    }
    this.starts = starts;
    this.length = start;
    this.verbatimLength = start - removed;
    this.isProvisional = isProvisional;
  }

  get text(): string {
    return (this.joined ??= this.blocks.map(({ text }) => text).join(''));
  }

  get paired(): PairedTags {
    return (this.pairedTags ??= pairTags(this.blocks));
  }

  get codings(): readonly Coding[] {
    return this.paired.codings;
  }

  get diagnostics(): readonly MarkupDiagnostic[] {
    return this.paired.diagnostics;
  }

  get markers(): readonly Marker[] {
    return (this.markerList ??= this.blocks.flatMap(({ pieces }, index) => {
      const base = this.starts[index] as number;
      return pieces.map(({ kind, start, end }) => ({ kind, range: { start: base + start, end: base + end } }));
    }));
  }

  get mentions(): readonly CodeMention[] {
    return (this.mentionList ??= this.blocks.flatMap(({ scan }, index) => {
      const base = this.starts[index] as number;
      return scan.tags.flatMap(({ list }) =>
        list.kind === 'close'
          ? []
          : list.mentions.map(({ slug, range }) => ({
              slug,
              range: { start: base + range.start, end: base + range.end },
            })),
      );
    }));
  }

  sourceSlice({ start, end }: TextRange): string {
    const first = Math.max(0, lastAtMost(this.starts, start));
    const base = this.starts[first] ?? 0;
    let text = this.blocks[first]?.text ?? '';
    for (let index = first + 1; index < this.blocks.length && base + text.length < end; index++) {
      text += (this.blocks[index] as Block).text;
    }
    return text.slice(start - base, Math.max(start, end) - base);
  }

  verbatimText(): string {
    return (this.stripped ??= withoutPieces(this.blocks));
  }

  verbatimSlice({ start, end }: TextRange): string {
    return this.sliceSource(this.toSource(start, 'start'), this.toSource(end, 'end'));
  }

  toVerbatim(sourceOffset: number): number {
    const { source, verbatim } = this.map;
    const index = lastAtMost(source, sourceOffset);
    if (index < 0) {
      return sourceOffset;
    }
    const marker = this.markers[index] as Marker;
    return (verbatim[index] as number) + Math.max(0, sourceOffset - marker.range.end);
  }

  toSource(verbatimOffset: number, side: 'start' | 'end'): number {
    const { verbatim } = this.map;
    // Markers whose place is before the offset, or at it when the caller wants to be behind them.
    const index = lastAtMost(verbatim, side === 'start' ? verbatimOffset : verbatimOffset - 1);
    if (index < 0) {
      return verbatimOffset;
    }
    const marker = this.markers[index] as Marker;
    return marker.range.end + verbatimOffset - (verbatim[index] as number);
  }

  /** Per marker: where it begins in the file, and its place in the verbatim text. */
  private get map(): { readonly source: readonly number[]; readonly verbatim: readonly number[] } {
    if (!this.offsets) {
      const verbatim: number[] = [];
      let removed = 0;
      for (const { range } of this.markers) {
        verbatim.push(range.start - removed);
        removed += range.end - range.start;
      }
      this.offsets = { source: this.markers.map(({ range }) => range.start), verbatim };
    }
    return this.offsets;
  }

  private sliceSource(start: number, end: number): string {
    if (start >= end) {
      return '';
    }
    const parts: string[] = [];
    let at = start;
    for (let index = lastAtMost(this.map.source, start); index < this.markers.length; index++) {
      const range = this.markers[index]?.range;
      if (!range || range.end <= at) {
        continue;
      }
      if (range.start >= end) {
        break;
      }
      parts.push(this.sourceSlice({ start: at, end: range.start }));
      at = range.end;
    }
    parts.push(this.sourceSlice({ start: at, end }));
    return parts.join('');
  }
}

function withoutPieces(blocks: readonly Block[]): string {
  const parts: string[] = [];
  for (const { text, pieces } of blocks) {
    let at = 0;
    for (const { start, end } of pieces) {
      if (start > at) {
        parts.push(text.slice(at, start));
      }
      at = end;
    }
    parts.push(at === 0 ? text : text.slice(at));
  }
  return parts.join('');
}

/**
 * @param known the definitions that kept blocks were read with.
 * @param text the whole, where it is at hand.
 */
function readCuts(cuts: readonly Cut[], known: Definitions | null, isTyping: boolean, text: string | null = null): ReadDocument {
  const defines = cuts.map((cut) => (isKept(cut) ? cut.defines : definesOf(cut.text, cut.isFrontMatter)));
  const definitions = unionOf(defines);
  const isSame = known !== null && sameDefinitions(definitions, known);
  const blocks = cuts.map((cut, index) =>
    isKept(cut) && (isSame || !cut.needsDefinitions)
      ? cut
      : readBlock(cut.text, cut.isFrontMatter, defines[index] ?? null, definitions, isTyping),
  );
  return new ReadDocument(blocks, definitions, text);
}

function isKept(cut: Cut): cut is Block {
  return 'scan' in cut;
}

function sameDefinitions(a: Definitions, b: Definitions): boolean {
  return a === b || (sameLabels(a.links, b.links) && sameLabels(a.footnotes, b.footnotes));
}

function sameLabels(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label) => b.includes(label));
}

/** Front matter may be closed by any line below its opening, so an edit that could matter to it concerns the whole. */
function concernsFrontMatter({ blocks }: ReadDocument, edits: readonly TextEdit[]): boolean {
  const [first, second] = blocks;
  const firstEdit = edits[0]?.range.start ?? 0;
  if (first?.isFrontMatter && first.length > 1 && firstEdit >= first.length) {
    return false;
  }
  // The first block may be a BOM only; the next one holds the whole first line.
  const head = (first?.text ?? '') + (second?.text ?? '');
  const inHead = edits.filter(({ range }) => range.start <= head.length);
  return opensFrontMatter(head) || inHead.some(({ range }) => range.end > head.length) || opensFrontMatter(applyEdits(head, inHead));
}
