import { inOrder, type TextRange } from '../text';
import type { CodeList, TagList } from './attribute-list';
import { hasBody, type Block } from './block';
import type { Attribute, Coding, MarkupDiagnostic } from './model';
import type { Tag } from './scanner';

export interface PairedTags {
  /** By where they begin in the verbatim text, the longer first. */
  readonly codings: readonly PairedCoding[];
  readonly diagnostics: readonly MarkupDiagnostic[];
}

/** A tag and where its block lies in the file, and the verbatim places where its body begins and ends. */
interface PlacedTag<List extends TagList = TagList> {
  readonly tag: Tag & { readonly list: List };
  readonly base: number;
  readonly verbatimStart: number;
  readonly verbatimEnd: number;
}

/**
 * A coding and the tags it is written with, which are one for a span. All codings of a document are made anew at each
 * keystroke, so it keeps a few numbers and makes ranges of them when they are asked for.
 */
export class PairedCoding implements Coding {
  readonly opener: Tag & { readonly list: CodeList };
  readonly closer: Tag;
  readonly verbatimStart: number;
  readonly verbatimEnd: number;
  private readonly openerBase: number;
  private readonly closerBase: number;

  constructor(opener: PlacedTag<CodeList>, closer: PlacedTag) {
    this.opener = opener.tag;
    this.closer = closer.tag;
    this.verbatimStart = opener.verbatimStart;
    this.verbatimEnd = closer.verbatimEnd;
    this.openerBase = opener.base;
    this.closerBase = closer.base;
  }

  get kind(): 'span' | 'anchored' {
    return this.opener.list.kind === 'span' ? 'span' : 'anchored';
  }

  get codes(): readonly string[] {
    return this.opener.list.codes;
  }

  get id(): string | null {
    return this.opener.list.id;
  }

  get attributes(): readonly Attribute[] {
    return this.opener.list.attributes;
  }

  get verbatim(): TextRange {
    return { start: this.verbatimStart, end: this.verbatimEnd };
  }

  get source(): TextRange {
    return { start: this.sourceStart, end: this.sourceEnd };
  }

  get open(): TextRange {
    return { start: this.openerBase + this.opener.bracket, end: this.sourceStart };
  }

  get close(): TextRange {
    return { start: this.sourceEnd, end: this.closerBase + this.closer.end };
  }

  get attributeList(): TextRange {
    return { start: this.openerBase + this.opener.bodyEnd + 1, end: this.openerBase + this.opener.end };
  }

  private get sourceStart(): number {
    return this.openerBase + (hasBody(this.opener) ? this.opener.bracket + 1 : this.opener.end);
  }

  private get sourceEnd(): number {
    return this.closerBase + (hasBody(this.closer) ? this.closer.bodyEnd : this.closer.bracket);
  }
}

/** Pairs anchors over the whole document by their ids and collects what is wrong with them. */
export function pairTags(blocks: readonly Block[]): PairedTags {
  const pairing = new Pairing();
  let base = 0;
  let verbatimBase = 0;
  for (const block of blocks) {
    pairing.read(block, base, verbatimBase);
    base += block.length;
    verbatimBase += block.length - block.removed;
  }
  return pairing.end();
}

interface Opener {
  readonly placed: PlacedTag<CodeList>;
  /** Where its coding belongs in the list, which is in the order of the beginnings. */
  readonly slot: number;
  isPaired: boolean;
}

class Pairing {
  /** Null where an anchor has not found its partner. */
  private readonly slots: (PairedCoding | null)[] = [];
  private readonly diagnostics: MarkupDiagnostic[] = [];
  private readonly openers = new Map<string, Opener>();
  private readonly spansWithIds: PlacedTag[] = [];

  read({ scan, places, order }: Block, base: number, verbatimBase: number): void {
    for (const { code, message, range } of scan.diagnostics) {
      this.diagnostics.push({ code, message, range: { start: base + range.start, end: base + range.end } });
    }
    for (const index of order) {
      const tag = scan.tags[index] as Tag;
      const [start, end] = places[index] as readonly [number, number];
      const placed = { tag, base, verbatimStart: verbatimBase + start, verbatimEnd: verbatimBase + end };
      if (tag.list.kind === 'close') {
        this.close(placed, tag.list.id);
      } else if (tag.list.kind === 'open') {
        this.open(placed as PlacedTag<CodeList>, tag.list.id);
      } else {
        this.fill(this.slots.push(null) - 1, placed as PlacedTag<CodeList>, placed);
        if (tag.list.id !== null) {
          this.spansWithIds.push(placed);
        }
      }
    }
  }

  end(): PairedTags {
    for (const [id, { placed, isPaired }] of this.openers) {
      if (!isPaired) {
        this.report('from-without-to', placed, `This passage does not end: put []{to=${id}} where it ends, below, or delete this tag.`);
      }
    }
    this.reportDoubleIds();
    const codings = this.slots.filter((coding) => coding !== null);
    return { codings: inOrder(codings, byPlace), diagnostics: inOrder(this.diagnostics, (a, b) => a.range.start - b.range.start) };
  }

  private open(placed: PlacedTag<CodeList>, id: string): void {
    if (this.openers.has(id)) {
      const message = `Another passage above begins with from=${id}, so this one is not read. Give it an id of its own.`;
      this.report('duplicate-from', placed, message);
    } else {
      this.openers.set(id, { placed, slot: this.slots.push(null) - 1, isPaired: false });
    }
  }

  private close(placed: PlacedTag, id: string): void {
    const opener = this.openers.get(id);
    if (opener && !opener.isPaired) {
      opener.isPaired = true;
      this.fill(opener.slot, opener.placed, placed);
      return;
    }
    const message = opener
      ? `The passage ${id} ends above already. Delete this end, or give it the id of the passage it belongs to.`
      : `No passage above begins with from=${id}. Put []{.code from=${id}} where it begins, or delete this end.`;
    this.report('to-without-from', placed, message);
  }

  private fill(slot: number, opener: PlacedTag<CodeList>, closer: PlacedTag): void {
    const coding = new PairedCoding(opener, closer);
    if (coding.verbatimEnd > coding.verbatimStart) {
      this.slots[slot] = coding;
    } else {
      const message = 'Nothing stands between the two anchors of this coding. Move one of them, or delete both.';
      this.diagnostics.push({ code: 'empty-passage', range: coding.open, message });
    }
  }

  private reportDoubleIds(): void {
    const seen = new Set<string>(this.openers.keys());
    for (const placed of this.spansWithIds) {
      const id = placed.tag.list.id as string;
      if (seen.has(id)) {
        this.report('duplicate-id', placed, `Another coding of this transcript has the id ${id}. Give one of them an id of its own.`);
      }
      seen.add(id);
    }
  }

  private report(code: MarkupDiagnostic['code'], { tag, base }: PlacedTag, message: string): void {
    this.diagnostics.push({ code, message, range: { start: base + tag.bracket, end: base + tag.end } });
  }
}

function byPlace(a: PairedCoding, b: PairedCoding): number {
  return a.verbatimStart - b.verbatimStart || b.verbatimEnd - a.verbatimEnd || a.open.start - b.open.start;
}
