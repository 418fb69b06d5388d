import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { readMarkup } from '../../core/markup/document';
import { checkStudy } from '../../core/study/check';
import { StudyIndex } from '../../core/study/study-index';
import type { StudyProblem } from '../../core/study/study-problem';
import { LineIndex } from '../../core/text';
import { loadStudies, type LoadedStudy } from '../loaded-study';
import { LineOutput, tellError } from '../output';
import { printableLine } from '../printable';
import { isFolder, studyFileAt } from '../study-files';
import { readTextFile } from '../text-file';

/** A problem where a person finds it: `line` and `column` from 1, `column` in UTF-16 code units. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: StudyProblem['severity'];
  readonly code: string;
  readonly message: string;
}

export function addCheckCommand(program: Command): void {
  program.command('check')
    .summary('report what is wrong in a study')
    .description('Reports every problem of a study, or of one file, as file:line:column severity code message. '
      + 'The exit code is 1 where there is an error, 2 where a file cannot be read.')
    .argument('[study]', 'the folder of a study, or one file', '.')
    .option('--json', 'one JSON object a line: file, line, column, severity, code, message')
    .option('--hints', 'also what is unfinished and not wrong: codes without a definition, codes no passage has')
    .addHelpText('after', `
Examples:
  verbatim check
  verbatim check my-study --json
  verbatim check my-study/transcripts/p07.md`)
    .action((path: string, options: { readonly json?: true; readonly hints?: true }) => check(path, options.json === true, options.hints === true));
}

async function check(path: string, json: boolean, hints: boolean): Promise<void> {
  const { findings: all, unreadable } = await isFolder(path) ? await checkFolder(path) : await checkFile(path);
  const findings = all.filter(({ severity }) => hints || severity !== 'hint');
  // Set before anything is printed, so that it stands even when the reader goes away.
  if (findings.some((finding) => finding.severity === 'error')) process.exitCode = 1;
  for (const message of unreadable) tellError(message);
  const output = new LineOutput();
  for (const finding of findings) await output.line(json ? JSON.stringify(finding) : readable(finding));
  await output.flush();
}

interface Report {
  readonly findings: readonly Finding[];
  readonly unreadable: readonly string[];
}

async function checkFolder(folder: string): Promise<Report> {
  const studies = await loadStudies(folder);
  return {
    findings: studies.flatMap((study) => findingsIn(study, folder)),
    unreadable: studies.flatMap((study) => study.unreadable).map(({ message }) => message),
  };
}

/* A file of a study is judged with its codebook and the rest of the study; another one by its markup alone. */
async function checkFile(path: string): Promise<Report> {
  const place = await studyFileAt(path);
  const { text } = await readTextFile(path);
  if (place.study !== null) {
    const [study] = await loadStudies(place.study);
    if (study.files.has(place.path)) {
      const problems = problemsOf(study).filter((found) => found.path === place.path);
      return { findings: findings(problems.map(({ problem }) => problem), path, text), unreadable: [] };
    }
  }
  const index = new StudyIndex();
  index.setTranscript(place.path, readMarkup(text));
  const problems = checkStudy(index).filter((found) => found.path === place.path && found.problem.code !== 'unknown-code');
  return { findings: findings(problems.map(({ problem }) => problem), path, text), unreadable: [] };
}

function findingsIn(study: LoadedStudy, folder: string): readonly Finding[] {
  const byPath = new Map<string, StudyProblem[]>();
  for (const { path, problem } of problemsOf(study)) {
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [problem]);
    else known.push(problem);
  }
  const checked = [...study.files].filter(([, { file }]) => !relative(resolve(folder), resolve(file.location)).startsWith('..'));
  return checked.flatMap(([path, { file, text }]) => findings(byPath.get(path) ?? [], file.shown, text));
}

/* Without a codebook every code is unknown, which says nothing about any of them. */
function problemsOf(study: LoadedStudy): ReturnType<typeof checkStudy> {
  return checkStudy(study.index).filter(({ problem }) => study.hasCodebook || problem.code !== 'unknown-code');
}

function findings(problems: readonly StudyProblem[], file: string, text: string): readonly Finding[] {
  if (problems.length === 0) return [];
  const lines = new LineIndex(text);
  return [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end).map((problem) => {
    const { line, column } = lines.position(problem.range.start);
    // No editor counts a byte order mark as a column.
    const unseen = line === 0 && column > 0 && text.startsWith('\ufeff') ? 1 : 0;
    return { file, line: line + 1, column: column + 1 - unseen, severity: problem.severity, code: problem.code, message: problem.message };
  });
}

function readable({ file, line, column, severity, code, message }: Finding): string {
  return printableLine(`${file}:${line}:${column} ${severity} ${code} ${message.replace(/\s+/g, ' ')}`);
}
