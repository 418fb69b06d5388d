import { colorOf } from '../../core/study/palette';
import type { Memo, MemoSubject } from '../../core/study/memo';
import type { StudyIndex } from '../../core/study/study-index';
import type { MemoDraft } from '../../protocol/memo-draft';
import type { MemoSectionView, MemoView, NewMemoRequest } from '../../protocol/memos';
import type { CursorPlace, PassageAtCursor } from './cursor-place';

/** A memo a person began and typed nothing into yet: it gets its file with its first word. */
export interface BegunMemo {
  readonly key: string;
  readonly path: string;
  readonly subject: MemoSubject;
}

export interface SectionSources {
  readonly index: StudyIndex;
  readonly place: CursorPlace;
  readonly begun: readonly BegunMemo[];
  /** Memos shown wherever the cursor is, because a person has to decide something about them. */
  readonly conflicts: readonly MemoDraft[];
  /** What a memo was begun about, where the cursor is not in it. */
  readonly extra: MemoSubject | null;
  keyOf(path: string): string;
  /** The body the panel knows, see MemoFiles; undefined where it was not read yet. */
  bodyOf(key: string): string | null | undefined;
}

type HeadingSources = Pick<SectionSources, 'index' | 'place' | 'extra'>;

interface Heading {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly color: string | null;
  readonly subject: MemoSubject | null;
  readonly add: NewMemoRequest | null;
}

/** The panel's sections, from the passage at the cursor to the study's journal. A memo about several things stands in the first of them. */
export function memoSections(sources: SectionSources): readonly MemoSectionView[] {
  const shown = new Set<string>();
  const sections = headings(sources).map(({ subject, ...heading }): MemoSectionView => {
    const begun = sources.begun.filter((memo) => subject !== null && sameSubject(memo.subject, subject)).map(begunView);
    const memos = subject === null ? [] : sources.index.memosAbout(subject).map((memo) => memoView(sources, memo));
    return { ...heading, memos: fresh([...begun, ...memos.sort(newestFirst).map(({ view }) => view)], shown) };
  });
  const decide = fresh(sources.conflicts.map((draft) => conflictView(sources, draft)), shown);
  return decide.length === 0
    ? sections
    : [{ id: 'decide', label: 'Please decide', title: 'Changed in two places', color: null, add: null, memos: decide }, ...sections];
}

/** Paths of the memos the panel would show: what has to be read before. */
export function memoPathsOf(sources: HeadingSources): readonly string[] {
  const subjects = headings(sources).flatMap(({ subject }) => subject ?? []);
  return [...new Set(subjects.flatMap((subject) => sources.index.memosAbout(subject).map((memo) => memo.path)))];
}

function headings({ index, place, extra }: HeadingSources): readonly Heading[] {
  const atCursor = placeHeadings(index, place);
  const added = extra === null || atCursor.some(({ subject }) => subject !== null && sameSubject(subject, extra)) ? [] : [subjectHeading(index, extra)];
  return [...added, ...atCursor];
}

function placeHeadings(index: StudyIndex, place: CursorPlace): readonly Heading[] {
  const journal = subjectHeading(index, { kind: 'study' });
  switch (place.kind) {
    case 'study': return [journal];
    case 'code': return [subjectHeading(index, place), journal];
    case 'memo': return [...place.about.filter(({ kind }) => kind !== 'study').map((subject) => subjectHeading(index, subject)), journal];
    case 'transcript': {
      const codes = [...new Set(place.passages.flatMap((passage) => passage.codes))];
      return [
        ...place.passages
          .map((passage) => passageHeading(place.path, passage))
          .filter(({ subject }, nth) => nth === 0 || (subject !== null && index.memosAbout(subject).length > 0)),
        ...codes.map((slug) => subjectHeading(index, { kind: 'code', slug })),
        subjectHeading(index, { kind: 'transcript', path: place.path }),
        journal,
      ];
    }
  }
}

function passageHeading(path: string, passage: PassageAtCursor): Heading {
  const subject: MemoSubject | null = passage.id === null ? null : { kind: 'coding', path, id: passage.id };
  const place = `${passage.start}-${passage.end}`;
  return {
    id: `coding:${path}#${passage.id ?? place}`,
    label: 'Passage',
    title: `“${shortened(passage.text)}”`,
    color: null,
    subject,
    add: subject ?? { kind: 'coding-at', path, start: passage.start, end: passage.end },
  };
}

function subjectHeading(index: StudyIndex, subject: MemoSubject): Heading {
  const { label, title } = describeSubject(index, subject);
  return {
    id: subjectName(subject),
    label,
    title,
    color: subject.kind === 'code' ? colorOf(index.codebook, subject.slug) : null,
    subject,
    add: subject,
  };
}

function describeSubject(index: StudyIndex, subject: MemoSubject): { readonly label: string; readonly title: string } {
  switch (subject.kind) {
    case 'study': return { label: 'Study', title: 'Journal' };
    case 'code': return { label: 'Code', title: index.codebook.bySlug.get(subject.slug)?.name ?? subject.slug };
    case 'transcript': return { label: 'Transcript', title: index.transcripts.get(subject.path)?.title ?? subject.path };
    case 'coding': {
      const transcript = index.transcripts.get(subject.path);
      const coding = transcript?.codings.find(({ id }) => id === subject.id);
      return { label: 'Passage', title: coding ? `“${shortened(coding.text)}”` : `${subject.path}#${subject.id}` };
    }
  }
}

function memoView(sources: SectionSources, memo: Memo): { readonly memo: Memo; readonly view: MemoView } {
  const key = sources.keyOf(memo.path);
  return { memo, view: { key, path: memo.path, title: memo.title, body: knownBody(sources, key, memo), about: memo.about, detail: memoDetail(memo) } };
}

function knownBody(sources: SectionSources, key: string, memo: Memo): string {
  return sources.bodyOf(key) ?? memo.body.replace(/\r\n?/g, '\n');
}

function begunView({ key, path, subject }: BegunMemo): MemoView {
  return { key, path, title: 'New memo', body: null, about: [subject], detail: '' };
}

/** Also for a memo whose file is gone: its words are still held. */
function conflictView(sources: SectionSources, { key, about }: MemoDraft): MemoView {
  const memo = [...sources.index.memos.values()].find(({ path }) => sources.keyOf(path) === key);
  if (memo) return memoView(sources, memo).view;
  const path = decodeURIComponent(key.split('/').at(-1) ?? key);
  return { key, path, title: path, body: null, about, detail: '' };
}

function memoDetail(memo: Memo): string {
  return [memo.created === null ? null : shortMoment(memo.created), memo.author].filter((part) => part !== null && part !== '').join(' · ');
}

/** `2024-10-18T19:50:00+01:00` is read as a day and a time by people. */
export function shortMoment(created: string): string {
  return created.replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d).*$/, '$1 $2');
}

function fresh(memos: readonly MemoView[], shown: Set<string>): readonly MemoView[] {
  return memos.filter(({ key }) => !shown.has(key) && shown.add(key));
}

function newestFirst(a: { readonly memo: Memo }, b: { readonly memo: Memo }): number {
  return (b.memo.created ?? '').localeCompare(a.memo.created ?? '') || a.memo.path.localeCompare(b.memo.path);
}

function sameSubject(a: MemoSubject, b: MemoSubject): boolean {
  return subjectName(a) === subjectName(b);
}

function subjectName(subject: MemoSubject): string {
  switch (subject.kind) {
    case 'study': return 'study';
    case 'code': return `code:${subject.slug}`;
    case 'transcript': return `transcript:${subject.path}`;
    case 'coding': return `coding:${subject.path}#${subject.id}`;
  }
}

function shortened(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')} …`;
}
