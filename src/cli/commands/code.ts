import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { readMarkup } from '../../core/markup/document';
import type { MovedEnd } from '../../core/markup/operations';
import { planCodings } from '../../core/markup/write';
import { CommandError } from '../command-error';
import { readOperations, type NumberedOperation } from '../operations-file';
import { tell } from '../output';
import { replaceFile } from '../replace-file';
import { readTextFile } from '../text-file';
import { decodeUtf8, describeDecodingProblem } from '../utf8';

const standardInput = 'standard input';

export function addCodeCommand(program: Command): void {
  program.command('code')
    .summary('add codings to a transcript, or take them away')
    .description('Applies operations on codings to a transcript, in order and all or none. The file is replaced once, in one step. '
      + 'Offsets are UTF-16 code units of the verbatim text, as `segments --json` gives them. An end of a passage that would fall inside '
      + 'something that must stay whole is moved, and that is told on standard error.')
    .argument('<file>', 'the transcript')
    .requiredOption('--ops <file>', 'the operations, one JSON object a line; - for standard input')
    .addHelpText('after', `
An operation is one of
  {"op":"code","start":12,"end":40,"codes":["trust"]}               a coding of its own, with an "id" if it must be linked to
  {"op":"uncode","start":12,"end":40,"codes":["trust"]}             from the codings of exactly that passage

Examples:
  verbatim code transcripts/p07.md --ops ops.jsonl
  echo '{"op":"code","start":12,"end":40,"codes":["trust"],"id":"k3f2"}' | verbatim code transcripts/p07.md --ops -`)
    .action((path: string, options: { readonly ops: string }) => codeFile(path, options.ops));
}

async function codeFile(path: string, opsPath: string): Promise<void> {
  const { bytes, text } = await readTextFile(path);
  const name = opsPath === '-' ? standardInput : opsPath;
  const opsText = opsPath === '-' ? await readStandardInput() : (await readTextFile(opsPath)).text;
  const document = readMarkup(text);
  const operations = readOperations(opsText, name, document.verbatimLength);
  const plan = planCodings(document, operations.map(({ operation }) => operation));
  if (plan.kind === 'refused') {
    throw new CommandError(`${name}:${lineOf(operations, plan.operation)}: ${plan.message}; nothing was written`);
  }
  if (plan.text !== text) await replaceFile(path, bytes, Buffer.from(plan.text, 'utf8'));
  for (const moved of plan.moved) tell(describeMove(moved, name, operations));
}

async function readStandardInput(): Promise<string> {
  const decoded = decodeUtf8(await buffer(process.stdin));
  if (decoded.kind !== 'text') throw new CommandError(`${standardInput}: ${describeDecodingProblem(decoded)}`);
  return decoded.text;
}

function describeMove(moved: MovedEnd, name: string, operations: readonly NumberedOperation[]): string {
  return `${name}:${lineOf(operations, moved.operation)}: "${moved.end}" was moved from ${moved.asked} to ${moved.placed}, `
    + 'where a tag can stand without changing how the text is read';
}

function lineOf(operations: readonly NumberedOperation[], operation: number): number {
  return operations[operation]!.line;
}
