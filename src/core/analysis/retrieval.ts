import type { Codebook } from '../study/codebook';
import { codeAndBelow } from '../study/codebook';
import type { StudyIndex } from '../study/study-index';
import type { IndexedCoding, Transcript } from '../study/transcript';
import { Overlaps } from './overlap';

/** What a person asks to read. A code stands for itself and the codes below it. */
export type Retrieval =
  | { readonly kind: 'study' }
  | { readonly kind: 'code'; readonly slug: string }
  /** The codings of one code that share text with a coding of the other; one that has both counts. */
  | { readonly kind: 'intersection'; readonly slug: string; readonly other: string }
  | { readonly kind: 'transcript'; readonly path: string }
  /** The codings whose passage holds the words, whatever their case and the white space between them. */
  | { readonly kind: 'search'; readonly words: string };

/** The codes a list is about: what recoding it replaces. Null where it is about codings of any code. */
export function codesOf(codebook: Codebook, retrieval: Retrieval): ReadonlySet<string> | null {
  return retrieval.kind === 'code' || retrieval.kind === 'intersection' ? codeAndBelow(codebook, retrieval.slug) : null;
}

/** Reads codings out of an index again and again, at the cost of the transcripts that changed. */
export class Retriever {
  private codebook: Codebook | null = null;
  private select: (transcript: Transcript) => readonly IndexedCoding[] = () => [];
  private readonly known = new Map<string, { readonly transcript: Transcript; readonly codings: readonly IndexedCoding[] }>();

  constructor(
    private readonly index: StudyIndex,
    readonly retrieval: Retrieval,
  ) {}

  /** By transcript and place. */
  codings(): readonly IndexedCoding[] {
    const { codebook, transcripts } = this.index;
    if (codebook !== this.codebook) {
      this.codebook = codebook;
      this.select = selector(codebook, this.retrieval);
      this.known.clear();
    }
    const found: (readonly IndexedCoding[])[] = [];
    for (const [path, transcript] of transcripts) {
      let known = this.known.get(path);
      if (known?.transcript !== transcript) {
        known = { transcript, codings: this.select(transcript) };
        this.known.set(path, known);
      }
      found.push(known.codings);
    }
    for (const path of this.known.keys()) {
      if (!transcripts.has(path)) {
        this.known.delete(path);
      }
    }
    return found.flat();
  }
}

function selector(codebook: Codebook, retrieval: Retrieval): (transcript: Transcript) => readonly IndexedCoding[] {
  switch (retrieval.kind) {
    case 'study':
      return ({ codings }) => codings;
    case 'transcript':
      return ({ path, codings }) => (path === retrieval.path ? codings : []);
    case 'code': {
      const slugs = codeAndBelow(codebook, retrieval.slug);
      return ({ codings }) => withAny(codings, slugs);
    }
    case 'intersection': {
      const slugs = codeAndBelow(codebook, retrieval.slug);
      const others = codeAndBelow(codebook, retrieval.other);
      return ({ codings }) => {
        const ones = withAny(codings, slugs);
        const overlaps = new Overlaps(ones.length === 0 ? [] : withAny(codings, others));
        return ones.filter((coding) => overlaps.some(coding));
      };
    }
    case 'search': {
      const words = comparable(retrieval.words);
      return ({ codings }) => (words === '' ? [] : codings.filter(({ text }) => comparable(text).includes(words)));
    }
  }
}

function withAny(codings: readonly IndexedCoding[], slugs: ReadonlySet<string>): readonly IndexedCoding[] {
  return codings.filter(({ codes }) => codes.some((code) => slugs.has(code)));
}

function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
