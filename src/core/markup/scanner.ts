import type { TextRange } from '../text';
import { isTag, readAttributeList, type TagList } from './attribute-list';
import type { MarkupDiagnostic } from './model';

/** One tag; offsets are UTF-16, within the block that was scanned. */
export interface Tag {
  readonly list: TagList;
  /** Offset of `[`. */
  readonly bracket: number;
  /** Offset of `]`; the body lies between. */
  readonly bodyEnd: number;
  /** Offset after `}`. */
  readonly end: number;
}

export interface BlockScan {
  readonly tags: readonly Tag[];
  /** Offsets of the one backslash that stripping takes from `]\{.code}`. */
  readonly escapes: readonly number[];
  readonly diagnostics: readonly MarkupDiagnostic[];
}

export const emptyScan: BlockScan = { tags: [], escapes: [], diagnostics: [] };

/** Whether a block can hold a tag or an escaped one. */
export function mayHoldTags(block: string): boolean {
  return block.includes(']{') || block.includes(']\\');
}

/**
 * Finds the tags of a block: for each line that has a `]{` the brackets are matched from left to right; the stack is
 * empty again at the next line (rule G1), so a mistake never reaches further than its line.
 *
 * @param opaque ranges that hold no markup, ascending and apart.
 */
export function scanBlock(block: string, opaque: readonly TextRange[]): BlockScan {
  const found = { tags: [] as Tag[], escapes: [] as number[], diagnostics: [] as MarkupDiagnostic[] };
  let from = 0;
  let brace = block.indexOf(']{');
  let backslash = block.indexOf(']\\');
  while (brace !== -1 || backslash !== -1) {
    const hit = brace === -1 ? backslash : backslash === -1 ? brace : Math.min(brace, backslash);
    const start = lineStart(block, hit, from);
    const end = lineEnd(block, hit);
    scanLine(block, start, end, opaque, found);
    from = end;
    brace = brace !== -1 && brace < end ? block.indexOf(']{', end) : brace;
    backslash = backslash !== -1 && backslash < end ? block.indexOf(']\\', end) : backslash;
  }
  return found;
}

/** The three neighbours in ASCII that mean something here. */
const mark = /[[\]\\]/g;

function scanLine(
  block: string,
  start: number,
  end: number,
  opaque: readonly TextRange[],
  found: { tags: Tag[]; escapes: number[]; diagnostics: MarkupDiagnostic[] },
): void {
  const open: number[] = [];
  let nextOpaque = firstEndingAfter(opaque, start);
  mark.lastIndex = start;
  while (mark.test(block)) {
    const at = mark.lastIndex - 1;
    if (at >= end) {
      return;
    }
    while (nextOpaque < opaque.length && (opaque[nextOpaque] as TextRange).end <= at) {
      nextOpaque++;
    }
    const range = opaque[nextOpaque];
    if (range && at >= range.start) {
      mark.lastIndex = range.end;
      continue;
    }
    const code = block.charCodeAt(at);
    if (code === 91 /* [ */) {
      open.push(at);
    } else if (code === 92 /* \ */) {
      mark.lastIndex = at + (isAsciiPunctuation(block.charCodeAt(at + 1)) ? 2 : 1);
    } else {
      const bracket = open.pop();
      const next = block.charCodeAt(at + 1);
      if (next === 123 /* { */) {
        mark.lastIndex = readTag(block, bracket, at, end, found);
      } else if (next === 92) {
        mark.lastIndex = readEscape(block, at, end, found.escapes);
      }
    }
  }
}

/** Returns where the scan goes on. */
function readTag(
  block: string,
  bracket: number | undefined,
  bodyEnd: number,
  lineEnd: number,
  found: { tags: Tag[]; diagnostics: MarkupDiagnostic[] },
): number {
  const list = readAttributeList(block, bodyEnd + 1, lineEnd);
  if (list.kind === 'malformed') {
    const range = { start: bodyEnd + 1, end: list.end };
    found.diagnostics.push({
      code: 'malformed-attrs',
      range,
      message: `This tag is not read: ${list.reason}. Write it like [passage]{.code #id by=initials note="words"}.`,
    });
    return bodyEnd + 1;
  }
  if (!isTag(list)) {
    return bodyEnd + 1;
  }
  if (bracket === undefined) {
    found.diagnostics.push({
      code: 'close-without-open',
      range: { start: bodyEnd, end: list.end },
      message:
        'This tag has no opening bracket on its line. Put "[" where the passage begins; ' +
        'a passage over several lines needs []{.code from=id} and []{to=id}.',
    });
    return list.end;
  }
  if (list.kind === 'span' && bodyEnd === bracket + 1) {
    found.diagnostics.push({
      code: 'empty-passage',
      range: { start: bracket, end: list.end },
      message: 'This tag holds no passage. Put the passage between its brackets, or delete it.',
    });
    return list.end;
  }
  found.tags.push({ list, bracket, bodyEnd, end: list.end });
  return list.end;
}

/** `]`, backslashes, a well-formed tag list: the first backslash is the escape. Returns where the scan goes on. */
function readEscape(block: string, bodyEnd: number, lineEnd: number, escapes: number[]): number {
  let at = bodyEnd + 1;
  while (at < lineEnd && block.charCodeAt(at) === 92) {
    at++;
  }
  if (block.charCodeAt(at) !== 123 || at >= lineEnd) {
    return bodyEnd + 1;
  }
  if (isTag(readAttributeList(block, at, lineEnd))) {
    escapes.push(bodyEnd + 1);
  }
  return at;
}

export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126)
  );
}

function firstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle] as TextRange).end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function lineStart(text: string, offset: number, from: number): number {
  const lf = text.lastIndexOf('\n', offset);
  let start = Math.max(lf + 1, from);
  const cr = text.slice(start, offset).lastIndexOf('\r');
  if (cr !== -1) {
    start += cr + 1;
  }
  return start;
}

function lineEnd(text: string, offset: number): number {
  const lf = text.indexOf('\n', offset);
  const end = lf === -1 ? text.length : lf;
  const cr = text.slice(offset, end).indexOf('\r');
  return cr === -1 ? end : offset + cr;
}
