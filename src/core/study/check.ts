import type { Codebook } from './codebook';
import { subjectText } from './memo';
import type { Memo, MemoSubject } from './memo';
import { nearNames } from './near-names';
import { sameCodeTwice } from './same-code-twice';
import type { StudyIndex } from './study-index';
import type { StudyProblem } from './study-problem';
import type { Transcript } from './transcript';

export interface FoundProblem {
  /** Relative to the study, with `/`. */
  readonly path: string;
  readonly problem: StudyProblem;
}

/** Everything that is wrong in a study: the codebook first, then transcripts and memos by path, each by place. */
export function checkStudy(index: StudyIndex): readonly FoundProblem[] {
  const paths = [index.layout.codebook, ...index.transcripts.keys(), ...index.memos.keys()];
  return paths.flatMap((path) => checkFile(index, path).map((problem) => ({ path, problem })));
}

/** What is wrong in one file of a study, by place; costs what the file costs. @param path relative to the study, with `/` */
export function checkFile(index: StudyIndex, path: string): readonly StudyProblem[] {
  const transcript = index.transcripts.get(path);
  const memo = index.memos.get(path);
  return byPlace([
    ...(path === index.layout.codebook ? checkCodebook(index) : []),
    ...(transcript ? [...transcript.problems, ...unknownCodes(index, transcript), ...doubledCodes(index, transcript)] : []),
    ...(memo ? [...(memo.problem === null ? [] : [memo.problem]), ...goneSubjects(index, memo)] : []),
  ]);
}

function byPlace(problems: readonly StudyProblem[]): readonly StudyProblem[] {
  return [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** While nothing is coded yet, it says nothing about a code that it is not used. */
function checkCodebook(index: StudyIndex): readonly StudyProblem[] {
  const { codebook } = index;
  const isCoded = index.totals().codings > 0;
  const hints = codebook.codes.flatMap((code): readonly StudyProblem[] => {
    const { definition, useWhen, doNotUseWhen, example, children, name, nameRange: range } = code;
    const isEmpty = definition === '' && useWhen === null && doNotUseWhen === null && example === null;
    const isUnused = isCoded && children.length === 0 && index.counts(code.slug).own.codings === 0;
    return [
      ...(isEmpty ? [hint('empty-definition', range, `“${name}” has no definition yet. Write below its heading what it means, so that all coders use it alike.`)] : []),
      ...(isUnused ? [hint('unused-code', range, `No passage has the code “${name}” yet.`)] : []),
    ];
  });
  return [...codebook.problems, ...hints];
}

function hint(code: string, range: StudyProblem['range'], message: string): StudyProblem {
  return { code, severity: 'hint', range, message };
}

function unknownCodes(index: StudyIndex, { codings }: Transcript): readonly StudyProblem[] {
  const { codebook } = index;
  return codings.flatMap(({ codes, tag }) =>
    codes.filter((slug) => !codebook.bySlug.has(slug)).map((slug): StudyProblem => {
      const near = nearCodes(codebook, slug).map((other) => `“${other}”`);
      const question = near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
      return {
        code: 'unknown-code',
        severity: 'warning',
        range: tag,
        message: `The codebook has no code “${slug}”${question}. Add it there, or correct the tag.`,
      };
    }),
  );
}

const near = new WeakMap<Codebook, Map<string, readonly string[]>>();

/** Up to three slugs of the codebook that somebody who wrote `slug` may have meant, nearest first. */
export function nearCodes(codebook: Codebook, slug: string): readonly string[] {
  const known = near.get(codebook) ?? new Map<string, readonly string[]>();
  near.set(codebook, known);
  const found = known.get(slug) ?? nearNames(slug, codebook.bySlug.keys());
  known.set(slug, found);
  return found;
}

function doubledCodes({ codebook }: StudyIndex, { codings }: Transcript): readonly StudyProblem[] {
  return sameCodeTwice(codings).map(({ slug, first, second }) => {
    const name = codebook.bySlug.get(slug)?.name ?? slug;
    return {
      code: 'same-code-twice',
      severity: 'warning',
      range: second.tag,
      message: `This passage shares words with the one that begins in line ${String(first.line)}, and both have the code “${name}”. Join them, or take the code from one.`,
    };
  });
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
