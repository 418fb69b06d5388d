import type { CodingGroup } from '../analysis/coding-groups';
import type { StudyIndex } from '../study/study-index';
import { valueOf } from '../study/transcript';
import type { IndexedCoding } from '../study/transcript';
import { plainMarkdown, quotedMarkdown } from './markdown-escape';

export interface ListedCodings {
  /** What was asked for. */
  readonly title: string;
  readonly groups: readonly CodingGroup[];
  /** Heading of the codings that a grouping has no value for. */
  readonly without: string;
}

/** A list of codings as a Markdown document with LF line ends: each quote with its place, speaker and codes. */
export function codingsMarkdown(index: StudyIndex, { title, groups, without }: ListedCodings): string {
  const sections = [
    `# ${plainMarkdown(title)}`,
    ...groups.flatMap(({ key, label, codings }) => [
      `## ${plainMarkdown(key === null ? without : label)} (${String(codings.length)})`,
      ...codings.map((coding) => quote(index, coding)),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function quote({ codebook, transcripts }: StudyIndex, coding: IndexedCoding): string {
  const { transcript, line, speaker, codes, by, text } = coding;
  const place = [
    speaker,
    transcripts.get(transcript)?.title ?? null,
    `${transcript}, line ${String(line)}`,
    codes.map((slug) => codebook.bySlug.get(slug)?.name ?? slug).join(', '),
    by === null ? null : `coded by ${by}`,
    valueOf(coding.attributes, 'note'),
  ];
  return `${quotedMarkdown(text)}\n>\n> — ${place.filter((part) => part !== null && part !== '').map((part) => plainMarkdown(part ?? '')).join(' · ')}`;
}
