import type { MarkupDocument } from '../markup/document';
import type { CodeMention, Coding } from '../markup/model';
import type { CodingOperation } from '../markup/operations';
import { planCodings } from '../markup/write';
import { removeSubject, replaceSubject } from '../study/memo-edits';
import type { Memo } from '../study/memo';
import { valueOf } from '../study/transcript';
import type { TextEdit } from '../text';
import type { StudyFile } from './code-references';
import { mergeInCodebook } from './merge-in-codebook';

export interface CodeMerge {
  /** Slug of the code that goes. The codebook need not have it. */
  readonly from: string;
  /** Slug of the code that takes everything over. */
  readonly into: string;
  /** Whether a memo is about the coding of a transcript; such a coding stays although another says the same. */
  readonly hasMemo: (id: string) => boolean;
}

/** The edits that merge one code into another in one file of the study. The verbatim text of transcripts stays. */
export function mergeInFile(file: StudyFile, merge: CodeMerge): readonly TextEdit[] {
  switch (file.kind) {
    case 'codebook':
      return mergeInCodebook(file.text, file.codebook, merge.from, merge.into);
    case 'memo':
      return mergeInMemo(file.text, file.memo, merge);
    case 'transcript':
      return mergeInTranscript(file.markup, merge);
  }
}

/** A coding that has both codes keeps one; of two codings of one passage by one coder that would say the same, one goes. */
function mergeInTranscript(markup: MarkupDocument, merge: CodeMerge): readonly TextEdit[] {
  const doubles = doublesAfter(markup, merge);
  if (doubles.size === 0) {
    return recodeMentions(markup, markup.mentions, merge);
  }
  const plan = planCodings(markup, [...doubles].map((coding): CodingOperation => {
    const codes = coding.codes.filter((code) => code !== merge.from);
    return codes.length === 0 ? { kind: 'remove', coding } : { kind: 'recode', coding, codes };
  }));
  if (plan.kind === 'refused') {
    return recodeMentions(markup, markup.mentions, merge);
  }
  const lists = new Set([...doubles].map(({ attributeList }) => attributeList.start));
  const others = markup.mentions.filter(({ range }) => !lists.has(markup.text.lastIndexOf('{', range.start)));
  return [...plan.edits, ...recodeMentions(markup, others, merge)];
}

/** The codings with `from` and without `into` that would say what another one says. */
function doublesAfter({ codings }: MarkupDocument, { from, into, hasMemo }: CodeMerge): ReadonlySet<Coding> {
  const byPassage = new Map<string, Coding[]>();
  for (const coding of codings) {
    if (coding.codes.includes(from) || coding.codes.includes(into)) {
      const key = JSON.stringify([coding.verbatim.start, coding.verbatim.end, valueOf(coding.attributes, 'by')]);
      byPassage.set(key, [...(byPassage.get(key) ?? []), coding]);
    }
  }
  const doubles = new Set<Coding>();
  for (const same of byPassage.values()) {
    // What was there before the merge stays as it was, doubles of its own included.
    const [first, ...others] = same.filter(({ codes }) => codes.includes(into)).concat(same.filter(({ codes }) => !codes.includes(into)));
    for (const coding of others) {
      const saysMore = coding.attributes.some(({ key }) => key !== 'by') || (coding.id !== null && hasMemo(coding.id));
      if (first && !saysMore && !coding.codes.includes(into)) {
        doubles.add(coding);
      }
    }
  }
  return doubles;
}

/** Slug by slug, so that nothing else of a tag is written anew. */
function recodeMentions({ text }: MarkupDocument, mentions: readonly CodeMention[], { from, into }: CodeMerge): readonly TextEdit[] {
  const listOf = ({ range }: CodeMention): number => text.lastIndexOf('{', range.start);
  const done = new Set(mentions.filter(({ slug }) => slug === into).map(listOf));
  const edits: TextEdit[] = [];
  let free = 0;
  for (const mention of mentions) {
    const list = listOf(mention);
    const { start, end } = mention.range;
    if (mention.slug !== from) {
      continue;
    }
    if (done.has(list)) {
      const after = /^[ \t]+(?=[^ \t}])/u.exec(text.slice(end, text.indexOf('}', end) + 1))?.[0].length ?? 0;
      const blanks = after > 0 ? 0 : (/[ \t]*$/u.exec(text.slice(list + 1, start - 1))?.[0].length ?? 0);
      edits.push({ range: { start: Math.max(free, start - 1 - blanks), end: end + after }, newText: '' });
      free = end + after;
    } else {
      done.add(list);
      edits.push({ range: mention.range, newText: into });
    }
  }
  return edits;
}

function mergeInMemo(text: string, memo: Memo, { from, into }: CodeMerge): readonly TextEdit[] {
  const isAbout = (slug: string, position: number): boolean => {
    const subject = memo.about[position];
    return subject?.kind === 'code' && subject.slug === slug;
  };
  const positions = [...memo.aboutRanges.keys()];
  const hasInto = positions.some((position) => isAbout(into, position));
  return positions
    .filter((position) => isAbout(from, position))
    .map((position, index) =>
      hasInto || index > 0 ? removeSubject(text, memo, position) : replaceSubject(memo, position, `code:${into}`),
    );
}
