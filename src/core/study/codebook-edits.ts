import type { TextEdit } from '../text';
import { codeAndBelow } from './codebook';
import type { Code, Codebook } from './codebook';
import { frontMatterRange } from './front-matter';
import { slugFromName } from './slug';

/** Text of a new codebook, with LF line ends. */
export function emptyCodebook(title: string): string {
  return `# ${headingText(title)}\n`;
}

export interface NewCode {
  readonly name: string;
  readonly slug: string;
  /** Slug of the theme to put it in, after what is there already; null: at the end of the codebook, at level 2. */
  readonly parent: string | null;
}

/**
 * The edit that adds a code as the last one of its theme. The slug is written out where the name alone would give
 * another one. A parent deeper than level 5 takes the code beside itself: Markdown knows six levels.
 *
 * @throws Error where the codebook has no such parent.
 */
export function addCode(text: string, codebook: Codebook, { name, slug, parent }: NewCode): TextEdit {
  const above = parent === null ? null : codebook.bySlug.get(parent);
  if (above === undefined) {
    throw new Error(`The codebook has no code “${parent ?? ''}” to put “${name}” under.`);
  }
  const level = above === null ? 2 : Math.min(6, above.depth + 2);
  const at = above === null ? text.length : endOfTheme(codebook, above);
  const eol = lineEnd(text);
  const heading = headingText(name);
  const braces = slugFromName(heading) === slug ? '' : ` {#${slug}}`;
  const line = `${'#'.repeat(level)} ${heading}${braces}${eol}`;
  return { range: { start: at, end: at }, newText: blankBefore(text, at, eol) + line + blankAfter(text, at, eol) };
}

/**
 * The edit that changes what people read; the slug stays, and is written out where it came from the old name.
 *
 * @throws Error where the codebook has no such code.
 */
export function renameCodeHeading(text: string, codebook: Codebook, slug: string, name: string): TextEdit {
  const code = codebook.bySlug.get(slug);
  if (code === undefined) {
    throw new Error(`The codebook has no code “${slug}”.`);
  }
  const heading = headingText(name);
  if (code.slugRange !== null || slugFromName(heading) === slug) {
    return { range: code.nameRange, newText: heading };
  }
  const { range, newText } = writeSlug(text, code, slug);
  const between = text.slice(code.nameRange.end, range.start);
  return { range: { start: code.nameRange.start, end: range.end }, newText: heading + between + newText };
}

/** The edit that writes a slug into a code's heading: over the one there, else into its braces, else behind its name. */
export function writeSlug(text: string, { slugRange, nameRange, heading }: Code, slug: string): TextEdit {
  if (slugRange !== null) {
    return { range: slugRange, newText: slug };
  }
  const brace = /^[ \t]*\{/u.exec(text.slice(nameRange.end, heading.end))?.[0].length ?? 0;
  const at = nameRange.end + brace;
  return { range: { start: at, end: at }, newText: brace > 0 ? `#${slug} ` : ` {#${slug}}` };
}

function endOfTheme(codebook: Codebook, theme: Code): number {
  const below = codeAndBelow(codebook, theme.slug);
  let end = theme.section.end;
  for (const code of codebook.codes.slice(codebook.codes.indexOf(theme) + 1)) {
    if (!below.has(code.slug) || code.section.start !== end) {
      break;
    }
    end = code.section.end;
  }
  return end;
}

function lineEnd(text: string): string {
  return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}

function blankBefore(text: string, at: number, eol: string): string {
  const before = text.slice(0, at);
  const isHead = before.trim() === '' || before.trim() === '\uFEFF' || frontMatterRange(text)?.end === at;
  if (isHead) {
    return '';
  }
  if (/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/u.test(before)) {
    return '';
  }
  return /[\r\n]$/u.test(before) ? eol : eol + eol;
}

function blankAfter(text: string, at: number, eol: string): string {
  return at < text.length && !/^[ \t]*[\r\n]/u.test(text.slice(at)) ? eol : '';
}

/** One line of text that reads back as this very name: no line breaks, nothing that opens or closes an attribute list. */
function headingText(name: string): string {
  return name
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '\\\\')
    .replace(/[`*_<>[\]~]/gu, '\\$&')
    .replace(/[{}]/gu, (brace) => (brace === '{' ? '(' : ')'))
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/(^|\s)(#+)$/u, '$1\\$2')
    .replace(/^(#+)(?=\s|$)/u, '\\$1');
}
