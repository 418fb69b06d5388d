import type { MarkupDocument } from '../markup/document';
import { lineageOf, tallyTranscript } from './code-tally';
import type { TranscriptTally } from './code-tally';
import { codeAndBelow, noCodebook, readCodebook } from './codebook';
import type { Codebook } from './codebook';
import { defaultLayout } from './layout';
import type { StudyLayout } from './layout';
import { readMemo } from './memo';
import type { Memo, MemoSubject } from './memo';
import { naturalOrder } from './natural-order';
import { readTranscript } from './transcript';
import type { IndexedCoding, Transcript } from './transcript';

/**
 * How often a code is used. A speaker is counted once per transcript: nobody can tell from a label whether “Nurse” in
 * two interviews is one person. Codings that begin outside every turn have no speaker and count for none.
 */
export interface CodeCounts {
  readonly codings: number;
  readonly transcripts: number;
  readonly speakers: number;
}

interface CountsOfCode {
  readonly own: CodeCounts;
  /** With the codes below; a coding with two of them counts once. */
  readonly total: CodeCounts;
}

const none: CodeCounts = { codings: 0, transcripts: 0, speakers: 0 };

type Sum = { -readonly [Key in keyof CodeCounts]: number };

/**
 * Everything a study holds, kept up to date file by file. What is read out depends only on the files' present
 * contents, never on the order in which they came. Counts are summed up from one tally per transcript, made when they
 * are first asked for, so that an edit costs the transcript it touches.
 */
export class StudyIndex {
  private textOfCodebook = '';
  private currentCodebook: Codebook = noCodebook;
  private readonly transcriptsByPath = new Map<string, Transcript>();
  private readonly memosByPath = new Map<string, Memo>();
  private sortedTranscripts: ReadonlyMap<string, Transcript> | null = null;
  private sortedMemos: ReadonlyMap<string, Memo> | null = null;
  private readonly tallies = new Map<string, TranscriptTally>();
  private readonly untallied = new Set<string>();
  private lineage = lineageOf(this.currentCodebook);
  private readonly sums = new Map<string, { readonly own: Sum; readonly total: Sum }>();
  private everything: Sum = { ...none };
  private unknown: ReadonlyMap<string, readonly IndexedCoding[]> | null = null;
  private readonly listeners = new Set<() => void>();
  private changes = 0;

  constructor(readonly layout: StudyLayout = defaultLayout) {}

  /** Grows with every change. */
  get version(): number {
    return this.changes;
  }

  get codebook(): Codebook {
    return this.currentCodebook;
  }

  /** What the codebook was read from. */
  get codebookText(): string {
    return this.textOfCodebook;
  }

  /** By path, in natural order. */
  get transcripts(): ReadonlyMap<string, Transcript> {
    this.sortedTranscripts ??= sorted(this.transcriptsByPath);
    return this.sortedTranscripts;
  }

  /** By path, in natural order. */
  get memos(): ReadonlyMap<string, Memo> {
    this.sortedMemos ??= sorted(this.memosByPath);
    return this.sortedMemos;
  }

  /** Called at once after every change; whoever listens waits for a pause. Returns what stops it. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** @param codebook what was read of this very text before, such as one from the cache. */
  setCodebook(text: string, codebook: Codebook = readCodebook(text)): void {
    this.textOfCodebook = text;
    this.currentCodebook = codebook;
    this.lineage = lineageOf(this.currentCodebook);
    this.tallies.clear();
    this.sums.clear();
    this.everything = { ...none };
    for (const path of this.transcriptsByPath.keys()) {
      this.untallied.add(path);
    }
    this.changed();
  }

  setTranscript(path: string, markup: MarkupDocument): void {
    this.setTranscriptEntry(readTranscript(path, markup));
  }

  /** Takes a transcript that was read before, such as one from the cache. */
  setTranscriptEntry(transcript: Transcript): void {
    const { path } = transcript;
    this.transcriptsByPath.set(path, transcript);
    this.untallied.add(path);
    this.sortedTranscripts = null;
    this.changed();
  }

  removeTranscript(path: string): void {
    if (this.transcriptsByPath.delete(path)) {
      this.untallied.add(path);
      this.sortedTranscripts = null;
      this.changed();
    }
  }

  setMemo(path: string, text: string): void {
    this.memosByPath.set(path, readMemo(path, text));
    this.sortedMemos = null;
    this.changed();
  }

  removeMemo(path: string): void {
    if (this.memosByPath.delete(path)) {
      this.sortedMemos = null;
      this.changed();
    }
  }

  /** Zero for a slug nobody uses. */
  counts(slug: string): CountsOfCode {
    this.tally();
    return this.sums.get(slug) ?? { own: none, total: none };
  }

  /** All codings of the study, whatever their codes. */
  totals(): CodeCounts {
    this.tally();
    return this.everything;
  }

  /** The codings of a code, and with `below` of the codes below it, each once: by transcript and place. */
  codingsOf(slug: string, { below }: { readonly below: boolean }): readonly IndexedCoding[] {
    this.tally();
    const slugs = below ? codeAndBelow(this.currentCodebook, slug) : new Set([slug]);
    const found: IndexedCoding[] = [];
    for (const [path, transcript] of this.transcripts) {
      const tally = this.tallies.get(path)?.bySlug.get(slug);
      if (tally !== undefined && (below ? tally.totalCodings : tally.ownCodings) > 0) {
        for (const coding of transcript.codings) {
          if (coding.codes.some((code) => slugs.has(code))) {
            found.push(coding);
          }
        }
      }
    }
    return found;
  }

  memosAbout(subject: MemoSubject): readonly Memo[] {
    return [...this.memos.values()].filter(({ about }) => about.some((other) => isSameSubject(subject, other)));
  }

  /** Names of the attributes any transcript has, in natural order; a title tells one transcript apart and is none. */
  attributeNames(): readonly string[] {
    const names = new Set<string>();
    for (const { attributes } of this.transcriptsByPath.values()) {
      for (const name of attributes.keys()) {
        names.add(name);
      }
    }
    names.delete('title');
    return [...names].sort(naturalOrder);
  }

  /** Codes that tags carry and the codebook does not have, in natural order, with their codings. */
  unknownCodes(): ReadonlyMap<string, readonly IndexedCoding[]> {
    if (this.unknown === null) {
      this.tally();
      const slugs = [...this.sums.keys()].filter((slug) => !this.currentCodebook.bySlug.has(slug)).sort(naturalOrder);
      this.unknown = new Map(slugs.map((slug) => [slug, this.codingsOf(slug, { below: false })]));
    }
    return this.unknown;
  }

  private changed(): void {
    this.changes++;
    this.unknown = null;
    for (const listener of [...this.listeners]) {
      listener();
    }
  }

  private tally(): void {
    for (const path of this.untallied) {
      const before = this.tallies.get(path);
      if (before !== undefined) {
        this.add(before, -1);
        this.tallies.delete(path);
      }
      const transcript = this.transcriptsByPath.get(path);
      if (transcript !== undefined) {
        const after = tallyTranscript(transcript.coded, this.lineage);
        this.add(after, 1);
        this.tallies.set(path, after);
      }
    }
    this.untallied.clear();
  }

  private add(tally: TranscriptTally, sign: 1 | -1): void {
    addTo(this.everything, tally.codings, tally.speakers, sign);
    for (const [slug, { ownCodings, ownSpeakers, totalCodings, totalSpeakers }] of tally.bySlug) {
      let sum = this.sums.get(slug);
      if (sum === undefined) {
        sum = { own: { ...none }, total: { ...none } };
        this.sums.set(slug, sum);
      }
      addTo(sum.own, ownCodings, ownSpeakers, sign);
      addTo(sum.total, totalCodings, totalSpeakers, sign);
      if (sum.total.codings === 0) {
        this.sums.delete(slug);
      }
    }
  }
}

function addTo(sum: Sum, codings: number, speakers: number, sign: 1 | -1): void {
  sum.codings += sign * codings;
  sum.speakers += sign * speakers;
  sum.transcripts += codings > 0 ? sign : 0;
}

function sorted<Value>(byPath: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...byPath].sort(([a], [b]) => naturalOrder(a, b)));
}

function isSameSubject(a: MemoSubject, b: MemoSubject): boolean {
  switch (a.kind) {
    case 'study':
      return b.kind === 'study';
    case 'code':
      return b.kind === 'code' && a.slug === b.slug;
    case 'transcript':
      return b.kind === 'transcript' && a.path === b.path;
    case 'coding':
      return b.kind === 'coding' && a.path === b.path && a.id === b.id;
  }
}
