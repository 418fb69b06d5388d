import { readFile } from 'node:fs/promises';
import { CommandError, describeFileError } from './command-error';
import { decodeUtf8, describeDecodingProblem } from './utf8';

/** A file as it was read: encoding `text` as UTF-8 gives `bytes` again. */
export interface TextFile {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * Reads a UTF-8 file whole. `shown` is the path as the person wrote it.
 * @throws {CommandError} naming the file where it is missing, a folder, without permission or not UTF-8
 */
export async function readTextFile(path: string, shown = path): Promise<TextFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CommandError(describeFileError(shown, error));
  }
  const decoded = decodeUtf8(bytes);
  if (decoded.kind !== 'text') throw new CommandError(`${shown}: ${describeDecodingProblem(decoded)}`);
  return { bytes, text: decoded.text };
}
