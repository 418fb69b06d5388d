import type * as vscode from 'vscode';
import { trimmed } from '../../core/study/sentence';
import { sentenceIn, spokenTextOf } from '../../core/study/spoken-text';
import type { TextRange } from '../../core/text';
import type { OpenTranscript } from '../open-transcripts';

/**
 * The passages a person means, as verbatim ranges in text order without doubles: what is selected, without white space at its
 * ends, or the sentence at an empty selection.
 */
export function selectedPassages(
  { document, markup }: OpenTranscript,
  selections: readonly vscode.Selection[],
): readonly TextRange[] {
  const spoken = spokenTextOf(markup);
  const byPlace = new Map<string, TextRange>();
  for (const selection of selections) {
    const start = markup.toVerbatim(document.offsetAt(selection.start));
    const end = markup.toVerbatim(document.offsetAt(selection.end));
    const passage = start === end ? sentenceIn(spoken, start) : trimmed(spoken.text, { start, end });
    if (passage && passage.start < passage.end) {
      byPlace.set(`${passage.start}-${passage.end}`, passage);
    }
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
