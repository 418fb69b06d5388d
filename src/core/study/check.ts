import { subjectText } from './memo';
import type { Memo, MemoSubject } from './memo';
import type { StudyIndex } from './study-index';
import type { StudyProblem } from './study-problem';

export interface FoundProblem {
  /** Relative to the study, with `/`. */
  readonly path: string;
  readonly problem: StudyProblem;
}

/** Everything that is wrong in a study: the codebook first, then transcripts and memos by path, each by place. */
export function checkStudy(index: StudyIndex): readonly FoundProblem[] {
  const found: FoundProblem[] = index.codebook.problems.map((problem) => ({ path: index.layout.codebook, problem }));
  const unknown = unknownCodesByPath(index);
  for (const [path, transcript] of index.transcripts) {
    const problems = [...transcript.problems, ...(unknown.get(path) ?? [])];
    found.push(...byPlace(problems).map((problem) => ({ path, problem })));
  }
  for (const [path, memo] of index.memos) {
    const problems = memo.problem === null ? goneSubjects(index, memo) : [memo.problem, ...goneSubjects(index, memo)];
    found.push(...byPlace(problems).map((problem) => ({ path, problem })));
  }
  return found;
}

function byPlace(problems: readonly StudyProblem[]): readonly StudyProblem[] {
  return [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function unknownCodesByPath(index: StudyIndex): ReadonlyMap<string, readonly StudyProblem[]> {
  const byPath = new Map<string, StudyProblem[]>();
  for (const [slug, codings] of index.unknownCodes()) {
    for (const { transcript, tag } of codings) {
      const problems = byPath.get(transcript) ?? [];
      byPath.set(transcript, problems);
      problems.push({
        code: 'unknown-code',
        severity: 'warning',
        range: tag,
        message: `The codebook has no code “${slug}”. Add it there, or correct the tag.`,
      });
    }
  }
  return byPath;
}

function goneSubjects(index: StudyIndex, memo: Memo): readonly StudyProblem[] {
  const problems: StudyProblem[] = [];
  memo.aboutRanges.forEach((range, position) => {
    const subject = memo.about[position];
    const reason = subject === undefined ? null : whyGone(index, subject);
    if (subject !== undefined && reason !== null) {
      const message = `This memo is about ${subjectText(subject)}, but ${reason}. Correct it, or remove it from about.`;
      problems.push({ code: 'memo-subject-gone', severity: 'warning', range, message });
    }
  });
  return problems;
}

function whyGone(index: StudyIndex, subject: MemoSubject): string | null {
  switch (subject.kind) {
    case 'study':
      return null;
    case 'code':
      return index.codebook.bySlug.has(subject.slug) ? null : 'the codebook has no such code';
    case 'transcript':
      return index.transcripts.has(subject.path) ? null : 'there is no such transcript';
    case 'coding': {
      const transcript = index.transcripts.get(subject.path);
      if (transcript === undefined) {
        return 'there is no such transcript';
      }
      return transcript.codings.some(({ id }) => id === subject.id) ? null : `no coding there has the id ${subject.id}`;
    }
  }
}
