import { naturalOrder } from '../study/natural-order';
import type { StudyIndex } from '../study/study-index';
import type { IndexedCoding } from '../study/transcript';

export type Grouping =
  | { readonly kind: 'transcript' }
  | { readonly kind: 'code' }
  | { readonly kind: 'speaker' }
  | { readonly kind: 'attribute'; readonly name: string };

/** Codings that belong together. */
export interface CodingGroup {
  /** A transcript's path, a code's slug, a speaker, an attribute's value; null for the codings that have none. */
  readonly key: string | null;
  /** What people read; empty where `key` is null. */
  readonly label: string;
  readonly codings: readonly IndexedCoding[];
}

/**
 * The groups in the order people expect, without empty ones: transcripts by path, codes as in the codebook and then those it
 * does not have, speakers and values by name; the codings that have none come last. A coding with several codes stands in
 * the group of each.
 *
 * @param scope codes to group by; null for every code there is.
 */
export function groupCodings(
  index: StudyIndex,
  codings: readonly IndexedCoding[],
  grouping: Grouping,
  scope: ReadonlySet<string> | null,
): readonly CodingGroup[] {
  const groups = new Map<string | null, IndexedCoding[]>();
  for (const coding of codings) {
    for (const key of keysOf(index, coding, grouping, scope)) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [coding]);
      } else {
        group.push(coding);
      }
    }
  }
  const place = new Map(grouping.kind === 'code' ? index.codebook.codes.map(({ slug }, position) => [slug, position]) : []);
  const order = (a: string | null, b: string | null): number =>
    a === null || b === null
      ? Number(a === null) - Number(b === null)
      : (place.get(a) ?? place.size) - (place.get(b) ?? place.size) || naturalOrder(a, b);
  return [...groups]
    .sort(([a], [b]) => order(a, b))
    .map(([key, own]) => ({ key, label: labelOf(index, key, grouping), codings: own }));
}

function keysOf(
  { transcripts }: StudyIndex,
  { transcript, codes, speaker }: IndexedCoding,
  grouping: Grouping,
  scope: ReadonlySet<string> | null,
): readonly (string | null)[] {
  switch (grouping.kind) {
    case 'transcript':
      return [transcript];
    case 'code':
      return scope === null ? codes : codes.filter((code) => scope.has(code));
    case 'speaker':
      return [speaker];
    case 'attribute': {
      const value = transcripts.get(transcript)?.attributes.get(grouping.name);
      return [value === undefined || value === '' ? null : String(value)];
    }
  }
}

function labelOf({ codebook, transcripts }: StudyIndex, key: string | null, { kind }: Grouping): string {
  switch (kind) {
    case 'transcript':
      return transcripts.get(key ?? '')?.title ?? key ?? '';
    case 'code':
      return codebook.bySlug.get(key ?? '')?.name ?? key ?? '';
    case 'speaker':
    case 'attribute':
      return key ?? '';
  }
}
