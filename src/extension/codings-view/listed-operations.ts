import type { CodingOperation } from '../../core/markup/operations';
import type { Coding } from '../../core/markup/model';
import type { StudyChange } from '../study-edits';
import { PresentCodings } from '../../core/study/present-codings';
import type { IndexedCoding } from '../../core/study/transcript';

/** What is done to each of some codings of any transcripts, wherever they stand by now. Null leaves a coding alone. */
export function changeCodings(
  codings: readonly IndexedCoding[],
  operation: (coding: Coding) => CodingOperation | null,
  gone: (coding: IndexedCoding) => string,
): Pick<StudyChange, 'transcripts'> {
  const byPath = new Map<string, IndexedCoding[]>();
  for (const coding of codings) {
    const own = byPath.get(coding.transcript);
    if (own) {
      own.push(coding);
    } else {
      byPath.set(coding.transcript, [coding]);
    }
  }
  return {
    transcripts: [...byPath].map(([path, wanted]) => ({
      path,
      operations: (markup) => {
        const present = new PresentCodings(markup);
        const found = new Set<Coding>();
        for (const coding of wanted) {
          const now = present.find(coding);
          if (!now) {
            return gone(coding);
          }
          found.add(now);
        }
        return [...found].flatMap((coding) => operation(coding) ?? []);
      },
    })),
  };
}

/** Puts one code in the place of others; what has none of them is left alone. */
export function replaceCodes(coding: Coding, gone: ReadonlySet<string>, by: string): CodingOperation | null {
  const codes = [...new Set(coding.codes.map((code) => (gone.has(code) ? by : code)))];
  return codes.join(' ') === coding.codes.join(' ') ? null : { kind: 'recode', coding, codes };
}
