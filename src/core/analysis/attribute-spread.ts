import { naturalOrder } from '../study/natural-order';
import type { IndexedCoding, Transcript } from '../study/transcript';

/** How often a scope was coded in the transcripts that have one value of an attribute. */
export interface SpreadRow {
  /** `(none)` for the transcripts without the attribute. */
  readonly value: string;
  readonly codings: number;
  /** Transcripts with at least one of these codings. */
  readonly transcripts: number;
  /** Transcripts with this value, coded or not: what `transcripts` is out of. */
  readonly base: number;
  /** Codings with a code or one of the codes below it; codes without any are left out. */
  readonly perCode: ReadonlyMap<string, number>;
}

export const noValue = '(none)';

/**
 * @param codings those of the scope.
 * @param countedFor the codes of the scope a coding counts for: its own and those above them.
 */
export function spreadOver(
  attribute: string,
  transcripts: ReadonlyMap<string, Transcript>,
  codings: readonly IndexedCoding[],
  countedFor: (coding: IndexedCoding) => Iterable<string>,
): readonly SpreadRow[] {
  const rows = new Map<string | null, { codings: number; base: number; paths: Set<string>; perCode: Map<string, number> }>();
  const valueOf = (transcript: Transcript | undefined): string | null => {
    const value = transcript?.attributes.get(attribute);
    return value === undefined || value === '' ? null : String(value);
  };
  for (const transcript of transcripts.values()) {
    const value = valueOf(transcript);
    const row = rows.get(value) ?? { codings: 0, base: 0, paths: new Set<string>(), perCode: new Map<string, number>() };
    rows.set(value, row);
    row.base++;
  }
  for (const coding of codings) {
    const row = rows.get(valueOf(transcripts.get(coding.transcript)));
    if (row === undefined) {
      continue;
    }
    row.codings++;
    row.paths.add(coding.transcript);
    for (const code of countedFor(coding)) {
      row.perCode.set(code, (row.perCode.get(code) ?? 0) + 1);
    }
  }
  const order = (a: string | null, b: string | null): number =>
    a === null ? 1 : b === null ? -1 : naturalOrder(a, b);
  return [...rows]
    .sort(([a], [b]) => order(a, b))
    .map(([value, row]) => ({
      value: value ?? noValue,
      codings: row.codings,
      transcripts: row.paths.size,
      base: row.base,
      perCode: row.perCode,
    }));
}
