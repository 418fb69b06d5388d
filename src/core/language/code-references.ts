import { readMarkup, type MarkupDocument } from '../markup/document';
import { readCodebook, type Code, type Codebook } from '../study/codebook';
import { classify, type StudyLayout } from '../study/layout';
import { readMemo, type Memo } from '../study/memo';
import type { StudyIndex } from '../study/study-index';
import type { TextRange } from '../text';

/** A file of a study, read. Offsets in what was read are UTF-16 offsets in `text`. */
export type StudyFile =
  | { readonly kind: 'codebook'; readonly text: string; readonly codebook: Codebook }
  | { readonly kind: 'transcript'; readonly text: string; readonly markup: MarkupDocument }
  | { readonly kind: 'memo'; readonly text: string; readonly memo: Memo };

/** A place that names a code. `range` is the slug as written; of a heading without one, its name. */
export type CodeReference =
  | { readonly kind: 'tag'; readonly range: TextRange }
  | { readonly kind: 'heading'; readonly range: TextRange; readonly code: Code }
  /** `subject`: the whole entry of `about`. Where YAML writes the slug otherwise, `range` is the same. */
  | { readonly kind: 'about'; readonly range: TextRange; readonly subject: TextRange };

/** Null for a file that is no part of the study. @param path relative to the study, with `/` */
export function readStudyFile(path: string, layout: StudyLayout, text: string): StudyFile | null {
  switch (classify(path, layout)) {
    case 'codebook':
      return { kind: 'codebook', text, codebook: readCodebook(text) };
    case 'transcript':
      return { kind: 'transcript', text, markup: readMarkup(text) };
    case 'memo':
      return { kind: 'memo', text, memo: readMemo(path, text) };
    case 'other':
      return null;
  }
}

const halfTags: ReadonlySet<string> = new Set(['from-without-to', 'duplicate-from', 'empty-passage']);

/** The files that may name a code, the codebook first: what the index knows, and transcripts with half a tag, which it does not. */
export function pathsNaming(index: StudyIndex, slug: string): readonly string[] {
  const transcripts = [...index.transcripts.values()].filter(
    ({ codings, problems }) =>
      codings.some(({ codes }) => codes.includes(slug)) || problems.some(({ code }) => halfTags.has(code)),
  );
  const memos = index.memosAbout({ kind: 'code', slug });
  const codebook = index.codebook.bySlug.has(slug) ? [index.layout.codebook] : [];
  return [...codebook, ...[...transcripts, ...memos].map(({ path }) => path)];
}

/** Where a file names a code, by place. */
export function referencesIn(file: StudyFile, slug: string): readonly CodeReference[] {
  switch (file.kind) {
    case 'codebook': {
      const code = file.codebook.bySlug.get(slug);
      return code ? [{ kind: 'heading', range: code.slugRange ?? code.nameRange, code }] : [];
    }
    case 'transcript':
      return file.markup.mentions
        .filter((mention) => mention.slug === slug)
        .map(({ range }) => ({ kind: 'tag', range }));
    case 'memo':
      return file.memo.aboutRanges.flatMap((subject, index) => {
        const about = file.memo.about[index];
        return about?.kind === 'code' && about.slug === slug
          ? [{ kind: 'about' as const, subject, range: slugWithin(file.text, subject, slug) ?? subject }]
          : [];
      });
  }
}

/** The slug inside an entry `code:slug` of `about`; null where YAML writes it with escapes or as an alias. */
export function slugWithin(text: string, { start, end }: TextRange, slug: string): TextRange | null {
  const entry = text.slice(start, end);
  const before = /^["']?\s*code:\s*\.?/u.exec(entry)?.[0].length ?? 0;
  const written = entry.slice(before).replace(/["']$/u, '').trimEnd();
  const at = start + before;
  return before > 0 && written.normalize('NFC') === slug ? { start: at, end: at + written.length } : null;
}
