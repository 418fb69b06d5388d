import { isScalar, isAlias, isMap, isSeq, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { frontMatterEnd, opensFrontMatter } from '../markup/blocks';
import { LineCursor } from '../text';
import type { TextRange } from '../text';
import { readPlainEntries } from './plain-front-matter';
import type { StudyProblem } from './study-problem';

export type AttributeValue = string | number | boolean;

/** The YAML block at the head of a transcript or memo. Offsets are UTF-16 offsets in the file's text. */
export interface FrontMatter {
  /** From the first fence to after the last fence's line end; null where there is none. */
  readonly range: TextRange | null;
  /** The scalar keys. Dates stay the text that was written, and so does a number that would lose something (`007`). */
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  /** The keys that hold a list of scalars, as text. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Where the values of a key stand: one range for a scalar, one per item for a list. */
  readonly ranges: ReadonlyMap<string, readonly TextRange[]>;
  /** The first thing that is wrong. What could be read is read all the same. */
  readonly problem: StudyProblem | null;
}

/** One key of the block, before it is told apart what it holds. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly value: AttributeValue | readonly string[];
  readonly ranges: readonly TextRange[];
}

/** Front matter is written by hand; what is longer is not read, so that nobody can make the reader work for seconds. */
const maxLength = 16_384;

/** Nobody nests this deep; the parser would take seconds to run out of stack. */
const tooDeep = /(?:[[{]\s*|[-?]\s+){64}/u;

/** Where the block is, without reading it; the markup's rule, under which nothing in it is a tag. */
export function frontMatterRange(text: string): TextRange | null {
  const end = frontMatterEnd(text);
  return end === 0 ? null : { start: text.startsWith('\uFEFF') ? 1 : 0, end };
}

/** Reads the block. Never throws: broken YAML becomes `problem`. */
export function readFrontMatter(text: string): FrontMatter {
  const range = frontMatterRange(text);
  if (range === null) {
    return { range: null, ...collect([]), problem: opensFrontMatter(text) ? unclosedProblem(text) : null };
  }
  const start = firstLine(text, range.start).next;
  const end = startOfLine(text, range.end);
  if (end - start > maxLength) {
    const message = `Front matter is longer than ${String(maxLength)} characters, so its attributes are not read. Shorten it.`;
    return { range, ...collect([]), problem: { code: 'front-matter-too-long', severity: 'warning', range, message } };
  }
  const source = text.slice(start, end);
  const plain = readPlainEntries(source, start);
  if (plain !== null) {
    return { range, ...collect(plain), problem: null };
  }
  return { range, ...readYaml(source, start) };
}

function firstLine(text: string, from: number): LineCursor {
  const line = new LineCursor(text, from);
  line.advance();
  return line;
}

/** Offset of the first character of the line that ends before `end`. */
function startOfLine(text: string, end: number): number {
  let at = end;
  while (at > 0 && isLineEnd(text.charCodeAt(at - 1))) {
    at--;
  }
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) {
    at--;
  }
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** A `---` that opens nothing is an ordinary rule; only what looks like a forgotten closing fence is worth a word. */
function unclosedProblem(text: string): StudyProblem | null {
  const fence = firstLine(text, text.startsWith('\uFEFF') ? 1 : 0);
  const range = { start: fence.start, end: fence.contentEnd };
  if (!/^[\p{L}_][\p{L}\p{N}_ -]{0,40}:(?:[ \t]|[\r\n]|$)/u.test(text.slice(fence.next, fence.next + 80))) {
    return null;
  }
  return {
    code: 'front-matter-not-closed',
    severity: 'warning',
    range,
    message: 'This front matter has no closing line, so no attributes are read. Add a line of three hyphens after it.',
  };
}

function collect(entries: readonly FrontMatterEntry[]): Pick<FrontMatter, 'attributes' | 'lists' | 'ranges'> {
  const attributes = new Map<string, AttributeValue>();
  const lists = new Map<string, readonly string[]>();
  const ranges = new Map<string, readonly TextRange[]>();
  for (const { key, value, ranges: places } of entries) {
    if (typeof value === 'object') {
      lists.set(key, value);
    } else {
      attributes.set(key, value);
    }
    ranges.set(key, places);
  }
  return { attributes, lists, ranges };
}

function readYaml(source: string, base: number): Omit<FrontMatter, 'range'> {
  // The yaml package knows LF and CRLF; a lone CR is as long as the LF put in its place, so offsets stay.
  const yaml = source.includes('\r') ? source.replace(/\r(?!\n)/gu, '\n') : source;
  if (tooDeep.test(yaml)) {
    return { ...collect([]), problem: invalid({ start: base, end: base + source.length }, 'It is nested too deeply.') };
  }
  try {
    const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const entries = entriesOf(document, yaml, base);
    const error = document.errors[0];
    if (error !== undefined) {
      const range = { start: base + error.pos[0], end: base + Math.max(error.pos[0] + 1, error.pos[1]) };
      return { ...collect(entries.list), problem: invalid(clamp(range, base, source.length), error.message) };
    }
    return { ...collect(entries.list), problem: entries.problem };
  } catch (error) {
    // Nesting thousands of levels deep overflows the parser's stack.
    const reason = error instanceof Error ? error.message : String(error);
    return { ...collect([]), problem: invalid({ start: base, end: base + source.length }, reason) };
  }
}

function entriesOf(
  document: Document.Parsed,
  yaml: string,
  base: number,
): { readonly list: readonly FrontMatterEntry[]; readonly problem: StudyProblem | null } {
  const root = document.contents;
  if (!isMap(root)) {
    const isEmpty = root === null || (isScalar(root) && root.value === null);
    const range = { start: base, end: base + yaml.length };
    return { list: [], problem: isEmpty ? null : invalid(range, 'Expected lines of the form "key: value".') };
  }
  const entries = new Map<string, FrontMatterEntry>();
  let problem: StudyProblem | null = null;
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value) : null;
    if (name === null) {
      continue;
    }
    if (entries.has(name)) {
      problem ??= {
        code: 'front-matter-duplicate-key',
        severity: 'warning',
        range: rangeOf(key, base),
        message: `“${name}” is already given above; the first value counts. Remove one of the two.`,
      };
      continue;
    }
    const entry = entryOf(name, value, document, base);
    if (entry !== null) {
      entries.set(name, entry);
    }
  }
  return { list: [...entries.values()], problem };
}

function entryOf(key: string, value: unknown, document: Document.Parsed, base: number): FrontMatterEntry | null {
  const node = isAlias(value) ? value.resolve(document) : value;
  const scalar = scalarValue(node);
  if (scalar !== null) {
    return { key, value: scalar, ranges: [rangeOf(value as Node, base)] };
  }
  if (!isSeq(node)) {
    return null;
  }
  const items: string[] = [];
  const ranges: TextRange[] = [];
  for (const item of node.items) {
    const text = scalarValue(isAlias(item) ? item.resolve(document) : item);
    if (text !== null) {
      items.push(String(text));
      ranges.push(rangeOf(item as Node, base));
    }
  }
  return { key, value: items, ranges };
}

function scalarValue(node: unknown): AttributeValue | null {
  if (!isScalar(node)) {
    return null;
  }
  const { value, source } = node;
  if (typeof value === 'number') {
    return source === undefined || String(value) === source ? value : source;
  }
  return typeof value === 'boolean' ? value : typeof value === 'string' ? value.trim() : null;
}

function rangeOf(node: Node, base: number): TextRange {
  const range = node.range ?? [0, 0, 0];
  return { start: base + range[0], end: base + range[1] };
}

function clamp(range: TextRange, base: number, length: number): TextRange {
  const end = Math.min(range.end, base + length);
  return { start: Math.max(base, Math.min(range.start, end - 1)), end };
}

function invalid(range: TextRange, reason: string): StudyProblem {
  const message = `The front matter is not valid YAML: ${reason.replace(/\s+/gu, ' ').trim()} The transcript's text and codings are read all the same.`;
  return { code: 'front-matter-invalid', severity: 'warning', range, message };
}
