import type { MarkupDocument } from '../markup/document';
import { trimmed } from '../study/sentence';
import { sentenceIn, spokenTextOf } from '../study/spoken-text';
import { turnAt } from '../study/turns';
import type { TextRange } from '../text';

/**
 * What a selection widens to from a place, each holding the one before: word, sentence, the turn's words, the turn with its
 * label, and between them the coded passages that fit. Offsets are UTF-16 offsets in the file.
 */
export function wideningSelection(markup: MarkupDocument, sourceOffset: number): readonly TextRange[] {
  const offset = markup.toVerbatim(sourceOffset);
  const spoken = spokenTextOf(markup);
  const { text, turns, bodyStart } = spoken;
  if (offset < bodyStart) {
    return [];
  }
  const turn = turnAt(turns, offset) ?? turns.find(({ range }) => range.end === offset) ?? null;
  const sentence = turn && offset < turn.label.end ? null : sentenceIn(spoken, offset);
  const word = wordAt(text, sentence ?? { start: offset, end: offset }, offset);
  const steps = [word, sentence, ...(turn ? [trimmed(text, { start: turn.label.end, end: turn.range.end }), turn.range] : [])];
  const passages = markup.codings
    .map(({ verbatim }) => verbatim)
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const widening: TextRange[] = [];
  const add = (range: TextRange | null): void => {
    const last = widening[widening.length - 1];
    if (range && range.start < range.end && range.start <= offset && offset <= range.end && (!last || (holds(range, last) && !holds(last, range)))) {
      widening.push(range);
    }
  };
  steps.forEach((step) => {
    for (const passage of step ? passages : []) {
      if (step && holds(step, passage)) {
        add(passage);
      }
    }
    add(step);
  });
  passages.forEach(add);
  return widening.map(({ start, end }) => ({ start: markup.toSource(start, 'start'), end: markup.toSource(end, 'end') }));
}

function wordAt(text: string, { start, end }: TextRange, offset: number): TextRange | null {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(start, end));
  let touching: TextRange | null = null;
  for (const { index, segment, isWordLike } of words) {
    const range = { start: start + index, end: start + index + segment.length };
    if (isWordLike && range.start <= offset && offset <= range.end) {
      touching = range;
    }
    if (range.start > offset) {
      break;
    }
  }
  return touching;
}

function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
