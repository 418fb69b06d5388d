/** Why bytes are not the text of a file we work on. `offset` counts bytes from 0, `line` from 1. */
export type DecodingProblem =
  | { readonly kind: 'utf-16' }
  | { readonly kind: 'invalid-utf-8'; readonly offset: number; readonly line: number };

export type Decoded = { readonly kind: 'text'; readonly text: string } | DecodingProblem;

/**
 * The text of a file, such that encoding it again gives the same bytes: a byte order mark stays as U+FEFF, and bytes that are not UTF-8
 * are a problem instead of becoming U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  if (looksLikeUtf16(bytes)) return { kind: 'utf-16' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const offset = firstInvalidByte(bytes);
    return { kind: 'invalid-utf-8', offset, line: lineOfByte(bytes, offset) };
  }
}

/** The problem in words, to follow the file's name. */
export function describeDecodingProblem(problem: DecodingProblem): string {
  return problem.kind === 'utf-16'
    ? 'this is UTF-16 text; save it as UTF-8 and try again'
    : `not valid UTF-8 at byte ${problem.offset} (line ${problem.line}); save it as UTF-8 and try again`;
}

/* UTF-16 without a byte order mark decodes as UTF-8 with a NUL beside every ASCII character. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const length = Math.min(bytes.length, 4096);
  let zeros = 0;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros++;
  return zeros > 1 && zeros * 3 > length;
}

/* The well-formed sequences are those of table 3-7 of the Unicode Standard. */
function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let step = 1; step < length; step++) {
    const next = bytes[at + step];
    if (next === undefined || next < (step === 1 ? lowest : 0x80) || next > (step === 1 ? highest : 0xbf)) return 0;
  }
  return length;
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) if (bytes[at] === 0x0a) line++;
  return line;
}
