import { writeSlug } from '../study/codebook-edits';
import { isReservedSlug, isSlug, slugFromName } from '../study/slug';
import type { StudyIndex } from '../study/study-index';
import type { TextEdit } from '../text';
import { referencesIn, type StudyFile } from './code-references';

/** Why a code cannot be given another slug. */
export type SlugObjection =
  | { readonly kind: 'malformed'; readonly suggestion: string }
  | { readonly kind: 'reserved'; readonly suggestion: string }
  /** A code of the codebook has it (`name`), or tags carry it although the codebook does not have it (null). */
  | { readonly kind: 'taken'; readonly name: string | null };

/** What a person typed for a slug: without the dot or hash it is written behind, in NFC. */
export function typedSlug(typed: string): string {
  return typed.trim().replace(/^[.#]/u, '').normalize('NFC');
}

/** Null where the code `from` may be called `to` in tags. */
export function slugObjection(index: StudyIndex, from: string, to: string): SlugObjection | null {
  if (!isSlug(to) || to.endsWith(':')) {
    return { kind: 'malformed', suggestion: slugFromName(to) };
  }
  if (isReservedSlug(to)) {
    return { kind: 'reserved', suggestion: `${to}-code` };
  }
  if (to === from) {
    return null;
  }
  const code = index.codebook.bySlug.get(to);
  return code
    ? { kind: 'taken', name: code.name }
    : index.unknownCodes().has(to) ? { kind: 'taken', name: null } : null;
}

/** The edits that rename a code's slug in one file of the study. */
export function renameSlug(file: StudyFile, from: string, to: string): readonly TextEdit[] {
  return referencesIn(file, from).map((reference): TextEdit => {
    switch (reference.kind) {
      case 'tag':
        return { range: reference.range, newText: to };
      case 'about': {
        const isWhole = reference.range.start === reference.subject.start;
        return { range: reference.range, newText: isWhole ? `code:${to}` : to };
      }
      case 'heading':
        return writeSlug(file.text, reference.code, to);
    }
  });
}
