import type { Command } from 'commander';
import { LineIndex } from '../../core/text';
import { readMarkup } from '../../core/markup/document';
import { stripMarkup } from '../../core/markup/strip';
import { tell, writeOut } from '../output';
import { readTextFile } from '../text-file';

export function addStripCommand(program: Command): void {
  program.command('strip')
    .summary('print a transcript without its tags, byte for byte')
    .description('Prints the verbatim transcript: every tag is removed and every other byte stays. Lines with broken markup are named on '
      + 'standard error, because what was meant as a tag there is printed as text.')
    .argument('<file>', 'the transcript')
    .addHelpText('after', `
Examples:
  verbatim strip transcripts/p07.md > p07-verbatim.md
  verbatim strip transcripts/p07.md | diff - original/p07.md`)
    .action(stripFile);
}

async function stripFile(path: string): Promise<void> {
  const { text } = await readTextFile(path);
  warnOfBrokenMarkup(path, text);
  await writeOut(Buffer.from(stripMarkup(text), 'utf8'));
}

function warnOfBrokenMarkup(path: string, text: string): void {
  const { diagnostics } = readMarkup(text);
  if (diagnostics.length === 0) return;
  const lines = new LineIndex(text);
  for (const { range, message } of diagnostics) tell(`${path}:${lines.lineAt(range.start) + 1}: warning: ${message}`);
}
