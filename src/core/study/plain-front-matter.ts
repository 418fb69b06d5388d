import { LineCursor } from '../text';
import type { TextRange } from '../text';
import type { AttributeValue, FrontMatterEntry } from './front-matter';

/*
 * Most front matter is a few lines of `key: words`, `key: [words, words]` and `- words`, about which YAML leaves no doubt. Reading that
 * plain subset here costs microseconds, where the yaml package takes a quarter of a second for the first 419 files of
 * a study. Everything outside the subset is handed to the package; a property test holds both to the same answer.
 */

const keyLine = /^([A-Za-z_][A-Za-z0-9_-]*):(?: +(.*))?$/u;
const flowList = /^\[([^[\]]+)\]$/u;
const itemLine = /^ *- +(.*)$/u;

/** Begins with a letter or digit and has nothing that quotes, nests, comments or continues. */
const plainValue = /^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd} ._/()’'&@+,;?!-]|:(?=[^\s]))*$/u;
/** What the core schema may read as something else than text, beside plain whole numbers. */
const ambiguous = /^(?:null|true|false|~|[-+.]?\d.*|0[xo].*|\.(?:inf|nan))$/iu;
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/u;
const calendarDate = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * The entries of a block that lies wholly in the plain subset, else null.
 *
 * @param base where `source` begins in the file (UTF-16), for the ranges.
 */
export function readPlainEntries(source: string, base: number): readonly FrontMatterEntry[] | null {
  const entries: FrontMatterEntry[] = [];
  const keys = new Set<string>();
  let list: { readonly items: string[]; readonly ranges: TextRange[]; readonly key: string; indent: number } | null = null;
  if (source === '') {
    return entries;
  }
  const line = new LineCursor(source);
  while (line.advance()) {
    const text = withoutEndBlanks(source.slice(line.start, line.contentEnd));
    const item = list === null ? null : itemLine.exec(text);
    if (list !== null && item !== null) {
      const value = readValue(item[1] ?? '');
      const indent = text.indexOf('-');
      if (value === null || (list.indent !== -1 && list.indent !== indent)) {
        return null;
      }
      list.indent = indent;
      list.items.push(String(value));
      const end = base + line.start + text.length;
      list.ranges.push({ start: end - (item[1] ?? '').length, end });
      continue;
    }
    if (list !== null && list.items.length === 0) {
      return null;
    }
    list = null;
    const pair = keyLine.exec(text);
    const key = pair?.[1] ?? '';
    if (pair === null || keys.has(key) || ambiguous.test(key)) {
      return null;
    }
    keys.add(key);
    const written = pair[2] ?? '';
    if (written === '') {
      list = { items: [], ranges: [], key, indent: -1 };
      entries.push({ key, value: list.items, ranges: list.ranges });
      continue;
    }
    const start = base + line.start + text.length - written.length;
    const flow = flowList.exec(written);
    const value = flow === null ? readValue(written) : null;
    const entry = flow !== null ? readFlowList(key, flow[1] ?? '', start + 1)
      : value !== null ? { key, value, ranges: [{ start, end: start + written.length }] } : null;
    if (entry === null) {
      return null;
    }
    entries.push(entry);
  }
  return list !== null && list.items.length === 0 ? null : entries;
}

/** A loop, because an expression anchored at the end takes quadratic time on a line of many blanks. */
function withoutEndBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) {
    end--;
  }
  return text.slice(0, end);
}

function readValue(written: string): AttributeValue | null {
  if (wholeNumber.test(written)) {
    return Number(written);
  }
  if (!plainValue.test(written) || (ambiguous.test(written) && !calendarDate.test(written))) {
    return null;
  }
  return written;
}

/** @param start where `written`, which stands between the brackets, begins in the file (UTF-16). */
function readFlowList(key: string, written: string, start: number): FrontMatterEntry | null {
  const items: string[] = [];
  const ranges: TextRange[] = [];
  let at = start;
  for (const padded of written.split(',')) {
    const text = withoutEndBlanks(padded).replace(/^ +/u, '');
    const value = text.includes(':') ? null : readValue(text);
    if (value === null) {
      return null;
    }
    const itemStart = at + padded.indexOf(text);
    items.push(String(value));
    ranges.push({ start: itemStart, end: itemStart + text.length });
    at += padded.length + 1;
  }
  return { key, value: items, ranges };
}
