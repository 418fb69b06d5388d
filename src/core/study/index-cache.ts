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
const headLine = new RegExp(`^${format} (\\d+) (\\d+) (\\d+)\\n$`);

/*
 * A line with the format, the lengths of two parts in bytes and their checksum; then those parts: the index as JSON, and
 * the columns of each transcript's codings as JSON; then each transcript's quotes. Only the index is read at once. The
 * rest is a hundred times as long: it stays bytes until somebody asks for the codings or the counts of a transcript.
 */
interface Index {
  readonly codebook: { readonly text: string } & Omit<Codebook, 'bySlug'>;
  readonly rows: readonly Row[];
}

interface Row {
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
  readonly title: string;
  readonly values: readonly (readonly [string, AttributeValue])[];
  readonly speakers: readonly string[];
  readonly turnCount: number;
  readonly words: number;
  readonly problems: readonly StudyProblem[];
  /** Bytes of its codings' columns. */
  readonly columns: number;
  /** Bytes of its quotes. */
  readonly quotes: number;
}

export function serializeStudy({ codebook: { text, codebook }, transcripts }: CachedStudy, { encode }: Utf8): Uint8Array {
  const columns = transcripts.map(({ transcript }) => encode(JSON.stringify(columnsOf(transcript.codings, transcript.speakers))));
  const quotes = transcripts.map(({ transcript }) => encode(codedText(transcript.codings)));
  const rows = transcripts.map((cached, at) => rowOf(cached, columns[at]?.length ?? 0, quotes[at]?.length ?? 0));
  const { title, codes, problems } = codebook;
  const index = encode(JSON.stringify({ codebook: { text, title, codes, problems }, rows } satisfies Index));
  const checked = joined([index, ...columns]);
  return joined([encode(`${format} ${index.length} ${checked.length} ${checksum(checked, index.length)}\n`), checked, ...quotes]);
}

/** The study, or null where the bytes are no cache of this version or are damaged. Never throws. */
export function parseStudy(bytes: Uint8Array, { decode }: Utf8): CachedStudy | null {
  const headEnd = bytes.subarray(0, 80).indexOf(0x0a) + 1;
  const head = headLine.exec(decode(bytes.subarray(0, headEnd)));
  const indexEnd = headEnd + Number(head?.[1]);
  const checkedEnd = headEnd + Number(head?.[2]);
  // What has its checksum was written by `serializeStudy`, so its shape is not looked at again.
  if (head === null || checkedEnd > bytes.length || head[3] !== String(checksum(bytes.subarray(headEnd, checkedEnd), indexEnd - headEnd))) {
    return null;
  }
  const { codebook: { text, title, codes, problems }, rows } = JSON.parse(decode(bytes.subarray(headEnd, indexEnd))) as Index;
  let columnsAt = indexEnd;
  let quotesAt = checkedEnd;
  const transcripts = rows.map((row) => {
    const columns = bytes.subarray(columnsAt, (columnsAt += row.columns));
    const quotes = bytes.subarray(quotesAt, (quotesAt += row.quotes));
    return readRow(row, () => JSON.parse(decode(columns)) as CodingColumns, () => decode(quotes));
  });
  const codebook = { title, codes, problems, bySlug: new Map(codes.map((code) => [code.slug, code])) };
  return quotesAt === bytes.length ? { codebook: { text, codebook }, transcripts } : null;
}

function rowOf({ path, size, mtime, transcript }: CachedTranscript, columns: number, quotes: number): Row {
  const { title, attributes, speakers, turnCount, words, problems } = transcript;
  return { path, size, mtime, title, values: [...attributes], speakers, turnCount, words, problems, columns, quotes };
}

function readRow(row: Row, columns: () => CodingColumns, quotes: () => string): CachedTranscript {
  const { path, size, mtime, title, values, speakers, turnCount, words, problems } = row;
  let codings: readonly IndexedCoding[] | null = null;
  const transcript: Transcript = {
    path, title, attributes: new Map(values), speakers, turnCount, words, problems,
    get codings(): readonly IndexedCoding[] {
      return (codings ??= readCodings(path, columns(), speakers, quotes()));
    },
    get coded(): readonly Coded[] {
      return codedOf(columns(), speakers);
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

/** FNV-1a: tells a damaged file, not a forged one. */
function checksum(bytes: Uint8Array, indexLength: number): number {
  let hash = 0x811c9dc5 ^ indexLength;
  for (let at = 0; at < bytes.length; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return hash >>> 0;
}
