import { naturalOrder } from '../study/natural-order';
import type { StudyIndex } from '../study/study-index';
import type { IndexedCoding } from '../study/transcript';
import { Overlaps } from './overlap';

export interface CoOccurrence {
  readonly slug: string;
  readonly name: string;
  /** Codings of the scope that share text with at least one coding of this code; several of those count once. */
  readonly count: number;
}

/**
 * The codes outside a scope whose passages overlap with passages inside it, the most frequent first. A coding with a
 * code of the scope and another one beside it overlaps with itself and counts.
 *
 * @param scope slugs of the code and all codes below it.
 * @param codings those with a code of the scope.
 */
export function coOccurringCodes(
  index: StudyIndex,
  scope: ReadonlySet<string>,
  codings: readonly IndexedCoding[],
): readonly CoOccurrence[] {
  const counts = new Map<string, number>();
  let path: string | null = null;
  let overlaps = new Overlaps([]);
  for (const coding of codings) {
    if (coding.transcript !== path) {
      path = coding.transcript;
      overlaps = new Overlaps(index.transcripts.get(path)?.codings ?? []);
    }
    const seen = new Set<string>();
    overlaps.forEach(coding, ({ codes }) => {
      for (const code of codes) {
        if (!scope.has(code)) {
          seen.add(code);
        }
      }
    });
    for (const code of seen) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([slug, count]) => ({ slug, name: index.codebook.bySlug.get(slug)?.name ?? slug, count }))
    .sort((a, b) => b.count - a.count || naturalOrder(a.slug, b.slug));
}
