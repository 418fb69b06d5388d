import { inOrder } from '../text';
import { lineCodeSpans } from './line-code';
import type { Definitions } from './micromark-context';
import { definitionsIn, mayDefine, noDefinitions } from './micromark-context';
import { fenceRanges, opaqueRanges } from './opaque';
import { emptyScan, mayHoldTags, scanBlock, type BlockScan, type Tag } from './scanner';
import { isSuspect } from './suspect';

/** A piece of a tag, or an escape's backslash; offsets are of the block. */
export interface Piece {
  readonly kind: 'open' | 'close' | 'escape';
  readonly start: number;
  readonly end: number;
  /** Index of the tag in the block's scan; -1 for an escape. */
  readonly tag: number;
}

/** What was read of one block. Never changes, so that an edit elsewhere in the document can share it. */
export interface Block {
  readonly text: string;
  readonly length: number;
  readonly isFrontMatter: boolean;
  readonly scan: BlockScan;
  /** In file order, apart. */
  readonly pieces: readonly Piece[];
  /** Per tag: the verbatim offsets, within the block, of its body's start and end. */
  readonly places: readonly (readonly [start: number, end: number])[];
  /** Indexes of the tags in the order in which passages begin and end: a closing tag counts where its body ends. */
  readonly order: readonly number[];
  /** UTF-16 units that stripping takes away. */
  readonly removed: number;
  /** The labels the block defines for the document. */
  readonly defines: Definitions | null;
  /** Whether definitions elsewhere in the document can change its tags. */
  readonly needsDefinitions: boolean;
  /** Whether its opaque ranges were only guessed from its lines. */
  readonly isProvisional: boolean;
}

const noLayout = { pieces: [], places: [], order: [], removed: 0 } as const;

/** Longer blocks are not parsed between two keystrokes. */
const longestParsedWhileTyping = 32_768;

/** The labels a block defines; null for the many that define none. */
export function definesOf(text: string, isFrontMatter: boolean): Definitions | null {
  if (isFrontMatter || !mayDefine(text)) {
    return null;
  }
  const found = definitionsIn(text);
  return found.links.length + found.footnotes.length > 0 ? found : null;
}

/** @param isTyping leaves the context of a very long block to be refined later. */
export function readBlock(
  text: string,
  isFrontMatter: boolean,
  defines: Definitions | null,
  definitions: Definitions,
  isTyping: boolean,
): Block {
  const { length } = text;
  if (isFrontMatter || !mayHoldTags(text)) {
    return { text, length, isFrontMatter, scan: emptyScan, ...noLayout, defines, needsDefinitions: false, isProvisional: false };
  }
  const known = isSuspect(text) ? lineCodeSpans(text) : [];
  const isProvisional = known === null && isTyping && length > longestParsedWhileTyping;
  const scan = scanBlock(text, known ?? (isProvisional ? fenceRanges(text) : opaqueRanges(text, definitions)));
  const { pieces, places, order, removed } = layOut(scan);
  const needsDefinitions = known === null && text.includes('](');
  return { text, length, isFrontMatter, scan, pieces, places, order, removed, defines, needsDefinitions, isProvisional };
}

/** The union of what blocks define, without doubles. */
export function unionOf(defines: readonly (Definitions | null)[]): Definitions {
  const links = new Set<string>();
  const footnotes = new Set<string>();
  for (const own of defines) {
    own?.links.forEach((label) => links.add(label));
    own?.footnotes.forEach((label) => footnotes.add(label));
  }
  return links.size + footnotes.size === 0 ? noDefinitions : { links: [...links], footnotes: [...footnotes] };
}

function layOut(scan: BlockScan): Pick<Block, 'pieces' | 'places' | 'order' | 'removed'> {
  if (scan.tags.length + scan.escapes.length === 0) {
    return noLayout;
  }
  const pieces: Piece[] = scan.escapes.map((start) => ({ kind: 'escape', start, end: start + 1, tag: -1 }));
  scan.tags.forEach((tag, index) => {
    if (hasBody(tag)) {
      pieces.push({ kind: 'open', start: tag.bracket, end: tag.bracket + 1, tag: index });
      pieces.push({ kind: 'close', start: tag.bodyEnd, end: tag.end, tag: index });
    } else {
      const kind = tag.list.kind === 'close' ? 'close' : 'open';
      pieces.push({ kind, start: tag.bracket, end: tag.end, tag: index });
    }
  });
  const ordered = inOrder(pieces, (a, b) => a.start - b.start);
  const places: [number, number][] = scan.tags.map(() => [0, 0]);
  let removed = 0;
  for (const piece of ordered) {
    const place = places[piece.tag];
    const tag = scan.tags[piece.tag];
    if (place && tag) {
      const at = piece.start - removed;
      if (piece.start === tag.bracket) {
        place[0] = at;
      }
      if (piece.end === tag.end) {
        place[1] = at;
      }
    }
    removed += piece.end - piece.start;
  }
  return { pieces: ordered, places, order: byPlace(scan.tags), removed };
}

/** An anchor's end is where its body ends, which may hold a beginning. */
function byPlace(tags: readonly Tag[]): readonly number[] {
  const place = ({ list, bracket, bodyEnd }: Tag): number => (list.kind === 'close' ? bodyEnd : bracket);
  return inOrder([...tags.keys()], (a, b) => place(tags[a] as Tag) - place(tags[b] as Tag));
}

export function hasBody(tag: Tag): boolean {
  return tag.bodyEnd > tag.bracket + 1;
}
