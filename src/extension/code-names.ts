import type { Code, Codebook } from '../core/study/codebook';

/** The name people read; a code the codebook does not have is called by its slug. */
export function nameOf(codebook: Codebook, slug: string): string {
  return codebook.bySlug.get(slug)?.name || slug;
}

/** Several names, as one says them after each other. */
export function namesOf(codebook: Codebook, slugs: Iterable<string>): string {
  return [...slugs].map((slug) => nameOf(codebook, slug)).join(', ');
}

/** Names of the themes above a code, outermost first. */
export function themesAbove(codebook: Codebook, slug: string): readonly string[] {
  const names: string[] = [];
  let parent = codebook.bySlug.get(slug)?.parent ?? null;
  while (parent !== null && names.length < 100) {
    names.unshift(nameOf(codebook, parent));
    parent = codebook.bySlug.get(parent)?.parent ?? null;
  }
  return names;
}

/** Cut at a word's end, with an ellipsis, for one line of a list. `length` in UTF-16 units. */
export function oneLine(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= length) {
    return line;
  }
  const cut = line.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

export function isTheme(code: Code): boolean {
  return code.children.length > 0;
}
