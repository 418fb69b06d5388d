import type { Codebook } from './codebook';
import type { Coded } from './transcript';

/** What one transcript adds to a code's counts: codings and speakers, of the code itself and with the codes below. */
export interface CodeTally {
  readonly ownCodings: number;
  readonly ownSpeakers: number;
  readonly totalCodings: number;
  readonly totalSpeakers: number;
}

export interface TranscriptTally {
  /** Codings and speakers with any code at all. */
  readonly codings: number;
  readonly speakers: number;
  readonly bySlug: ReadonlyMap<string, CodeTally>;
}

/** For a slug: itself and every code above it. */
export type Lineage = (slug: string) => readonly string[];

export function lineageOf(codebook: Codebook): Lineage {
  const known = new Map<string, readonly string[]>();
  return (slug) => {
    let line = known.get(slug);
    if (line === undefined) {
      const found = [slug];
      let parent = codebook.bySlug.get(slug)?.parent ?? null;
      while (parent !== null) {
        found.push(parent);
        parent = codebook.bySlug.get(parent)?.parent ?? null;
      }
      line = found;
      known.set(slug, line);
    }
    return line;
  };
}

/** Who speaks, by the speaker's number in the transcript: bits for the first 31, a set only for the rare crowd. */
class SpeakerSet {
  private bits = 0;
  private others: Set<number> | null = null;

  add(speaker: number): void {
    if (speaker < 0) {
      return;
    }
    if (speaker < 31) {
      this.bits |= 1 << speaker;
    } else {
      this.others ??= new Set();
      this.others.add(speaker);
    }
  }

  get size(): number {
    let size = this.others?.size ?? 0;
    for (let bits = this.bits; bits !== 0; bits &= bits - 1) {
      size++;
    }
    return size;
  }
}

class Counter {
  ownCodings = 0;
  totalCodings = 0;
  readonly own = new SpeakerSet();
  readonly total = new SpeakerSet();
  private last = -1;

  countOwn(speaker: number): void {
    this.ownCodings++;
    this.own.add(speaker);
  }

  /** Counts a coding once, however many of its codes lead here. */
  countTotal(coding: number, speaker: number): void {
    if (this.last !== coding) {
      this.last = coding;
      this.totalCodings++;
      this.total.add(speaker);
    }
  }

  tally(): CodeTally {
    const { ownCodings, totalCodings } = this;
    return { ownCodings, ownSpeakers: this.own.size, totalCodings, totalSpeakers: this.total.size };
  }
}

export function tallyTranscript(coded: readonly Coded[], lineage: Lineage): TranscriptTally {
  const counters = new Map<string, Counter>();
  const lines = new Map<string, readonly [own: Counter, ...above: Counter[]]>();
  const speakers = new Map<string, number>();
  const counterOf = (slug: string): Counter => {
    let counter = counters.get(slug);
    if (counter === undefined) {
      counter = new Counter();
      counters.set(slug, counter);
    }
    return counter;
  };
  const lineOf = (slug: string): readonly [own: Counter, ...above: Counter[]] => {
    let line = lines.get(slug);
    if (line === undefined) {
      const [, ...above] = lineage(slug);
      line = [counterOf(slug), ...above.map(counterOf)];
      lines.set(slug, line);
    }
    return line;
  };
  const numberOf = (speaker: string | null): number => {
    if (speaker === null) {
      return -1;
    }
    const known = speakers.get(speaker) ?? speakers.size;
    speakers.set(speaker, known);
    return known;
  };
  coded.forEach(({ codes, speaker }, coding) => {
    const number = numberOf(speaker);
    for (const code of codes) {
      const line = lineOf(code);
      line[0].countOwn(number);
      for (const counter of line) {
        counter.countTotal(coding, number);
      }
    }
  });
  const bySlug = new Map<string, CodeTally>();
  for (const [slug, counter] of counters) {
    bySlug.set(slug, counter.tally());
  }
  return { codings: coded.length, speakers: speakers.size, bySlug };
}
