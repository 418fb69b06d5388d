import { readMarkup, type MarkupDocument } from '../src/core/markup/document';
import type { CodingOperation } from '../src/core/markup/operations';
import { planCodings } from '../src/core/markup/write';
import { distribution, type Distribution } from './distribution';
import { slugs } from './generated-words';
import { SeededRandom } from './seeded-random';

export interface PlanningFigures {
  readonly one: Distribution;
  /** 5,000 operations in one plan, milliseconds, each try. */
  readonly batch: Distribution;
  /** Part of the ends in the batch that the writer had to move. */
  readonly movedShare: number;
}

/** Plans codings of whole words in a transcript that has codings already. */
export function measurePlanning(text: string): PlanningFigures {
  const document = readMarkup(text);
  const random = new SeededRandom(11);
  const one: number[] = [];
  for (let tried = 0; tried < 60; tried++) {
    const operation = someOperation(document, random);
    const started = performance.now();
    planCodings(document, [operation]);
    if (tried >= 10) one.push(performance.now() - started);
  }
  const batch: number[] = [];
  let moved = 0;
  const size = 5000;
  for (let tried = 0; tried < 4; tried++) {
    const operations = Array.from({ length: size }, () => someOperation(document, random));
    const started = performance.now();
    const plan = planCodings(document, operations);
    if (tried > 0) batch.push(performance.now() - started);
    if (plan.kind === 'refused') throw new Error(`Refused: ${plan.message}`);
    moved += plan.moved.length;
  }
  return { one: distribution(one), batch: distribution(batch), movedShare: moved / (4 * 2 * size) };
}

/** One to twelve words, sometimes on into the next turns. */
function someOperation(document: MarkupDocument, random: SeededRandom): CodingOperation {
  const verbatim = document.verbatimText();
  for (;;) {
    const start = verbatim.indexOf(' ', random.between(200, verbatim.length - 2000)) + 1;
    const end = verbatim.indexOf(' ', start + (random.chance(0.1) ? random.between(300, 1500) : random.between(3, 70)));
    if (start > 0 && end > start && /\p{L}/u.test(verbatim[start]!)) {
      return { kind: 'code', passage: { start, end }, codes: [random.pickSkewed(slugs)] };
    }
  }
}
