import { codedOf, codedText, columnsOf, readCodings, type CodingColumns } from './cached-codings';
import type { Codebook } from './codebook';
import type { AttributeValue } from './front-matter';
import type { StudyProblem } from './study-problem';
import type { Coded, IndexedCoding, Transcript } from './transcript';

/** A transcript and what tells whether its file is still the one that was read. */
export interface CachedTranscript {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds. */
  readonly mtime: number;
  readonly transcript: Transcript;
}

export interface CachedStudy {
  /** The codebook as it was read from this very text. */
  readonly codebook: { readonly text: string; readonly codebook: Codebook };
  readonly transcripts: readonly CachedTranscript[];
}

/** UTF-8, which the language itself has no words for. Decoding never throws and keeps a BOM. */
export interface Utf8 {
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
}

/** Goes up whenever the markup's grammar, the reading of turns, words or codebook, or the format below changes. */
const format = 'verbatim-index 2';

/*
 * A line with the format, the length of the index in bytes and its checksum; the index as JSON; the quotes. The index
 * is read at once. Quotes are ten times as long: they stay bytes, and a transcript's codings are made when somebody
 * first asks for them.
 */
interface Index {
  readonly codebook: { readonly text: string } & Omit<Codebook, 'bySlug'>;
  readonly rows: readonly Row[];
}

interface Row extends CodingColumns {
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
  readonly title: string;
  readonly values: readonly (readonly [string, AttributeValue])[];
  readonly speakers: readonly string[];
  readonly turnCount: number;
  readonly words: number;
  readonly problems: readonly StudyProblem[];
  /** Bytes of its quotes. */
  readonly quotes: number;
}

export function serializeStudy({ codebook: { text, codebook }, transcripts }: CachedStudy, { encode }: Utf8): Uint8Array {
  const quotes = transcripts.map(({ transcript }) => encode(codedText(transcript.codings)));
  const rows = transcripts.map((cached, position) => rowOf(cached, quotes[position]?.length ?? 0));
  const { title, codes, problems } = codebook;
  const json = JSON.stringify({ codebook: { text, title, codes, problems }, rows } satisfies Index);
  const index = encode(json);
  return joined([encode(`${format} ${index.length} ${checksum(json)}\n`), index, ...quotes]);
}

/** The study, or null where the bytes are no cache of this version or are damaged. Never throws. */
export function parseStudy(bytes: Uint8Array, { decode }: Utf8): CachedStudy | null {
  const headEnd = bytes.subarray(0, 80).indexOf(0x0a);
  const head = headEnd === -1 ? [] : decode(bytes.subarray(0, headEnd)).split(' ');
  const indexEnd = headEnd + 1 + Number(head[2]);
  if (head.slice(0, 2).join(' ') !== format || !Number.isInteger(indexEnd)) {
    return null;
  }
  const json = decode(bytes.subarray(headEnd + 1, indexEnd));
  // What has its checksum was written by `serializeStudy`, so its shape is not looked at again.
  if (head[3] !== String(checksum(json))) {
    return null;
  }
  const { codebook: { text, title, codes, problems }, rows } = JSON.parse(json) as Index;
  let at = indexEnd;
  const transcripts = rows.map((row) => {
    const quotes = bytes.subarray(at, at + row.quotes);
    at += row.quotes;
    return readRow(row, () => decode(quotes));
  });
  const codebook = { title, codes, problems, bySlug: new Map(codes.map((code) => [code.slug, code])) };
  return at === bytes.length ? { codebook: { text, codebook }, transcripts } : null;
}

function rowOf({ path, size, mtime, transcript }: CachedTranscript, quotes: number): Row {
  const { title, attributes, speakers, turnCount, words, problems, codings } = transcript;
  return { path, size, mtime, title, values: [...attributes], speakers, turnCount, words, problems, quotes, ...columnsOf(codings, speakers) };
}

function readRow(row: Row, quotes: () => string): CachedTranscript {
  const { path, size, mtime, title, values, speakers, turnCount, words, problems } = row;
  let codings: readonly IndexedCoding[] | null = null;
  const transcript: Transcript = {
    path, title, attributes: new Map(values), speakers, turnCount, words, problems,
    get codings(): readonly IndexedCoding[] {
      return (codings ??= readCodings(path, row, speakers, quotes()));
    },
    get coded(): readonly Coded[] {
      return codedOf(row, speakers);
    },
  };
  return { path, size, mtime, transcript };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** FNV-1a over UTF-16 units: tells a damaged file, not a forged one. */
export function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
