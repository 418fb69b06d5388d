import { Option, type Command } from 'commander';
import { themeSummary } from '../../core/analysis/theme-summary';
import { summaryHtml } from '../../core/interchange/summary-html';
import { summaryJson } from '../../core/interchange/summary-json';
import { summaryMarkdown } from '../../core/interchange/summary-markdown';
import type { StudyIndex } from '../../core/study/study-index';
import { CommandError } from '../command-error';
import { loadStudies } from '../loaded-study';
import { didYouMean } from '../../core/study/near-names';
import { tellError, writeOut } from '../output';

interface SummaryOptions {
  readonly code?: string;
  readonly by?: string;
  readonly format: 'md' | 'html' | 'json';
}

const writers = { md: summaryMarkdown, html: summaryHtml, json: summaryJson };

export function addSummaryCommand(program: Command): void {
  program.command('summary')
    .summary('print the summary of a theme, a code or the whole study')
    .description('Prints counts, spread, quotes, co-occurring codes and memos of a code with all codes below it, or of the whole study.')
    .argument('<study>', 'the folder of a study')
    .option('--code <slug>', 'the code or theme, by the name used in tags; without it the whole study')
    .option('--by <attribute>', 'spread over the values of a front-matter attribute of the transcripts, such as site')
    .addOption(new Option('--format <format>', 'the form of the summary').choices(Object.keys(writers)).default('md'))
    .addHelpText('after', `
Examples:
  verbatim summary my-study
  verbatim summary my-study --code barriers --by site
  verbatim summary my-study --code trust --format html > trust.html`)
    .action(printSummary);
}

async function printSummary(folder: string, options: SummaryOptions): Promise<void> {
  const [study] = await loadStudies(folder);
  if (!study.hasCodebook) {
    throw new CommandError(`${folder}: there is no codebook.md in this folder; \`verbatim init\` makes a study`);
  }
  if (options.code !== undefined) expectCode(study.index, options.code);
  if (options.by !== undefined) expectAttribute(study.index, options.by);
  for (const { message } of study.unreadable) tellError(message);
  const written = writers[options.format](themeSummary(study.index, { code: options.code ?? null, by: options.by ?? null }));
  await writeOut(written.endsWith('\n') ? written : `${written}\n`);
}

function expectCode(index: StudyIndex, code: string): void {
  if (index.codebook.bySlug.has(code)) return;
  const names = [...index.codebook.bySlug.values()].flatMap((known) => [known.slug, known.name]);
  const bySlug = new Map([...index.codebook.bySlug.values()].map((known) => [known.name, known.slug]));
  const near = didYouMean(code, names.map((name) => bySlug.get(name) ?? name));
  throw new CommandError(`--code: the codebook has no code "${code}"${near}`);
}

function expectAttribute(index: StudyIndex, attribute: string): void {
  const names = index.attributeNames();
  if (names.includes(attribute)) return;
  const known = names.length === 0 ? 'no transcript has attributes in front matter' : `known are: ${names.join(', ')}`;
  throw new CommandError(`--by: no transcript has the attribute "${attribute}"${didYouMean(attribute, names)}; ${known}`);
}
