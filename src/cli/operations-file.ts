import type { CodingOperation } from '../core/markup/operations';
import { isSlug } from '../core/study/slug';
import { CommandError } from './command-error';

/** An operation and the line it stands on. */
export interface NumberedOperation {
  readonly line: number;
  readonly operation: CodingOperation;
}

/**
 * Reads operations on codings, one JSON object a line; empty lines are skipped.
 * @param name of the file, for messages
 * @param verbatimLength of the transcript they are for, UTF-16
 * @throws {CommandError} naming the first line that is no operation, and why
 */
export function readOperations(text: string, name: string, verbatimLength: number): readonly NumberedOperation[] {
  const operations: NumberedOperation[] = [];
  const lines = text.replace(/^\ufeff/, '').split('\n');
  for (const [index, content] of lines.entries()) {
    if (content.trim() === '') continue;
    const operation = readOperation(content, verbatimLength);
    if (typeof operation === 'string') throw new CommandError(`${name}:${index + 1}: ${operation}; nothing was written`);
    operations.push({ line: index + 1, operation });
  }
  return operations;
}

/** The operation on one line, or what is wrong with it. Further keys are ignored, so that lines of `segments --json` can be sent back. */
function readOperation(line: string, verbatimLength: number): CodingOperation | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `this is not JSON: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)}`;
  }
  if (!isRecord(value)) return 'an operation is a JSON object such as {"op":"code","start":0,"end":5,"codes":["trust"]}';
  const { op, start, end, codes, id } = value;
  if (op !== 'code' && op !== 'uncode') return `"op" must be "code" or "uncode", not ${show(op)}`;
  if (!isOffset(start)) return `"start" must be a whole number from 0, not ${show(start)}`;
  if (!isOffset(end)) return `"end" must be a whole number from 0, not ${show(end)}`;
  if (start >= end) return `"start" (${start}) must be before "end" (${end})`;
  if (end > verbatimLength) return `"end" (${end}) is behind the end of the verbatim text (${verbatimLength})`;
  if (!Array.isArray(codes) || codes.length === 0) return `"codes" must be a list of one code or more, not ${show(codes)}`;
  const slugs: string[] = [];
  for (const code of codes as readonly unknown[]) {
    if (typeof code !== 'string' || !isSlug(code.normalize('NFC'))) {
      return `${show(code)} is not the name of a code (letters, digits, "-", "_" and ":", beginning with a letter or "_")`;
    }
    slugs.push(code.normalize('NFC'));
  }
  if (id === undefined || id === null) return { kind: op, passage: { start, end }, codes: [...new Set(slugs)] };
  if (typeof id !== 'string' || !idName.test(id)) return `"id" must be letters, digits, "-" and "_", beginning with a letter, not ${show(id)}`;
  return { kind: op, passage: { start, end }, codes: [...new Set(slugs)], id };
}

/* `id` of the coding markup's grammar. */
const idName = /^\p{L}[\p{L}\p{Nd}_-]*$/u;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function show(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
