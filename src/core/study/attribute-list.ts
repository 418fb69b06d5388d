import type { TextRange } from '../text';

/** The `{#slug color="…" groups="…"}` at the end of a codebook heading. Offsets are relative to the heading's text. */
export interface HeadingAttributes {
  /** From the opening brace to after the closing one. */
  readonly range: TextRange;
  readonly slug: { readonly text: string; readonly range: TextRange } | null;
  readonly values: ReadonlyMap<string, { readonly text: string; readonly range: TextRange }>;
  /** Items that are neither a slug, a class nor `key=value`. */
  readonly malformed: readonly TextRange[];
}

const braces = /\{([^{}\r\n]*)\}[ \t]*$/u;
const item = /([^\s"=]+="[^"]*")|\S+/gu;

/**
 * Reads the attribute list at the end of a heading's text (pandoc's header attributes), or null where the braces hold
 * no such list, as in “What they said {sic}”.
 */
export function readHeadingAttributes(heading: string): HeadingAttributes | null {
  const open = heading.lastIndexOf('{');
  const match = open === -1 ? null : braces.exec(heading.slice(open));
  if (match === null) {
    return null;
  }
  const body = match[1] ?? '';
  const values = new Map<string, { readonly text: string; readonly range: TextRange }>();
  const malformed: TextRange[] = [];
  let slug: HeadingAttributes['slug'] = null;
  let recognised = 0;
  for (const found of body.matchAll(item)) {
    const text = found[0];
    const start = open + 1 + found.index;
    const range = { start, end: start + text.length };
    const equals = text.indexOf('=');
    if (text.startsWith('#') && slug === null) {
      slug = { text: text.slice(1), range: { start: start + 1, end: range.end } };
      recognised++;
    } else if (/^[A-Za-z][\w-]*=(?:"[^"]*"|[^"]+)$/u.test(text)) {
      const value = text.slice(equals + 1);
      const bare = value.startsWith('"') ? value.slice(1, -1) : value;
      values.set(text.slice(0, equals), { text: bare, range: { start: start + equals + 1, end: range.end } });
      recognised++;
    } else if (/^\.[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(text) || text === '-') {
      recognised++;
    } else {
      malformed.push(range);
    }
  }
  if (recognised === 0 && body.trim() !== '') {
    return null;
  }
  return { range: { start: open, end: open + match[0].trimEnd().length }, slug, values, malformed };
}
