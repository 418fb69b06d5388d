import type { MarkupDocument } from '../markup/document';
import { randomId } from '../markup/write';
import { nearCodes } from '../study/check';
import { subjectText, type Memo } from '../study/memo';
import { removeSubject, replaceSubject } from '../study/memo-edits';
import { nearNames } from '../study/near-names';
import type { StudyIndex } from '../study/study-index';
import type { StudyProblem } from '../study/study-problem';
import type { TextEdit, TextRange } from '../text';
import { fixesInCodebook } from './codebook-fixes';
import type { StudyFile } from './code-references';
import { fixesOfDoubles } from './double-fixes';
import { removeTag, repairList } from './tag-repair';

/** What mends a problem. `edits` are of the file the problem is in, by UTF-16 offsets. */
export type ProblemFix =
  | { readonly kind: 'changeCode'; readonly to: string; readonly edits: readonly TextEdit[] }
  /** In the whole study: merges the code nobody knows into one of the codebook. */
  | { readonly kind: 'changeCodeEverywhere'; readonly from: string; readonly to: string }
  /** Adds an entry to the codebook. */
  | { readonly kind: 'createCode'; readonly slug: string }
  | { readonly kind: 'repairTag'; readonly text: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'removeTag'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'ownId'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'joinPassages'; readonly slug: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'takeCode'; readonly slug: string; readonly passage: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'changeSubject'; readonly to: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'removeSubject'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'ownSlug'; readonly slug: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'removeEntry'; readonly edits: readonly TextEdit[] };

/**
 * The fixes of a problem of a file, the likeliest first; none where the file is not any more as it was when the problem was
 * found. @param newId makes ids, as in `planCodings`
 */
export function fixesOf(
  file: StudyFile,
  problem: Pick<StudyProblem, 'code' | 'range'>,
  index: StudyIndex,
  newId: () => string = randomId,
): readonly ProblemFix[] {
  switch (file.kind) {
    case 'transcript':
      return fixesInTranscript(file.markup, problem, index, newId);
    case 'codebook':
      return fixesInCodebook(file.text, file.codebook, problem, index);
    case 'memo':
      return problem.code === 'memo-subject-gone' ? fixesInMemo(file.text, file.memo, problem.range, index) : [];
  }
}

function fixesInTranscript(
  markup: MarkupDocument,
  { code, range }: Pick<StudyProblem, 'code' | 'range'>,
  index: StudyIndex,
  newId: () => string,
): readonly ProblemFix[] {
  switch (code) {
    case 'unknown-code':
      return fixesOfUnknown(markup, range, index);
    case 'same-code-twice':
      return fixesOfDoubles(markup, range, newId);
    case 'malformed-attrs':
      return [...repairList(markup.text, range, index.codebook), ...removeTag(markup, range)];
    case 'from-without-to':
    case 'to-without-from':
    case 'close-without-open':
    case 'empty-passage':
      return isStill(markup, code, range) ? removeTag(markup, range) : [];
    case 'duplicate-from':
    case 'duplicate-id':
      return isStill(markup, code, range) ? [...ownId(markup, range, newId), ...(code === 'duplicate-from' ? removeTag(markup, range) : [])] : [];
    default:
      return [];
  }
}

function isStill({ diagnostics }: MarkupDocument, code: string, { start, end }: TextRange): boolean {
  return diagnostics.some((found) => found.code === code && found.range.start === start && found.range.end === end);
}

function fixesOfUnknown({ mentions }: MarkupDocument, list: TextRange, index: StudyIndex): readonly ProblemFix[] {
  const { codebook } = index;
  const unknown = mentions.filter(
    ({ slug, range }) => list.start < range.start && range.end < list.end && !codebook.bySlug.has(slug),
  );
  return unknown.flatMap(({ slug, range }): readonly ProblemFix[] => {
    const near = nearCodes(codebook, slug);
    const isUsedElsewhere = index.counts(slug).own.codings > 1;
    return [
      ...near.map((to): ProblemFix => ({ kind: 'changeCode', to, edits: [{ range, newText: to }] })),
      { kind: 'createCode', slug },
      ...(isUsedElsewhere ? near.map((to): ProblemFix => ({ kind: 'changeCodeEverywhere', from: slug, to })) : []),
    ];
  });
}

/** An anchor takes the end along that waits for a beginning; the first of two spans keeps its id. */
function ownId(markup: MarkupDocument, range: TextRange, newId: () => string): readonly ProblemFix[] {
  const tag = markup.text.slice(range.start, range.end);
  const own = /[{ \t](?:#|from="?)([^\s"}]+)/u.exec(tag.slice(tag.lastIndexOf(']{')));
  if (!own) {
    return [];
  }
  const id = own[1] ?? '';
  const fresh = newId();
  const at = range.start + tag.lastIndexOf(']{') + own.index + own[0].length - id.length;
  const edits: TextEdit[] = [{ range: { start: at, end: at + id.length }, newText: fresh }];
  if (own[0].includes('from')) {
    const end = markup.diagnostics.find(
      (found) => found.code === 'to-without-from' && found.range.start >= range.end && endsWithId(markup.text, found.range, id),
    );
    if (!end) {
      return [];
    }
    const start = end.range.start + markup.text.slice(end.range.start, end.range.end).lastIndexOf(id);
    edits.push({ range: { start, end: start + id.length }, newText: fresh });
  }
  return [{ kind: 'ownId', edits }];
}

function endsWithId(text: string, { start, end }: TextRange, id: string): boolean {
  return /[{ \t]to="?([^\s"}]+)"?[ \t]*\}$/u.exec(text.slice(start, end))?.[1] === id;
}

function fixesInMemo(text: string, memo: Memo, { start, end }: TextRange, index: StudyIndex): readonly ProblemFix[] {
  const position = memo.aboutRanges.findIndex((range) => range.start === start && range.end === end);
  const subject = memo.about[position];
  if (position < 0 || !subject) {
    return [];
  }
  const change = (to: string): ProblemFix => ({ kind: 'changeSubject', to, edits: [replaceSubject(memo, position, to)] });
  const remove: ProblemFix = { kind: 'removeSubject', edits: [removeSubject(text, memo, position)] };
  switch (subject.kind) {
    case 'study':
      return [];
    case 'code':
      return [
        ...nearCodes(index.codebook, subject.slug).map((slug) => change(`code:${slug}`)),
        { kind: 'createCode', slug: subject.slug },
        remove,
      ];
    case 'transcript':
      return [...nearPaths(subject.path, index).map(change), remove];
    case 'coding':
      return index.transcripts.has(subject.path)
        ? [change(subjectText({ kind: 'transcript', path: subject.path })), remove]
        : [...nearPaths(subject.path, index).map((path) => change(`${path}#${subject.id}`)), remove];
  }
}

/** A transcript that was moved keeps its name; else one of nearly that name. */
function nearPaths(path: string, { transcripts }: StudyIndex): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const moved = [...transcripts.keys()].filter((other) => other.slice(other.lastIndexOf('/') + 1) === name);
  return [...new Set([...moved, ...nearNames(path, transcripts.keys())])].slice(0, 3);
}

