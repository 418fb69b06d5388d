import type { Codebook } from './codebook';
import type { IndexedCoding } from './transcript';

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

class Counter implements CodeTally {
  ownCodings = 0;
  totalCodings = 0;
  private readonly own = new Set<string>();
  private readonly total = new Set<string>();
  private last = -1;

  get ownSpeakers(): number {
    return this.own.size;
  }

  get totalSpeakers(): number {
    return this.total.size;
  }

  countOwn(speaker: string | null): void {
    this.ownCodings++;
    if (speaker !== null) {
      this.own.add(speaker);
    }
  }

  /** Counts a coding once, however many of its codes lead here. */
  countTotal(coding: number, speaker: string | null): void {
    if (this.last === coding) {
      return;
    }
    this.last = coding;
    this.totalCodings++;
    if (speaker !== null) {
      this.total.add(speaker);
    }
  }
}

export function tallyTranscript(codings: readonly IndexedCoding[], lineage: Lineage): TranscriptTally {
  const bySlug = new Map<string, Counter>();
  const speakers = new Set<string>();
  const counterOf = (slug: string): Counter => {
    let counter = bySlug.get(slug);
    if (counter === undefined) {
      counter = new Counter();
      bySlug.set(slug, counter);
    }
    return counter;
  };
  codings.forEach(({ codes, speaker }, coding) => {
    if (speaker !== null) {
      speakers.add(speaker);
    }
    for (const code of codes) {
      counterOf(code).countOwn(speaker);
      for (const above of lineage(code)) {
        counterOf(above).countTotal(coding, speaker);
      }
    }
  });
  return { codings: codings.length, speakers: speakers.size, bySlug };
}
