import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error';
import { addCheckCommand } from './commands/check';
import { addCodeCommand } from './commands/code';
import { addInitCommand } from './commands/init';
import { addSegmentsCommand } from './commands/segments';
import { addStripCommand } from './commands/strip';
import { addSummaryCommand } from './commands/summary';
import { keepStreamErrorsQuiet, tell, tellError } from './output';

/** Put in by the build, from package.json. */
declare const VERBATIM_VERSION: string;

function verbatim(): Command {
  const command = new Command('verbatim')
    .description('Qualitative coding of Markdown transcripts: tags inline, codebook and memos in Markdown too, everything in git.')
    .version(VERBATIM_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ outputError: (text) => tell(text.trim().replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')) })
    .exitOverride()
    .addHelpText('after', `
Examples:
  verbatim init my-study
  verbatim check my-study
  verbatim segments my-study --json
  verbatim summary my-study --code trust --by site

\`verbatim COMMAND --help\` has more. Exit codes: 0 done, 1 check found errors, 2 bad usage or a file that cannot be read.`);
  addInitCommand(command);
  addCodeCommand(command);
  addSegmentsCommand(command);
  addStripCommand(command);
  addCheckCommand(command);
  addSummaryCommand(command);
  return command;
}

async function main(args: readonly string[]): Promise<void> {
  keepStreamErrorsQuiet();
  if (args.length === 0) {
    tellError('name a command; `verbatim --help` lists them');
    return;
  }
  try {
    await verbatim().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof CommandError) tellError(error.message);
    else throw error;
  }
}

void main(process.argv.slice(2));
