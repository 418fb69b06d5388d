import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the transcripts below the study's folder. */
export function transcriptPaths(study: string): readonly string[] {
  return readdirSync(join(study, 'transcripts')).map((name) => `transcripts/${name}`);
}

/** Reads and decodes one file, as every process here does it. */
export function readText(study: string, path: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(study, path)));
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** For the cache, as the extension does it. */
export const utf8 = { encode: (text: string) => encoder.encode(text), decode: (bytes: Uint8Array) => decoder.decode(bytes) };
