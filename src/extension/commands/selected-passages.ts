import type * as vscode from 'vscode';
import { readFrontMatter } from '../../core/study/front-matter';
import { sentenceAt, trimmed } from '../../core/study/sentence';
import { readTurns } from '../../core/study/turns';
import type { TextRange } from '../../core/text';
import type { OpenTranscript } from '../open-transcripts';

/**
 * The passages a person means, as verbatim ranges in text order without doubles: what is selected, without white space at its
 * ends, or the sentence at an empty selection.
 */
export function selectedPassages(
  transcript: OpenTranscript,
  selections: readonly vscode.Selection[],
): readonly TextRange[] {
  const { document, markup } = transcript;
  const text = markup.verbatimText();
  const byPlace = new Map<string, TextRange>();
  for (const selection of selections) {
    const start = markup.toVerbatim(document.offsetAt(selection.start));
    const end = markup.toVerbatim(document.offsetAt(selection.end));
    const passage = start === end ? sentence(text, start) : trimmed(text, { start, end });
    if (passage && passage.start < passage.end) {
      byPlace.set(`${passage.start}-${passage.end}`, passage);
    }
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function sentence(text: string, offset: number): TextRange | null {
  const frontMatter = readFrontMatter(text);
  if (frontMatter.range && offset < frontMatter.range.end) {
    return null;
  }
  const turns = readTurns(text, frontMatter.lists.get('speakers') ?? []);
  const turn = turns.filter(({ range }) => range.start <= offset).at(-1);
  return sentenceAt(
    text,
    offset,
    turns.map(({ range }) => range.start),
    turn?.label.end,
  );
}
