import type { Codebook } from '../study/codebook';
import { writeSlug } from '../study/codebook-edits';
import { uniqueSlug } from '../study/slug';
import type { StudyIndex } from '../study/study-index';
import type { StudyProblem } from '../study/study-problem';
import type { TextEdit, TextRange } from '../text';
import type { ProblemFix } from './problem-fixes';

export function fixesInCodebook(
  text: string,
  codebook: Codebook,
  { code, range }: Pick<StudyProblem, 'code' | 'range'>,
  index: StudyIndex,
): readonly ProblemFix[] {
  const isThere = (name: string): boolean =>
    codebook.problems.some((found) => found.code === name && found.range.start === range.start && found.range.end === range.end);
  switch (code) {
    case 'duplicate-slug':
      return isThere(code) ? ownSlug(text, codebook, index, range) : [];
    case 'bad-slug': {
      const entry = codebook.codes.find(({ slugRange, heading }) => (slugRange ?? heading).start === range.start);
      const slug = entry && freeSlug(codebook, index, entry.slug);
      return entry && slug !== undefined && isThere(code) ? [{ kind: 'ownSlug', slug, edits: [writeSlug(text, entry, slug)] }] : [];
    }
    case 'unused-code':
      return removeEntry(text, codebook, index, range);
    default:
      return [];
  }
}

/** Free in the codebook, and in tags too: an entry must not come by passages that were never meant for it. */
function freeSlug(codebook: Codebook, index: StudyIndex, name: string): string {
  return uniqueSlug(name, new Set([...codebook.bySlug.keys(), ...index.unknownCodes().keys()]));
}

/** For an entry that is not read because its slug is taken. `range`: its slug, or its heading where that has none. */
function ownSlug(text: string, codebook: Codebook, index: StudyIndex, range: TextRange): readonly ProblemFix[] {
  const written = text.slice(range.start, range.end);
  const isSlug = text.charAt(range.start - 1) === '#' && /^[^\s#{}]+$/u.test(written);
  const line = isSlug ? '' : (/^[^\r\n]*/u.exec(written)?.[0] ?? '');
  const name = isSlug ? written : line.replace(/\{[^{}]*\}\s*#*\s*$/u, '').replace(/^#+|#+\s*$/gu, '').trim();
  const slug = freeSlug(codebook, index, name);
  return [{ kind: 'ownSlug', slug, edits: [isSlug ? { range, newText: slug } : intoHeading(line, range.start, slug)] }];
}

function intoHeading(line: string, start: number, slug: string): TextEdit {
  const end = line.replace(/[ \t]+#*[ \t]*$/u, '').length;
  const braces = /\{(?=[^{}]*\}$)/u.exec(line.slice(0, end));
  const at = start + (braces ? braces.index + 1 : end);
  return { range: { start: at, end: at }, newText: braces ? `#${slug} ` : ` {#${slug}}` };
}

/** An entry nothing hangs on: no code below it, no passage, no memo. */
function removeEntry(text: string, codebook: Codebook, index: StudyIndex, range: TextRange): readonly ProblemFix[] {
  const entry = codebook.codes.find(({ nameRange }) => nameRange.start === range.start && nameRange.end === range.end);
  if (!entry || entry.children.length > 0 || index.counts(entry.slug).own.codings > 0 || index.memosAbout({ kind: 'code', slug: entry.slug }).length > 0) {
    return [];
  }
  const start = Math.max(text.lastIndexOf('\n', entry.section.start - 1), text.lastIndexOf('\r', entry.section.start - 1)) + 1;
  return [{ kind: 'removeEntry', edits: [{ range: { start, end: entry.section.end }, newText: '' }] }];
}
