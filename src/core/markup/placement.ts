import type { TextRange } from '../text';
import { isTag, readAttributeList } from './attribute-list';
import { delimiterRuns } from './emphasis';
import { eventsOf, type Definitions } from './micromark-context';
import { isAsciiPunctuation } from './scanner';

/**
 * Where in a block of verbatim text a marker may stand: in the text of paragraphs, headings and cells, after block
 * prefixes (rule G5), and not where it would split or change what Markdown reads there. Depends on the verbatim text
 * alone, so that the same passage always gets the same ends, whatever else is coded.
 */
export interface BlockPlacement {
  /** Offsets within the block, inclusive at both ends, ascending and apart: where a marker may stand. */
  readonly allowed: readonly TextRange[];
  /** What a passage takes whole or leaves out whole (code, destinations, …): an end inside moves outwards. */
  readonly atoms: readonly TextRange[];
  /** Links with a destination: an end inside the destination moves out of the whole link. */
  readonly links: readonly { readonly range: TextRange; readonly destination: number }[];
  /** Ends inside go to the start: backslash escapes. */
  readonly escapes: readonly TextRange[];
  /** Links, emphasis and the like: a span may lie inside or around one, not across its edge. */
  readonly inlines: readonly Inline[];
  /** Paragraphs, heading texts and cells. */
  readonly containers: readonly TextRange[];
}

const emptyItem =
  /^([ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]*|\[[ xX]\][ \t]+)$/gm;

export interface Inline {
  readonly outer: TextRange;
  /** Without the delimiters or the brackets and destination. */
  readonly inner: TextRange;
}

const containerTokens = new Set(['paragraph', 'atxHeadingText', 'setextHeadingText', 'tableContent']);
const lineBreakTokens = new Set([
  'lineEnding',
  'lineEndingBlank',
  'linePrefix',
  'hardBreakTrailing',
  'hardBreakEscape',
  'blockQuotePrefix',
  'listItemIndent',
]);
const atomTokens = new Set(['codeText', 'htmlText', 'autolink', 'characterReference', 'image', 'gfmFootnoteCall']);
const blockAtomTokens = new Set(['codeFenced', 'codeIndented', 'htmlFlow', 'definition']);
const emphasisTokens = new Set(['emphasis', 'strong', 'strikethrough']);
const emphasisTextTokens = new Set(['emphasisText', 'strongText', 'strikethroughText']);
const sequenceTokens = new Set(['emphasisSequence', 'strongSequence', 'strikethroughSequence']);

/** Attributes of Pandoc behind a heading, link, code or span of somebody else's: not ours, and not to be broken. */
const pandocAttributes = /^\{[ \t]*(?:[.#][^\s{}[\]]|[A-Za-z][\w-]*=)[^{}[\]\r\n]*\}/;
const longestAttributes = 400;

export function placementOf(block: string, definitions: Definitions): BlockPlacement {
  const found = collect(block, definitions);
  const allowed: TextRange[] = [];
  for (const container of found.containers) {
    const inside = (range: TextRange): boolean => range.start >= container.start && range.end <= container.end;
    const start = found.taskEnds.get(container.start) ?? container.start;
    const skipped = [...found.atoms, ...found.escapes, ...found.breaks].filter(inside).sort(byStart);
    const matched = found.sequences.filter(inside).reduce((sum, range) => sum + range.end - range.start, 0);
    const closed = [
      ...[...found.atoms, ...found.escapes].filter(inside).map(interior),
      ...mergeTouching(found.breaks.filter(inside)).map(interior),
      ...found.closed.filter((range) => range.start >= container.start && range.end <= container.end),
      ...closedByRuns(block, container, skipped, matched),
      ...closedByCharacters(block, container, skipped),
      ...closedByEmptyItems(block, container),
    ];
    allowed.push(...subtract({ start, end: container.end }, closed));
  }
  return {
    allowed,
    atoms: [...found.atoms, ...found.blockAtoms].sort(byStart),
    links: found.links,
    escapes: found.escapes,
    inlines: found.inlines,
    containers: found.containers,
  };
}

interface Collected {
  readonly containers: TextRange[];
  readonly breaks: TextRange[];
  readonly atoms: TextRange[];
  readonly blockAtoms: TextRange[];
  readonly links: { readonly range: TextRange; readonly destination: number }[];
  readonly escapes: TextRange[];
  readonly inlines: Inline[];
  readonly sequences: TextRange[];
  /** Offsets where no marker may stand, inclusive at both ends. */
  readonly closed: TextRange[];
  /** Start of a paragraph with a task box → offset after the box. */
  readonly taskEnds: Map<number, number>;
}

function collect(block: string, definitions: Definitions): Collected {
  const found: Collected = {
    containers: [],
    breaks: [],
    atoms: [],
    blockAtoms: [],
    links: [],
    escapes: [],
    inlines: [],
    sequences: [],
    closed: [],
    taskEnds: new Map(),
  };
  let delimiterRow = 0;
  const links: OpenLink[] = [];
  const emphasis: TextRange[] = [];
  for (const [kind, token] of eventsOf(block, definitions)) {
    const range = { start: token.start.offset, end: token.end.offset };
    const { type } = token as { readonly type: string };
    if (type === 'tableDelimiterRow') {
      delimiterRow += kind === 'enter' ? 1 : -1;
    }
    if (kind === 'exit') {
      if (type === 'link') {
        closeLink(links.pop(), found);
      } else if (emphasisTokens.has(type)) {
        emphasis.pop();
      }
      continue;
    }
    if (containerTokens.has(type)) {
      if (delimiterRow === 0) {
        found.containers.push(range);
      }
    } else if (lineBreakTokens.has(type)) {
      found.breaks.push(range);
    } else if (atomTokens.has(type)) {
      found.atoms.push(range);
    } else if (blockAtomTokens.has(type)) {
      found.blockAtoms.push(range);
    } else if (type === 'characterEscape') {
      found.escapes.push(range);
    } else if (emphasisTokens.has(type)) {
      emphasis.push(range);
    } else if (emphasisTextTokens.has(type)) {
      const outer = emphasis.at(-1);
      if (outer) {
        found.inlines.push({ outer, inner: range });
      }
    } else if (sequenceTokens.has(type)) {
      found.sequences.push(range);
    } else if (type === 'taskListCheck') {
      const blanks = /^[ \t]*/.exec(block.slice(range.end)) as RegExpExecArray;
      found.taskEnds.set(range.start, range.end + blanks[0].length);
    } else if (type === 'link') {
      links.push({ range, destination: null, hasReference: false });
    } else if (type === 'resource' || type === 'reference') {
      const link = links.at(-1);
      if (link && type === 'resource') {
        link.destination = range.start;
      } else if (link) {
        link.hasReference = true;
      }
      if (type === 'resource') {
        found.atoms.push(range);
        found.closed.push({ start: range.start, end: range.start });
      }
    }
  }
  return found;
}

interface OpenLink {
  readonly range: TextRange;
  /** Offset of its `(`, where it has one. */
  destination: number | null;
  hasReference: boolean;
}

function closeLink(link: OpenLink | undefined, found: Collected): void {
  if (!link) {
    return;
  }
  if (link.destination !== null) {
    const inner = { start: link.range.start + 1, end: link.destination - 1 };
    found.inlines.push({ outer: link.range, inner });
    found.links.push({ range: link.range, destination: link.destination });
    return;
  }
  // The label of a reference names a definition: nothing may be written into it, and after a short one a bracket
  // would be read as its second label.
  found.atoms.push(link.range);
  if (!link.hasReference) {
    found.closed.push({ start: link.range.end, end: link.range.end });
  }
}

function closedByRuns(
  block: string,
  container: TextRange,
  skipped: readonly TextRange[],
  matched: number,
): TextRange[] {
  return delimiterRuns(block, container, skipped, matched).flatMap((run) => {
    const start = run.allowsBefore ? run.start + 1 : run.start;
    const end = run.allowsAfter ? run.end - 1 : run.end;
    return start <= end ? [{ start, end }] : [];
  });
}

/** A list item, heading or task box that is text only because nothing follows it: a marker beside it would change that. */
function closedByEmptyItems(block: string, container: TextRange): TextRange[] {
  return [...block.slice(0, container.end).matchAll(emptyItem)].map((match) => ({
    start: match.index + (match[1] as string).length,
    end: match.index + match[0].length,
  }));
}

/** Between backticks, after a lone backslash, inside a surrogate pair, inside literal text that looks like a tag. */
function closedByCharacters(block: string, container: TextRange, skipped: readonly TextRange[]): TextRange[] {
  const closed: TextRange[] = [];
  let skip = 0;
  for (let at = container.start; at < container.end; at++) {
    let range = skipped[skip];
    while (range && range.end <= at) {
      range = skipped[++skip];
    }
    const code = block.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff && isLowSurrogate(block.charCodeAt(at + 1))) {
      closed.push({ start: at + 1, end: at + 1 });
    }
    // A link's label may end in the bracket of literal text that looks like a tag.
    if (range && at >= range.start && !(code === 93 && at === range.end - 1)) {
      continue;
    }
    if (code === 123 /* { */) {
      const list = pandocAttributes.exec(block.slice(at, Math.min(container.end, at + longestAttributes)));
      if (list) {
        closed.push({ start: at + 1, end: at + list[0].length - 1 });
      }
    }
    if (code === 92 /* \ */ && at + 1 < container.end && !isAsciiPunctuation(block.charCodeAt(at + 1))) {
      closed.push({ start: at + 1, end: at + 1 });
    } else if (code === 92 && at + 1 >= container.end) {
      closed.push({ start: at + 1, end: at + 1 });
    } else if (code === 96 /* ` */ && block.charCodeAt(at + 1) === 96) {
      closed.push({ start: at + 1, end: at + 1 });
    } else if (code === 93 /* ] */ && (block.charCodeAt(at + 1) === 123 || block.charCodeAt(at + 1) === 92)) {
      const end = literalTagEnd(block, at + 1, container.end);
      if (end > 0) {
        // Text between empty brackets would make a tag of them.
        const isEmpty = block.charCodeAt(at - 1) === 91 && at > container.start;
        closed.push({ start: isEmpty ? at : at + 1, end: end - 1 });
      }
    }
  }
  return closed;
}

/** Where literal `{.code}` behind `]` and any backslashes ends; 0 where none stands at `at`. */
function literalTagEnd(block: string, at: number, limit: number): number {
  let brace = at;
  while (block.charCodeAt(brace) === 92) {
    brace++;
  }
  if (block.charCodeAt(brace) !== 123) {
    return 0;
  }
  const lineFeed = block.slice(brace, limit).search(/[\r\n]/);
  const list = readAttributeList(block, brace, lineFeed === -1 ? limit : brace + lineFeed);
  return isTag(list) ? list.end : 0;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The offsets strictly inside a range, as an inclusive range. */
function interior({ start, end }: TextRange): TextRange {
  return { start: start + 1, end: end - 1 };
}

function mergeTouching(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of [...ranges].sort(byStart)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

/** All ranges inclusive at both ends. */
function subtract(whole: TextRange, holes: readonly TextRange[]): TextRange[] {
  const left: TextRange[] = [];
  let start = whole.start;
  for (const hole of [...holes].sort(byStart)) {
    if (hole.end < hole.start || hole.end < start) {
      continue;
    }
    if (hole.start > start) {
      left.push({ start, end: Math.min(hole.start - 1, whole.end) });
    }
    start = hole.end + 1;
  }
  if (start <= whole.end) {
    left.push({ start, end: whole.end });
  }
  return left;
}

function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start || a.end - b.end;
}
