import type { Transcript } from '../study/transcript';
import { countWords } from '../study/words';

/** How much of a transcript lies within codings. */
export interface CodedShare {
  /** Words within at least one coding, each counted once however many codings it lies in. */
  readonly coded: number;
  /** Words of the verbatim text without front matter. */
  readonly words: number;
  /** `coded` out of `words`, between 0 and 1; 0 for a transcript without words. */
  readonly share: number;
}

const known = new WeakMap<Transcript, CodedShare>();

/** Counted once per reading of a transcript, so that an edit costs the transcript it touches. */
export function codedShare(transcript: Transcript): CodedShare {
  let share = known.get(transcript);
  if (share === undefined) {
    share = measure(transcript);
    known.set(transcript, share);
  }
  return share;
}

function measure({ codings, words }: Transcript): CodedShare {
  let coded = 0;
  let reach = 0;
  // By where they begin: of each, what no coding before has reached counts.
  for (const { text, verbatim } of codings) {
    if (verbatim.end > reach) {
      const from = Math.max(0, reach - verbatim.start);
      coded += countWords(text, from);
      reach = verbatim.end;
    }
  }
  // A passage may begin inside a word, which then is counted in both parts.
  coded = Math.min(coded, words);
  return { coded, words, share: words === 0 ? 0 : coded / words };
}
