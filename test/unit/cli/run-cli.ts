import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a run of the command line left. */
export interface CliResult {
  readonly code: number | null;
  readonly output: Buffer;
  readonly errors: string;
}

/** Milliseconds for a test that starts many processes, on a machine that has much else to do. */
export const processTimeout = 300_000;

/** The built command line; tests run in the repository's folder. */
export const cli = resolve('dist/cli.js');

/** Runs `verbatim` as a process of its own, as a shell does. */
export function runCli(args: readonly string[], options: { readonly cwd?: string; readonly input?: string | Uint8Array } = {}): Promise<CliResult> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: options.cwd ?? process.cwd() });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // A command that refuses early does not read its input.
    child.stdin.on('error', () => undefined);
    child.on('error', fail);
    child.on('close', (code) => { settle({ code, output: Buffer.concat(output), errors: Buffer.concat(errors).toString('utf8') }); });
    child.stdin.end(options.input ?? '');
  });
}

/** Gives the action a folder of its own and takes it away afterwards. */
export async function inFolder<T>(action: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'verbatim-cli-')));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A line of `verbatim segments --json`. */
export interface Segment {
  readonly document: string;
  readonly id: string | null;
  readonly codes: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  readonly speaker: string | null;
}

/** The objects of JSON Lines. */
export function jsonLines(output: Buffer): readonly unknown[] {
  const text = output.toString('utf8');
  if (text !== '' && !text.endsWith('\n')) throw new Error('The last line has no end.');
  return text.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown);
}

/** What `verbatim segments --json` says about paths that can be read. */
export async function segmentsOf(...paths: readonly string[]): Promise<readonly Segment[]> {
  const result = await runCli(['segments', '--json', ...paths]);
  if (result.code !== 0) throw new Error(result.errors);
  return jsonLines(result.output) as readonly Segment[];
}

/** Operations as the lines of a file. */
export function opsText(operations: readonly unknown[]): string {
  return operations.map((operation) => `${JSON.stringify(operation)}\n`).join('');
}
