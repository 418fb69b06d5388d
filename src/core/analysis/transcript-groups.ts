import { naturalOrder } from '../study/natural-order';
import type { Transcript } from '../study/transcript';
import { codedShare } from './coded-share';

export type TranscriptOrder = 'path' | 'progress';

export interface TranscriptGroup {
  /** The attribute's value; null for the transcripts that have none. */
  readonly value: string | null;
  readonly transcripts: readonly Transcript[];
}

/** By path, or what is least coded first: that is where to go on. */
export function orderTranscripts(transcripts: Iterable<Transcript>, order: TranscriptOrder): readonly Transcript[] {
  return [...transcripts].sort(
    (a, b) => (order === 'progress' ? codedShare(a).share - codedShare(b).share : 0) || naturalOrder(a.path, b.path),
  );
}

/** By value in natural order, transcripts without the attribute last; each group keeps the order of the list. */
export function groupTranscripts(transcripts: readonly Transcript[], attribute: string): readonly TranscriptGroup[] {
  const groups = new Map<string | null, Transcript[]>();
  for (const transcript of transcripts) {
    const value = transcript.attributes.get(attribute);
    const key = value === undefined || value === '' ? null : String(value);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [transcript]);
    } else {
      group.push(transcript);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a === null || b === null ? Number(a === null) - Number(b === null) : naturalOrder(a, b)))
    .map(([value, own]) => ({ value, transcripts: own }));
}
