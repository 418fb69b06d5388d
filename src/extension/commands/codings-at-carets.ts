import type * as vscode from 'vscode';
import type { Coding } from '../../core/markup/model';
import { coderOfCoding, codingsTouching } from '../../core/study/coding-operations';
import type { OpenTranscript } from '../open-transcripts';
import { coderOf } from '../study-settings';

export interface CodingAtCaret {
  readonly coding: Coding;
  /** UTF-16 offset of the caret in the verbatim text. */
  readonly caret: number;
}

/**
 * The coding each caret means, each once, in text order: the shortest passage around it; of equal ones the person's own.
 * A caret at a tag means the passage the tag ends.
 */
export function codingsAtCarets(
  { document, markup }: OpenTranscript,
  selections: readonly vscode.Selection[],
): readonly CodingAtCaret[] {
  const coder = coderOf(document.uri);
  const found = new Map<Coding, CodingAtCaret>();
  for (const { active } of selections) {
    const offset = document.offsetAt(active);
    const touching = codingsTouching(markup, { start: offset, end: offset });
    const around = touching.filter(({ source }) => source.start <= offset && offset < source.end);
    const candidates = around.length > 0 ? around : touching;
    const shortest = candidates.filter((coding) => lengthOf(coding) === lengthOf(candidates[0]));
    const coding = shortest.find((each) => coderOfCoding(each) === coder) ?? shortest[0];
    if (coding && !found.has(coding)) {
      found.set(coding, { coding, caret: markup.toVerbatim(offset) });
    }
  }
  return [...found.values()].sort((a, b) => a.coding.verbatim.start - b.coding.verbatim.start);
}

function lengthOf(coding: Coding | undefined): number {
  return coding ? coding.verbatim.end - coding.verbatim.start : 0;
}
