import { isCode } from '../markup/attribute-list';

/**
 * Slugs: the names codes have inside tags. Grammar and reserved names: shared design, coding markup, section 4
 * (`code`, G6, G7).
 */

/** Classes that mean something to pandoc or Quarto when they stand on a bracketed span (G6). */
const reservedSlugs: ReadonlySet<string> = new Set([
  'smallcaps', 'sc', 'underline', 'ul', 'mark', 'hidden', 'aside', 'unnumbered', 'unlisted', 'incremental',
  'nonincremental', 'fragment', 'content-visible', 'content-hidden', 'math', 'uri', 'email', 'kbd',
]);
const reservedPrefixes: readonly string[] = ['callout-', 'column-', 'content-', 'panel-', 'quarto-'];

const maxLength = 60;

/** True for a name pandoc or Quarto would act on, which a code must therefore not have. */
export function isReservedSlug(slug: string): boolean {
  return reservedSlugs.has(slug) || reservedPrefixes.some((prefix) => slug.startsWith(prefix));
}

/** True if the text can stand after the dot of a tag: the grammar's `code`, in NFC. Reserved names pass. */
export function isSlug(text: string): boolean {
  return isCode(text) && text.normalize('NFC') === text;
}

/** The slug for a code that people call `name`; always a slug, never a reserved one, at most 60 code points. */
export function slugFromName(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼ]/gu, '')
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .map((word) => word.replace(/^\p{M}+/u, ''))
    .filter((word) => word !== '');
  const slug = shorten(words);
  if (slug === '') {
    return 'code';
  }
  if (isReservedSlug(slug)) {
    return `${slug}-code`;
  }
  return /^[\p{L}_]/u.test(slug) ? slug : `code-${slug}`;
}

function shorten(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if ([...longer].length > maxLength) {
      return slug === '' ? [...word].slice(0, maxLength).join('') : slug;
    }
    slug = longer;
  }
  return slug;
}

/** As `slugFromName`, with `-2`, `-3` … where the slug is taken. */
export function uniqueSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = slugFromName(name);
  let candidate = slug;
  for (let number = 2; taken.has(candidate); number++) {
    candidate = `${slug}-${String(number)}`;
  }
  return candidate;
}
