import type * as vscode from 'vscode';
import type { ReadSearch, WordMatch } from '../../core/analysis/word-search';
import { readMarkup } from '../../core/markup/document';
import { openDocument } from '../open-document';
import type { OpenTranscripts } from '../open-transcripts';
import { presentText } from '../study-edits';
import type { StudySession } from '../studies';

/** More than anybody looks through. */
export const mostMatches = 2000;
/** An expression that is still looking after this long in one transcript is given up; milliseconds. */
const patienceMilliseconds = 3000;
/** UTF-16 units; few before, because a list cuts off what stands behind. */
const context = { before: 24, behind: 80 };

export interface FoundWords {
  readonly path: string;
  readonly match: WordMatch;
  /** 1-based line of the file. */
  readonly line: number;
  /** What stands before and behind, without tags. */
  readonly before: string;
  readonly behind: string;
}

export interface SearchResult {
  readonly found: readonly FoundWords[];
  /** Transcripts that could not be read, or in which the expression took too long. */
  readonly leftOut: readonly string[];
  /** There are more than are listed. */
  readonly isCut: boolean;
}

/** Searches the verbatim text of every transcript of a study, unsaved words included; undefined when it was cancelled. */
export async function searchTranscripts(
  study: StudySession,
  transcripts: OpenTranscripts,
  { find }: Extract<ReadSearch, { readonly kind: 'search' }>,
  token: vscode.CancellationToken,
  report: (done: number, total: number) => void,
): Promise<SearchResult | undefined> {
  const found: FoundWords[] = [];
  const leftOut: string[] = [...study.unreadable.keys()];
  const paths = [...study.index.transcripts.keys()];
  for (const [done, path] of paths.entries()) {
    report(done, paths.length);
    const uri = study.uriOf(path);
    const present = await presentText(uri);
    // Lets the window paint and the person cancel.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) {
      return undefined;
    }
    if (typeof present === 'string') {
      leftOut.push(path);
      continue;
    }
    const document = openDocument(uri);
    const markup = (document && transcripts.get(document)?.markup) ?? readMarkup(present.text);
    const started = performance.now();
    const isSlow = (): boolean => performance.now() - started > patienceMilliseconds;
    const matches = find(markup, () => !isSlow());
    if (isSlow()) {
      leftOut.push(path);
      continue;
    }
    const text = matches.length === 0 ? '' : markup.verbatimText();
    let line = 1;
    let counted = 0;
    for (const match of matches) {
      const { start, end } = match.range;
      const source = markup.toSource(start, 'start');
      line += lineBreaks(markup.text, counted, source);
      counted = source;
      found.push({ path, match, line, before: text.slice(Math.max(0, start - context.before), start), behind: text.slice(end, end + context.behind) });
    }
    if (found.length > mostMatches) {
      return { found: found.slice(0, mostMatches), leftOut, isCut: true };
    }
  }
  return { found, leftOut, isCut: false };
}

function lineBreaks(text: string, from: number, to: number): number {
  return text.slice(from, to).split(/\r\n?|\n/u).length - 1;
}
