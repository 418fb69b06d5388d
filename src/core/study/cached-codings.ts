import type { Attribute } from '../markup/model';
import { valueOf } from './transcript';
import type { Coded, IndexedCoding } from './transcript';

/**
 * The codings of a transcript as columns: all offsets in one list of small differences. That parses many times faster
 * than an object per coding. Quotes are cut from the coded stretches of the text, which are kept once each.
 */
export interface CodingColumns {
  readonly codes: readonly string[];
  readonly numbers: readonly number[];
  readonly ids: readonly (string | null)[];
  readonly attributes: readonly (readonly [coding: number, ...string[]])[];
}

/** Numbers of a coding before those of its codes. */
const fixed = 9;

/** @param speakers of the transcript: codings name theirs by its place there. */
export function columnsOf(codings: readonly IndexedCoding[], speakers: readonly string[]): CodingColumns {
  const codes = new Map<string, number>();
  const numbers: number[] = [];
  const attributes: [number, ...string[]][] = [];
  let last: IndexedCoding | null = null;
  codings.forEach((coding, position) => {
    const { verbatim, source, tag, line, speaker } = coding;
    numbers.push(
      verbatim.start - (last?.verbatim.start ?? 0),
      verbatim.end - verbatim.start,
      source.start - verbatim.start - (last === null ? 0 : last.source.start - last.verbatim.start),
      source.end - source.start,
      tag.start - source.end,
      tag.end - tag.start,
      line - (last?.line ?? 0),
      speaker === null ? -1 : speakers.indexOf(speaker),
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
  return { codes: [...codes.keys()], numbers, ids: codings.map(({ id }) => id), attributes };
}

/** The coded stretches of a text one after the other. Codings come by where they begin. */
export function codedText(codings: readonly IndexedCoding[]): string {
  const parts: string[] = [];
  let end = -1;
  for (const { verbatim, text } of codings) {
    if (verbatim.end > end) {
      parts.push(text.slice(Math.max(0, end - verbatim.start)));
      end = verbatim.end;
    }
  }
  return parts.join('');
}

export function codedOf({ codes, numbers, ids }: CodingColumns, speakers: readonly string[]): readonly Coded[] {
  const single = codes.map((code) => [code]);
  let at = 0;
  return ids.map(() => {
    const count = numbers[at + fixed - 1] as number;
    const one = count === 1 ? single[numbers[at + fixed] as number] : undefined;
    const coded = { codes: one ?? codesAt(numbers, at, codes), speaker: speakers[numbers[at + 7] as number] ?? null };
    at += fixed + count;
    return coded;
  });
}

const noAttributes: readonly Attribute[] = [];

/** @param text what `codedText` gave. */
export function readCodings(path: string, columns: CodingColumns, speakers: readonly string[], text: string): readonly IndexedCoding[] {
  const { numbers, ids } = columns;
  const attributes = new Map(columns.attributes.map(([coding, ...pairs]) => [coding, readAttributes(pairs)]));
  let at = 0;
  let start = 0;
  let shift = 0;
  let line = 0;
  let textAt = 0;
  let textEnd = -1;
  return ids.map((id, position): IndexedCoding => {
    const number = (column: number): number => numbers[at + column] as number;
    start += number(0);
    const end = start + number(1);
    shift += number(2);
    const sourceStart = start + shift;
    const sourceEnd = sourceStart + number(3);
    const tagStart = sourceEnd + number(4);
    line += number(6);
    const own = attributes.get(position) ?? noAttributes;
    // What the codings before have of the same stretch stands at the end of what was cut so far.
    const quoteAt = textAt - Math.max(0, textEnd - start);
    textAt = Math.max(textAt, quoteAt + end - start);
    textEnd = Math.max(textEnd, end);
    const coding = {
      transcript: path,
      codes: codesAt(numbers, at, columns.codes),
      id,
      by: valueOf(own, 'by'),
      attributes: own,
      verbatim: { start, end },
      source: { start: sourceStart, end: sourceEnd },
      tag: { start: tagStart, end: tagStart + number(5) },
      text: text.slice(quoteAt, quoteAt + end - start),
      line,
      speaker: speakers[number(7)] ?? null,
    };
    at += fixed + coding.codes.length;
    return coding;
  });
}

function codesAt(numbers: readonly number[], coding: number, codes: readonly string[]): readonly string[] {
  const first = coding + fixed;
  return numbers.slice(first, first + (numbers[first - 1] as number)).map((code) => codes[code] as string);
}

function readAttributes(pairs: readonly string[]): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    attributes.push({ key: pairs[at] ?? '', value: pairs[at + 1] ?? '' });
  }
  return attributes;
}
