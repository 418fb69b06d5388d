import type { Command } from 'commander';
import { readMarkup } from '../../core/markup/document';
import type { IndexedCoding } from '../../core/study/transcript';
import { readTranscript } from '../../core/study/transcript';
import { CommandError } from '../command-error';
import { LineOutput, tellError } from '../output';
import { printable } from '../printable';
import { isFolder, studyFileAt, studyFiles } from '../study-files';
import { readTextFile } from '../text-file';

export function addSegmentsCommand(program: Command): void {
  program.command('segments')
    .summary('list the codings of transcripts')
    .description('Lists every coding of the transcripts named, or of all transcripts in the folders named, in the order of the text.')
    .argument('<path...>', 'transcripts, or folders with transcripts')
    .option('--json', 'one JSON object a line: document, id, codes, start, end (UTF-16 offsets into the verbatim text), text, line, speaker')
    .addHelpText('after', `
Examples:
  verbatim segments my-study
  verbatim segments my-study/transcripts/p07.md --json
  verbatim segments my-study --json | grep '"trust"'`)
    .action((paths: readonly string[], options: { readonly json?: true }) => listSegments(paths, options.json === true));
}

/** A transcript to list: where it is read from, how it is named, and its path in its study. */
interface Source {
  readonly location: string;
  readonly shown: string;
  readonly path: string;
}

/* A file that cannot be read is told on standard error; the others are listed all the same. */
async function listSegments(paths: readonly string[], json: boolean): Promise<void> {
  const output = new LineOutput();
  for (const path of paths) {
    try {
      for await (const source of sourcesOf(path)) {
        try {
          await listTranscript(source, json, output);
        } catch (error) {
          sayUnreadable(error);
        }
      }
    } catch (error) {
      sayUnreadable(error);
    }
  }
  await output.flush();
}

async function* sourcesOf(path: string): AsyncGenerator<Source> {
  if (!await isFolder(path)) {
    yield { location: path, shown: path, path: (await studyFileAt(path)).path };
    return;
  }
  for await (const file of studyFiles(path, path)) {
    if (file.kind === 'transcript') yield file;
  }
}

async function listTranscript(source: Source, json: boolean, output: LineOutput): Promise<void> {
  const { text } = await readTextFile(source.location, source.shown);
  const { codings } = readTranscript(source.path, readMarkup(text));
  for (const coding of codings) await output.line(json ? jsonLine(source.shown, coding) : readableLine(source.shown, coding));
}

function jsonLine(document: string, coding: IndexedCoding): string {
  return JSON.stringify({
    document,
    id: coding.id,
    codes: coding.codes,
    start: coding.verbatim.start,
    end: coding.verbatim.end,
    text: coding.text,
    line: coding.line,
    speaker: coding.speaker,
  });
}

function readableLine(document: string, coding: IndexedCoding): string {
  const speaker = coding.speaker === null ? '' : `  ${printable(coding.speaker)}`;
  const id = coding.id === null ? '' : `  #${coding.id}`;
  return `${printable(document)}:${coding.line}  ${coding.codes.join(', ')}${speaker}${id}\n    ${printable(coding.text)}`;
}

function sayUnreadable(error: unknown): void {
  if (!(error instanceof CommandError)) throw error;
  tellError(error.message);
}
