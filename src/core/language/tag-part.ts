import { partsOf, type MarkupDocument } from '../markup/document';
import type { Tag } from '../markup/scanner';
import { lastAtMost, type TextRange } from '../text';

interface ItemPlace {
  /** The slug or id alone: UTF-16 offsets in the file. */
  readonly range: TextRange;
  /** With the dot, hash or key before it. */
  readonly item: TextRange;
}

/** What a tag says at a place. */
export type TagPart =
  | (ItemPlace & { readonly kind: 'code'; readonly slug: string })
  /** `#id` of a span, `from=` of a beginning, `to=` of an end. */
  | (ItemPlace & { readonly kind: 'id' | 'from' | 'to'; readonly id: string });

/** The code or id a source offset touches, if it lies in a well-formed tag. Costs what the block around it costs. */
export function tagPartAt(markup: MarkupDocument, offset: number): TagPart | null {
  const { blocks, starts } = partsOf(markup);
  // At the border of two blocks the tag may end the first one.
  for (const index of new Set([lastAtMost(starts, offset), lastAtMost(starts, offset - 1)])) {
    const base = starts[index];
    for (const tag of base === undefined ? [] : (blocks[index]?.scan.tags ?? [])) {
      const part = partsOfTag(markup.text, tag, base ?? 0).find(({ item }) => item.start <= offset && offset <= item.end);
      if (part) {
        return part;
      }
    }
  }
  return null;
}

/** Every `from=` and `to=` of an id, in file order: two where the passage is whole. */
export function anchorsOf(markup: MarkupDocument, id: string): readonly TagPart[] {
  const { blocks, starts } = partsOf(markup);
  return blocks.flatMap(({ scan }, index) =>
    scan.tags
      .filter(({ list }) => list.kind !== 'span' && list.id === id)
      .flatMap((tag) => partsOfTag(markup.text, tag, starts[index] ?? 0))
      .filter(({ kind }) => kind === 'from' || kind === 'to'),
  );
}

function partsOfTag(text: string, { list, bodyEnd, end }: Tag, base: number): readonly TagPart[] {
  const codes = list.kind === 'close' ? [] : list.mentions;
  const parts = codes.map(({ slug, range }): TagPart => ({
    kind: 'code', slug, ...place(base + range.start - 1, base + range.start, base + range.end),
  }));
  if (list.id === null) {
    return parts;
  }
  const kind = list.kind === 'span' ? 'id' : list.kind === 'open' ? 'from' : 'to';
  const written = { id: '#', from: 'from=', to: 'to=' }[kind];
  const braces = base + bodyEnd + 1;
  const found = new RegExp(`[{ \\t]${written}"?`, 'u').exec(text.slice(braces, base + end));
  if (found) {
    const start = braces + found.index + found[0].length;
    parts.push({ kind, id: list.id, ...place(braces + found.index + 1, start, start + list.id.length) });
  }
  return parts;
}

function place(itemStart: number, start: number, end: number): ItemPlace {
  return { range: { start, end }, item: { start: itemStart, end } };
}
