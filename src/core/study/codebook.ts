import { toString } from 'mdast-util-to-string';
import type { Heading, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { TextRange } from '../text';
import { readHeadingAttributes } from './attribute-list';
import type { HeadingAttributes } from './attribute-list';
import { readDefinition } from './code-definition';
import type { CodeDefinition } from './code-definition';
import { CodebookProblems } from './codebook-problems';
import { frontMatterRange } from './front-matter';
import { isReservedSlug, isSlug, slugFromName } from './slug';
import type { StudyProblem } from './study-problem';

/** An entry of the codebook. Offsets are UTF-16 offsets in `codebook.md`. */
export interface Code extends CodeDefinition {
  /** What tags carry: written in the heading's braces, else made from the name. NFC. */
  readonly slug: string;
  readonly name: string;
  /** 1 for a level-2 heading, and so on. */
  readonly depth: number;
  /** Slug of the code this one is below. */
  readonly parent: string | null;
  /** Slugs of the codes directly below, in file order. */
  readonly children: readonly string[];
  /** `#rrggbb` where a person chose one. */
  readonly color: string | null;
  readonly groups: readonly string[];
  readonly heading: TextRange;
  readonly nameRange: TextRange;
  /** The slug inside the braces, without its `#`. */
  readonly slugRange: TextRange | null;
  /** From the heading to the next heading of any level, or the end of the file. */
  readonly section: TextRange;
}

export interface Codebook {
  /** The first level-1 heading; empty where there is none. */
  readonly title: string;
  /** In file order; every slug once. */
  readonly codes: readonly Code[];
  readonly bySlug: ReadonlyMap<string, Code>;
  readonly problems: readonly StudyProblem[];
}

export const noCodebook: Codebook = { title: '', codes: [], bySlug: new Map(), problems: [] };

const parser = unified().use(remarkParse);

/**
 * Reads a codebook: headings are codes, their depth is the hierarchy. Whatever is wrong becomes a problem and the rest
 * still works; where a slug comes twice, the first entry has it and what is below the second goes to the first.
 */
export function readCodebook(text: string): Codebook {
  const base = frontMatterRange(text)?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const blocks = parser.parse(text.slice(base)).children;
  const problems = new CodebookProblems();
  const codes: { -readonly [Key in keyof Code]: Code[Key] extends readonly string[] ? string[] : Code[Key] }[] = [];
  const bySlug = new Map<string, (typeof codes)[number]>();
  const above: { readonly level: number; readonly slug: string }[] = [];
  let title: string | null = null;
  let lastLevel = 1;

  for (const { heading, content } of sections(blocks)) {
    const range = rangeOf(heading, base);
    if (heading.depth === 1) {
      const isFirst: boolean = title === null;
      title ??= headingText(text, heading, base).name;
      above.length = 0;
      lastLevel = 1;
      if (!isFirst) {
        problems.secondTitle(range);
      }
      continue;
    }
    const { name, nameRange, attributes } = headingText(text, heading, base);
    const slug = (attributes?.slug?.text ?? slugFromName(name)).normalize('NFC');
    const slugRange = attributes?.slug?.range ?? null;
    problems.malformedAttributes(attributes?.malformed ?? []);
    if (heading.depth > lastLevel + 1) {
      problems.skippedLevel(range, name, heading.depth, lastLevel);
    }
    lastLevel = heading.depth;
    while (above.length > 0 && (above[above.length - 1]?.level ?? 0) >= heading.depth) {
      above.pop();
    }
    const parent = above[above.length - 1]?.slug ?? null;
    above.push({ level: heading.depth, slug });
    if (!isSlug(slug)) {
      problems.badSlug(slugRange ?? range, slug, name);
    } else if (isReservedSlug(slug)) {
      problems.reservedSlug(slugRange ?? range, slug);
    }
    const first = bySlug.get(slug);
    if (first !== undefined) {
      problems.duplicateSlug(slugRange ?? range, slug, first.name);
      continue;
    }
    const next = content.end === null ? text.length : base + content.end;
    const code = {
      slug,
      name,
      depth: heading.depth - 1,
      parent,
      children: [],
      color: readColor(attributes, problems),
      groups: attributes?.values.get('groups')?.text.split(/[\s,]+/u).filter((group) => group !== '') ?? [],
      ...readDefinition(text, content.blocks, base),
      heading: range,
      nameRange,
      slugRange,
      section: { start: range.start, end: next },
    };
    codes.push(code);
    bySlug.set(slug, code);
    if (parent !== null) {
      bySlug.get(parent)?.children.push(slug);
    }
  }
  return { title: title ?? '', codes, bySlug, problems: problems.all };
}

/** The slugs of a code and of every code below it. A slug the codebook does not have stands for itself. */
export function codeAndBelow(codebook: Codebook, slug: string): ReadonlySet<string> {
  const found = new Set([slug]);
  for (const reached of found) {
    for (const child of codebook.bySlug.get(reached)?.children ?? []) {
      found.add(child);
    }
  }
  return found;
}

interface Section {
  readonly heading: Heading;
  readonly content: { readonly blocks: readonly RootContent[]; readonly end: number | null };
}

function sections(blocks: readonly RootContent[]): readonly Section[] {
  const found: Section[] = [];
  blocks.forEach((block, index) => {
    if (block.type !== 'heading') {
      return;
    }
    let end = index + 1;
    while (end < blocks.length && blocks[end]?.type !== 'heading') {
      end++;
    }
    const next = blocks[end]?.position?.start.offset ?? null;
    found.push({ heading: block, content: { blocks: blocks.slice(index + 1, end), end: next } });
  });
  return found;
}

interface HeadingText {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly attributes: HeadingAttributes | null;
}

function headingText(text: string, heading: Heading, base: number): HeadingText {
  const range = rangeOf(heading, base);
  const first = heading.children[0];
  const last = heading.children[heading.children.length - 1];
  if (first === undefined || last === undefined) {
    return { name: '', nameRange: { start: range.end, end: range.end }, attributes: null };
  }
  const start = rangeOf(first, base).start;
  const raw = text.slice(start, rangeOf(last, base).end);
  const attributes = readHeadingAttributes(raw);
  const plain = toString(heading);
  const name = attributes === null ? plain : plain.slice(0, plain.lastIndexOf('{'));
  const nameLength = raw.slice(0, attributes?.range.start).trimEnd().length;
  return {
    name: name.replace(/\s+/gu, ' ').trim(),
    nameRange: { start, end: start + nameLength },
    attributes: attributes === null ? null : shift(attributes, start),
  };
}

function shift(attributes: HeadingAttributes, by: number): HeadingAttributes {
  const move = (range: TextRange): TextRange => ({ start: range.start + by, end: range.end + by });
  const { slug, values, malformed, range } = attributes;
  return {
    range: move(range),
    slug: slug === null ? null : { text: slug.text, range: move(slug.range) },
    values: new Map([...values].map(([key, value]) => [key, { text: value.text, range: move(value.range) }])),
    malformed: malformed.map(move),
  };
}

function readColor(attributes: HeadingAttributes | null, problems: CodebookProblems): string | null {
  const color = attributes?.values.get('color');
  if (color === undefined) {
    return null;
  }
  if (/^#[0-9a-f]{6}$/iu.test(color.text)) {
    return color.text.toLowerCase();
  }
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(color.text);
  if (short !== null) {
    return `#${short.slice(1).map((digit) => digit + digit).join('')}`.toLowerCase();
  }
  problems.badColor(color.range, color.text);
  return null;
}

function rangeOf(node: { readonly position?: RootContent['position'] }, base: number): TextRange {
  return { start: base + (node.position?.start.offset ?? 0), end: base + (node.position?.end.offset ?? 0) };
}
