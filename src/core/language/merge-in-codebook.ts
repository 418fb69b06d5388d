import type { Heading } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Code, Codebook } from '../study/codebook';
import { frontMatterRange } from '../study/front-matter';
import { applyEdits, type TextEdit, type TextRange } from '../text';

interface PlacedHeading {
  readonly level: number;
  readonly range: TextRange;
}

const parser = unified().use(remarkParse);

/**
 * The edits that put one entry of the codebook into another: the text below its heading goes to the end of the other's own
 * text, the codes below it go below the other one, and its heading goes. Where the other one is itself below it, the codes
 * below move up instead, and the other one keeps its own.
 *
 * @param text the codebook; both codes are of `codebook`, which was read of it
 */
export function mergeInCodebook(text: string, codebook: Codebook, from: string, into: string): readonly TextEdit[] {
  const [gone, kept] = [codebook.bySlug.get(from), codebook.bySlug.get(into)];
  if (!gone || !kept || gone === kept) {
    return [];
  }
  const headings = headingsOf(text);
  const eol = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const own = { start: lineStart(text, gone.section.start), end: lineStart(text, gone.section.end) };
  const body = withoutBlankEnds(text.slice(gone.heading.end, own.end));
  const isDouble = body === '' || text.slice(kept.heading.end, kept.section.end).includes(body);
  const theme = subtreeOf(text, headings, gone);
  const isInside = theme.start < kept.section.start && kept.section.start < theme.end;
  const below = headings.filter(({ range }) => range.start >= own.end && range.start < theme.end);
  const levels = relevel(text, below, isInside ? gone.depth + 1 : kept.depth + 2);

  const pieces: { readonly at: number; readonly content: string }[] = [];
  if (!isDouble) {
    pieces.push({ at: lineStart(text, kept.section.end), content: body });
  }
  if (isInside) {
    return [
      { range: endsFile(text, own), newText: '' },
      ...levels,
      ...pieces.map(({ at, content }) => insertion(text, at, content, eol)),
    ];
  }
  const moved = withoutBlankEnds(applyWithin(text, { start: own.end, end: theme.end }, levels));
  if (moved !== '') {
    pieces.push({ at: subtreeOf(text, headings, kept).end, content: moved });
  }
  const here = pieces.filter(({ at }) => at >= theme.start && at <= theme.end).map(({ content }) => content);
  const elsewhere = pieces.filter(({ at }) => at < theme.start || at > theme.end);
  const together = new Map<number, string>();
  for (const { at, content } of elsewhere) {
    const before = together.get(at);
    together.set(at, before === undefined ? content : before + eol + eol + content);
  }
  return [
    here.length === 0
      ? { range: endsFile(text, theme), newText: '' }
      : { range: theme, newText: insertion(text, theme.start, here.join(eol + eol), eol, theme.end).newText },
    ...[...together].map(([at, content]) => insertion(text, at, content, eol)),
  ];
}

function headingsOf(text: string): readonly PlacedHeading[] {
  const base = frontMatterRange(text)?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  return parser
    .parse(text.slice(base))
    .children.filter((block): block is Heading => block.type === 'heading')
    .map(({ depth, position }) => ({
      level: depth,
      range: { start: base + (position?.start.offset ?? 0), end: base + (position?.end.offset ?? 0) },
    }));
}

/** A code's lines with those of all codes below it. */
function subtreeOf(text: string, headings: readonly PlacedHeading[], { heading, depth }: Code): TextRange {
  const next = headings.find(({ level, range }) => range.start > heading.start && level <= depth + 1);
  return { start: lineStart(text, heading.start), end: next ? lineStart(text, next.range.start) : text.length };
}

function applyWithin(text: string, { start, end }: TextRange, edits: readonly TextEdit[]): string {
  const moved = edits.map(({ range, newText }) => ({ newText, range: { start: range.start - start, end: range.end - start } }));
  return applyEdits(text.slice(start, end), moved);
}

/** Gives the outermost of some headings a level and keeps the distance of those below them. */
function relevel(text: string, headings: readonly PlacedHeading[], outermost: number): readonly TextEdit[] {
  const above: number[] = [];
  return headings.flatMap((heading) => {
    while (above.length > 0 && (above[above.length - 1] ?? 0) >= heading.level) {
      above.pop();
    }
    above.push(heading.level);
    return setLevel(text, heading, outermost + heading.level - (above[0] ?? heading.level));
  });
}

/** Markdown knows six levels. */
function setLevel(text: string, { level, range }: PlacedHeading, asked: number): readonly TextEdit[] {
  const wanted = Math.min(6, asked);
  if (wanted === level) {
    return [];
  }
  if (text.startsWith('#', range.start)) {
    return [{ range: { start: range.start, end: range.start + level }, newText: '#'.repeat(wanted) }];
  }
  // Underlined: its last line is the underline.
  const words = text.slice(range.start, range.end).replace(/[ \t]*(?:\r\n|\n|\r)[^\r\n]*$/u, '').replace(/\s*[\r\n]+\s*/gu, ' ');
  return [{ range, newText: `${'#'.repeat(wanted)} ${words}` }];
}

function insertion(text: string, at: number, content: string, eol: string, next = at): TextEdit {
  const before = text.slice(0, at);
  const gap = before.trim() === '' || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/u.test(before) ? '' : /[\r\n]$/u.test(before) ? eol : eol + eol;
  const isLast = text.slice(next).trim() === '';
  return { range: { start: at, end: at }, newText: gap + content + eol + (isLast ? '' : eol) };
}

/** At the end of the file the blank lines before go too. */
function endsFile(text: string, { start, end }: TextRange): TextRange {
  if (end < text.length) {
    return { start, end };
  }
  const kept = text.slice(0, start).trimEnd().length;
  const eol = /^[ \t]*(?:\r\n|\n|\r)/u.exec(text.slice(kept))?.[0].length ?? 0;
  return { start: Math.min(start, kept + eol), end };
}

function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/u, '').trimEnd();
}

/** Where the line of a heading, or of what follows it, begins: a heading may be indented. */
function lineStart(text: string, offset: number): number {
  return offset >= text.length ? text.length : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
