import type { MarkupDocument } from '../markup/document';
import type { Attribute, Coding } from '../markup/model';
import type { CodingOperation } from '../markup/operations';
import { placePassage } from '../markup/write';
import type { TextRange } from '../text';
import { coderOfCoding } from './coding-operations';
import { wordEndAfter, wordEndBefore, wordStartAfter, wordStartBefore } from './word-steps';

/** What cannot be done to a coding, said to the person who asked for it. */
export type CodingChange =
  | { readonly kind: 'change'; readonly operations: readonly CodingOperation[] }
  | { readonly kind: 'impossible'; readonly reason: 'no-more-words' | 'last-word' | 'at-its-end' | 'nothing-to-join' };

export type EndOfPassage = 'start' | 'end';

/**
 * Moves one end of a passage outwards or inwards by a word. Where a tag cannot stand at the word's end, such as inside code,
 * the step goes on to the next one at which the passage really changes.
 */
export function resizeCoding(
  document: MarkupDocument,
  coding: Coding,
  end: EndOfPassage,
  direction: 'grow' | 'shrink',
): CodingChange {
  const text = document.verbatimText();
  const { verbatim } = coding;
  const step = steps[end][direction];
  for (let at = step(text, verbatim[end]); at !== null; at = step(text, at)) {
    const asked: TextRange = { ...verbatim, [end]: at };
    if (asked.start >= asked.end) {
      return { kind: 'impossible', reason: 'last-word' };
    }
    const passage = placePassage(document, asked);
    if (passage && isStep(verbatim, passage, end, direction)) {
      return { kind: 'change', operations: [{ kind: 'setRange', coding, passage }] };
    }
  }
  return { kind: 'impossible', reason: direction === 'grow' ? 'no-more-words' : 'last-word' };
}

const steps = {
  end: { grow: wordEndAfter, shrink: wordEndBefore },
  start: { grow: wordStartBefore, shrink: wordStartAfter },
} as const;

/** Only the end that was asked for moves, and that way. */
function isStep(before: TextRange, after: TextRange, end: EndOfPassage, direction: 'grow' | 'shrink'): boolean {
  const other = end === 'start' ? 'end' : 'start';
  const moved = after[end] - before[end];
  const outwards = end === 'end' ? moved : -moved;
  return after[other] === before[other] && (direction === 'grow' ? outwards > 0 : outwards < 0);
}

/**
 * Makes two codings of one, cut at a verbatim offset inside it, without the white space there. The first keeps the id and both
 * keep codes, coder, weight and note.
 */
export function splitCoding(document: MarkupDocument, coding: Coding, at: number): CodingChange {
  const text = document.verbatimText();
  const { start, end } = coding.verbatim;
  const first = { start, end: start + text.slice(start, Math.max(start, at)).trimEnd().length };
  const tail = text.slice(Math.min(at, end), end);
  const second = { start: end - tail.trimStart().length, end };
  if (at <= start || at >= end || first.end <= first.start || second.end <= second.start) {
    return { kind: 'impossible', reason: 'at-its-end' };
  }
  return {
    kind: 'change',
    operations: [
      { kind: 'setRange', coding, passage: first },
      { kind: 'code', passage: second, codes: coding.codes, attributes: coding.attributes },
    ],
  };
}

/**
 * Makes one coding of this and the next one in the text that shares a code with it and is by the same coder, over everything
 * between them. It has the codes of both; the id is the first's, else the second's; notes are put one after the other.
 */
export function joinWithNext(document: MarkupDocument, coding: Coding): CodingChange {
  const next = nextAlike(document, coding);
  if (!next) {
    return { kind: 'impossible', reason: 'nothing-to-join' };
  }
  const passage = { start: coding.verbatim.start, end: Math.max(coding.verbatim.end, next.verbatim.end) };
  const id = coding.id ?? (next.kind === 'span' ? next.id : null);
  const attributes = joinedAttributes(coding.attributes, next.attributes);
  return {
    kind: 'change',
    operations: [
      { kind: 'remove', coding: next },
      { kind: 'recode', coding, codes: [...new Set([...coding.codes, ...next.codes])] },
      ...(attributes === coding.attributes && id === coding.id
        ? []
        : [{ kind: 'setAttributes', coding, id, attributes } as const]),
      { kind: 'setRange', coding, passage },
    ],
  };
}

function nextAlike(document: MarkupDocument, coding: Coding): Coding | undefined {
  const coder = coderOfCoding(coding);
  const later = document.codings.slice(document.codings.indexOf(coding) + 1);
  return later.find((other) => coderOfCoding(other) === coder && other.codes.some((code) => coding.codes.includes(code)));
}

function joinedAttributes(first: readonly Attribute[], second: readonly Attribute[]): readonly Attribute[] {
  const added = second.filter(({ key }) => !first.some((attribute) => attribute.key === key));
  const notes = second.filter(
    ({ key, value }) => key === 'note' && first.some((attribute) => attribute.key === 'note' && attribute.value !== value),
  );
  if (added.length === 0 && notes.length === 0) {
    return first;
  }
  const kept = first.map((attribute) =>
    attribute.key === 'note' && notes[0] ? { ...attribute, value: `${attribute.value}; ${notes[0].value}` } : attribute,
  );
  return [...kept, ...added];
}
