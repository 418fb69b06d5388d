import type { TextRange } from '../text';
import { hasBody, type Block } from './block';
import type { Coding, MarkupDiagnostic } from './model';
import type { Tag } from './scanner';

/** A tag's place in a document: which block, which tag of its scan. */
export interface TagPlace {
  readonly block: number;
  readonly tag: number;
}

/** A coding and the tags it is written with: one for a span, two for an anchored one. */
export interface PairedCoding {
  readonly coding: Coding;
  readonly opener: TagPlace;
  readonly closer: TagPlace;
}

export interface PairedTags {
  readonly codings: readonly Coding[];
  /** In the order of `codings`. */
  readonly pairs: readonly PairedCoding[];
  readonly diagnostics: readonly MarkupDiagnostic[];
}

interface PlacedTag extends TagPlace {
  readonly value: Tag;
  readonly sourceBase: number;
  readonly verbatimStart: number;
  readonly verbatimEnd: number;
}

/** Pairs anchors over the whole document by their ids and collects what is wrong with them. */
export function pairTags(blocks: readonly Block[]): PairedTags {
  const pairs: PairedCoding[] = [];
  const diagnostics: MarkupDiagnostic[] = [];
  const openers = new Map<string, { readonly placed: PlacedTag; isPaired: boolean }>();
  const spanIds: PlacedTag[] = [];
  const add = (opener: PlacedTag, closer: PlacedTag): void => {
    const coding = codingOf(opener, closer);
    if (coding.verbatim.end > coding.verbatim.start) {
      pairs.push({ coding, opener, closer });
    } else {
      diagnostics.push({
        code: 'empty-passage',
        range: coding.open,
        message: 'Nothing stands between the two anchors of this coding. Move one of them, or delete both.',
      });
    }
  };
  for (const placed of placedTags(blocks)) {
    const { list } = placed.value;
    if (list.kind === 'span') {
      add(placed, placed);
      if (list.id !== null) {
        spanIds.push(placed);
      }
    } else if (list.kind === 'open') {
      if (openers.has(list.id)) {
        diagnostics.push({
          code: 'duplicate-from',
          range: tagRange(placed),
          message: `Another passage above begins with from=${list.id}, so this one is not read. Give it an id of its own.`,
        });
      } else {
        openers.set(list.id, { placed, isPaired: false });
      }
    } else {
      const opener = openers.get(list.id);
      if (opener && !opener.isPaired) {
        opener.isPaired = true;
        add(opener.placed, placed);
      } else {
        diagnostics.push({
          code: 'to-without-from',
          range: tagRange(placed),
          message: opener
            ? `The passage ${list.id} ends above already. Delete this end, or give it the id of the passage it belongs to.`
            : `No passage above begins with from=${list.id}. Put []{.code from=${list.id}} where it begins, or delete this end.`,
        });
      }
    }
  }
  for (const [id, { placed, isPaired }] of openers) {
    if (!isPaired) {
      diagnostics.push({
        code: 'from-without-to',
        range: tagRange(placed),
        message: `This passage does not end: put []{to=${id}} where it ends, below, or delete this tag.`,
      });
    }
  }
  for (const block of scanDiagnostics(blocks)) {
    diagnostics.push(block);
  }
  reportDoubleIds(spanIds, openers, diagnostics);
  pairs.sort(
    ({ coding: a }, { coding: b }) =>
      a.verbatim.start - b.verbatim.start || b.verbatim.end - a.verbatim.end || a.open.start - b.open.start,
  );
  diagnostics.sort((a, b) => a.range.start - b.range.start);
  return { codings: pairs.map(({ coding }) => coding), pairs, diagnostics };
}

function* placedTags(blocks: readonly Block[]): Generator<PlacedTag> {
  let sourceBase = 0;
  let verbatimBase = 0;
  for (let block = 0; block < blocks.length; block++) {
    const { length, removed, scan, places, order } = blocks[block] as Block;
    for (const tag of order) {
      const [start, end] = places[tag] as readonly [number, number];
      yield {
        block,
        tag,
        value: scan.tags[tag] as Tag,
        sourceBase,
        verbatimStart: verbatimBase + start,
        verbatimEnd: verbatimBase + end,
      };
    }
    sourceBase += length;
    verbatimBase += length - removed;
  }
}

function* scanDiagnostics(blocks: readonly Block[]): Generator<MarkupDiagnostic> {
  let base = 0;
  for (const { scan, length } of blocks) {
    for (const { code, message, range } of scan.diagnostics) {
      yield { code, message, range: { start: base + range.start, end: base + range.end } };
    }
    base += length;
  }
}

function codingOf(opener: PlacedTag, closer: PlacedTag): Coding {
  const { list } = opener.value;
  if (list.kind === 'close') {
    throw new TypeError('A passage cannot begin with the tag that ends one.');
  }
  const base = opener.sourceBase;
  const isSpan = list.kind === 'span';
  const start = hasBody(opener.value) ? opener.value.bracket + 1 : opener.value.end;
  return {
    kind: isSpan ? 'span' : 'anchored',
    codes: list.codes,
    id: list.id,
    attributes: list.attributes,
    verbatim: { start: opener.verbatimStart, end: closer.verbatimEnd },
    source: {
      start: base + start,
      end: closer.sourceBase + (hasBody(closer.value) ? closer.value.bodyEnd : closer.value.bracket),
    },
    open: { start: base + opener.value.bracket, end: base + start },
    close: {
      start: closer.sourceBase + (hasBody(closer.value) ? closer.value.bodyEnd : closer.value.bracket),
      end: closer.sourceBase + closer.value.end,
    },
    attributeList: { start: base + opener.value.bodyEnd + 1, end: base + opener.value.end },
  };
}

function tagRange({ value, sourceBase }: PlacedTag): TextRange {
  return { start: sourceBase + value.bracket, end: sourceBase + value.end };
}

function reportDoubleIds(
  spans: readonly PlacedTag[],
  openers: ReadonlyMap<string, unknown>,
  diagnostics: MarkupDiagnostic[],
): void {
  const seen = new Set<string>(openers.keys());
  for (const placed of spans) {
    const id = placed.value.list.id as string;
    if (seen.has(id)) {
      diagnostics.push({
        code: 'duplicate-id',
        range: tagRange(placed),
        message: `Another coding of this transcript has the id ${id}. Give one of them an id of its own.`,
      });
    }
    seen.add(id);
  }
}
