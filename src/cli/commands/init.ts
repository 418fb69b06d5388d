import { access, mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { emptyCodebook } from '../../core/study/codebook-edits';
import { defaultLayout } from '../../core/study/layout';
import { CommandError, describeFileError, systemCode } from '../command-error';
import { writeOut } from '../output';
import { printable } from '../printable';

export function addInitCommand(program: Command): void {
  program.command('init')
    .summary('make a new study')
    .description('Makes a study: a folder with a codebook, a folder for transcripts and one for memos. What is there already stays as it is.')
    .argument('<dir>', 'the folder; it is made where it does not exist')
    .addHelpText('after', `
Examples:
  verbatim init my-study
  verbatim init .`)
    .action(initStudy);
}

async function initStudy(folder: string): Promise<void> {
  const codebook = join(folder, defaultLayout.codebook);
  if (await exists(codebook)) throw new CommandError(alreadyThere(codebook));
  for (const name of ['.', 'transcripts', defaultLayout.memos]) await makeFolder(join(folder, name));
  try {
    await writeFile(codebook, emptyCodebook(titleFrom(folder)), { flag: 'wx' });
  } catch (error) {
    throw new CommandError(systemCode(error) === 'EEXIST' ? alreadyThere(codebook) : describeFileError(codebook, error));
  }
  await writeOut(`Made ${printable(codebook)}. Put Markdown transcripts into ${printable(join(folder, 'transcripts'))}, `
    + 'open the folder in VS Code and code.\n');
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new CommandError(systemCode(error) === 'EEXIST'
      ? `${path}: this is a file; a study needs a folder of that name`
      : describeFileError(path, error));
  }
}

function alreadyThere(codebook: string): string {
  return `${codebook}: this folder is a study already; nothing was changed`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    // A file on the way is told by making the folder, which names it.
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new CommandError(describeFileError(path, error));
  }
}

/* `night-shift_study` reads as "Night shift study". */
function titleFrom(folder: string): string {
  const words = printable(basename(resolve(folder)).replace(/[-_]+/g, ' '));
  return words === '' ? 'Study' : words[0]!.toUpperCase() + words.slice(1);
}
