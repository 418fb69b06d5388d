import type { Attribute } from '../markup/model';
import type { AttributeValue } from './front-matter';
import type { StudyProblem } from './study-problem';
import { valueOf } from './transcript';
import type { IndexedCoding, Transcript } from './transcript';

/** A transcript and what tells whether its file is still the one that was read. */
export interface CachedTranscript {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds. */
  readonly mtime: number;
  readonly transcript: Transcript;
}

/** Goes up whenever the markup's grammar, the reading of turns or words, or the format below changes. */
const version = 1;
const format = 'verbatim-index';

/*
 * JSON, one array per transcript. Codings are columns, not objects: all offsets in one list of small differences, all
 * quotes in one string cut by their lengths. That parses several times faster than an object per coding.
 */
type Row = readonly [
  path: string,
  size: number,
  mtime: number,
  title: string,
  attributes: readonly (readonly [string, AttributeValue])[],
  speakers: readonly string[],
  turnCount: number,
  words: number,
  problems: readonly StudyProblem[],
  codes: readonly string[],
  numbers: readonly number[],
  ids: readonly (string | null)[],
  attributesOfCodings: readonly (readonly [coding: number, ...string[]])[],
  quotes: string,
];

export function serializeEntries(entries: readonly CachedTranscript[]): string {
  return JSON.stringify({ format, version, rows: entries.map(rowOf) });
}

/** The entries, or null where the text is no cache of this version or is damaged. Never throws. */
export function parseEntries(text: string): readonly CachedTranscript[] | null {
  try {
    const cache: unknown = JSON.parse(text);
    if (!isRecord(cache) || cache['format'] !== format || cache['version'] !== version || !Array.isArray(cache['rows'])) {
      return null;
    }
    const rows: readonly unknown[] = cache['rows'];
    const entries: CachedTranscript[] = [];
    for (const row of rows) {
      const entry = isRow(row) ? readRow(row) : null;
      if (entry === null) {
        return null;
      }
      entries.push(entry);
    }
    return entries;
  } catch {
    return null;
  }
}

function rowOf({ path, size, mtime, transcript }: CachedTranscript): Row {
  const codes = new Map<string, number>();
  const numbers: number[] = [];
  const attributes: [number, ...string[]][] = [];
  let last: IndexedCoding | null = null;
  transcript.codings.forEach((coding, position) => {
    const { verbatim, source, tag, line, speaker } = coding;
    numbers.push(
      verbatim.start - (last?.verbatim.start ?? 0),
      verbatim.end - verbatim.start,
      source.start - verbatim.start,
      source.end - source.start,
      tag.start - source.end,
      tag.end - tag.start,
      line - (last?.line ?? 0),
      speaker === null ? -1 : transcript.speakers.indexOf(speaker),
      coding.codes.length,
    );
    for (const code of coding.codes) {
      let known = codes.get(code);
      if (known === undefined) {
        known = codes.size;
        codes.set(code, known);
      }
      numbers.push(known);
    }
    if (coding.attributes.length > 0) {
      attributes.push([position, ...coding.attributes.flatMap(({ key, value }) => [key, value])]);
    }
    last = coding;
  });
  return [
    path,
    size,
    mtime,
    transcript.title,
    [...transcript.attributes],
    transcript.speakers,
    transcript.turnCount,
    transcript.words,
    transcript.problems,
    [...codes.keys()],
    numbers,
    transcript.codings.map(({ id }) => id),
    attributes,
    transcript.codings.map(({ text }) => text).join(''),
  ];
}

function readRow(row: Row): CachedTranscript | null {
  const [path, size, mtime, title, attributes, speakers, turnCount, words, problems] = row;
  const codings = readCodings(row);
  return codings === null ? null : {
    path,
    size,
    mtime,
    transcript: { path, title, attributes: new Map(attributes), speakers, turnCount, words, codings, problems },
  };
}

const noAttributes: readonly Attribute[] = [];

function readCodings(row: Row): readonly IndexedCoding[] | null {
  const [path, , , , , speakers, , , , slugs, numbers, ids, attributeRows, quotes] = row;
  const attributes = new Map(attributeRows.map(([coding, ...pairs]) => [coding, readAttributes(pairs)]));
  const codings: IndexedCoding[] = [];
  let at = 0;
  let quoted = 0;
  let start = 0;
  let line = 0;
  for (let position = 0; position < ids.length; position++) {
    start += numbers[at] ?? NaN;
    const length = numbers[at + 1] ?? NaN;
    const sourceStart = start + (numbers[at + 2] ?? NaN);
    const sourceEnd = sourceStart + (numbers[at + 3] ?? NaN);
    const tagStart = sourceEnd + (numbers[at + 4] ?? NaN);
    const tagEnd = tagStart + (numbers[at + 5] ?? NaN);
    line += numbers[at + 6] ?? NaN;
    const speaker = numbers[at + 7] ?? NaN;
    const codeCount = numbers[at + 8] ?? NaN;
    at += 9;
    const codes: string[] = [];
    for (let code = 0; code < codeCount; code++) {
      const slug = slugs[numbers[at++] ?? -1];
      if (slug === undefined) {
        return null;
      }
      codes.push(slug);
    }
    const own = attributes.get(position) ?? noAttributes;
    codings.push({
      transcript: path,
      codes,
      id: ids[position] ?? null,
      by: own === noAttributes ? null : valueOf(own, 'by'),
      attributes: own,
      verbatim: { start, end: start + length },
      source: { start: sourceStart, end: sourceEnd },
      tag: { start: tagStart, end: tagEnd },
      text: quotes.slice(quoted, quoted + length),
      line,
      speaker: speaker === -1 ? null : (speakers[speaker] ?? null),
    });
    quoted += length;
  }
  return at === numbers.length && quoted === quotes.length ? codings : null;
}

function readAttributes(pairs: readonly string[]): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    attributes.push({ key: pairs[at] ?? '', value: pairs[at + 1] ?? '' });
  }
  return attributes;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isPair(value: unknown): value is readonly [string, AttributeValue] {
  return Array.isArray(value) && value.length === 2 && isText(value[0]) && ['string', 'number', 'boolean'].includes(typeof value[1]);
}

function isProblem(value: unknown): value is StudyProblem {
  return isRecord(value) && isText(value['code']) && isText(value['severity']) && isText(value['message'])
    && isRecord(value['range']) && isCount(value['range']['start']) && isCount(value['range']['end']);
}

function isAttributeRow(value: unknown): value is readonly [number, ...string[]] {
  return Array.isArray(value) && value.length % 2 === 1 && isCount(value[0]) && value.slice(1).every(isText);
}

function isRow(value: unknown): value is Row {
  return Array.isArray(value) && value.length === 14 && isText(value[0]) && isCount(value[1]) && isCount(value[2]) && isText(value[3])
    && isListOf(value[4], isPair) && isListOf(value[5], isText) && isCount(value[6]) && isCount(value[7])
    && isListOf(value[8], isProblem) && isListOf(value[9], isText) && isListOf(value[10], isCount)
    && isListOf(value[11], (id): id is string | null => id === null || isText(id)) && isListOf(value[12], isAttributeRow)
    && isText(value[13]);
}
