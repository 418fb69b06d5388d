import type { Attribute } from '../markup/model';
import type { TextRange } from '../text';
import { valueOf } from './transcript';

interface CodedPassage {
  readonly codes: readonly string[];
  readonly attributes: readonly Attribute[];
  /** UTF-16 offsets in the verbatim text. */
  readonly verbatim: TextRange;
}

/** Two passages that share words and have a code from one coder, which is counted twice so. */
export interface SameCodeTwice<Coding extends CodedPassage> {
  readonly slug: string;
  /** Begins first. */
  readonly first: Coding;
  readonly second: Coding;
}

/**
 * The codings whose passage overlaps an earlier one with the same code and coder; several coders may well agree.
 *
 * @param codings by where they begin, the longer first
 */
export function sameCodeTwice<Coding extends CodedPassage>(codings: readonly Coding[]): readonly SameCodeTwice<Coding>[] {
  const found: SameCodeTwice<Coding>[] = [];
  const furthest = new Map<string, Coding>();
  for (const coding of codings) {
    const coder = valueOf(coding.attributes, 'by') ?? '';
    for (const slug of coding.codes) {
      const key = `${slug} ${coder}`;
      const before = furthest.get(key);
      if (before !== undefined && coding.verbatim.start < before.verbatim.end) {
        found.push({ slug, first: before, second: coding });
      }
      if (before === undefined || coding.verbatim.end > before.verbatim.end) {
        furthest.set(key, coding);
      }
    }
  }
  return found;
}
