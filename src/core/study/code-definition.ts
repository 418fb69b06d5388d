import { toString } from 'mdast-util-to-string';
import type { Paragraph, RootContent } from 'mdast';
import type { TextRange } from '../text';

/** The text below a code's heading: Markdown as written, with LF line ends, without blank lines around it. */
export interface CodeDefinition {
  /** Everything that belongs to none of the parts. */
  readonly definition: string;
  readonly useWhen: string | null;
  readonly doNotUseWhen: string | null;
  readonly example: string | null;
}

type PartName = 'useWhen' | 'doNotUseWhen' | 'example';

interface LabelledPart {
  readonly part: PartName | null;
  readonly range: TextRange;
}

/**
 * Sorts the blocks below a heading into definition and parts. A part begins with its label in bold, at the start of
 * a paragraph or of a line inside one; lists and quotes that follow it belong to it.
 *
 * @param base what to add to the blocks' offsets to get offsets in `text`.
 */
export function readDefinition(text: string, blocks: readonly RootContent[], base: number): CodeDefinition {
  const parts: Record<PartName, string[]> = { useWhen: [], doNotUseWhen: [], example: [] };
  const definition: string[] = [];
  let current = null as PartName | null;
  for (const block of blocks) {
    const range = rangeOf(block, base);
    const labelled = block.type === 'paragraph' ? splitAtLabels(text, block, range, base) : [{ part: null, range }];
    for (const { part, range: place } of labelled) {
      const content = text.slice(place.start, place.end).replace(/\r\n?/gu, '\n').trim();
      const continues = current !== null && part === null && labelled.length === 1
        && (block.type === 'list' || block.type === 'blockquote' || parts[current].join('') === '');
      current = continues ? current : part;
      if (content !== '' || part !== null) {
        (current === null ? definition : parts[current]).push(content);
      }
    }
  }
  return {
    definition: definition.join('\n\n'),
    useWhen: join(parts.useWhen),
    doNotUseWhen: join(parts.doNotUseWhen),
    example: join(parts.example),
  };
}

function join(blocks: readonly string[]): string | null {
  const text = blocks.filter((block) => block !== '').join('\n\n');
  return text === '' ? null : text;
}

function splitAtLabels(text: string, paragraph: Paragraph, range: TextRange, base: number): readonly LabelledPart[] {
  const labels: { readonly part: PartName; readonly start: number; readonly textStart: number }[] = [];
  for (const child of paragraph.children) {
    if (child.type !== 'strong') {
      continue;
    }
    const place = rangeOf(child, base);
    const before = text.slice(range.start, place.start);
    const label = /^(.*?)\s*([:：]?)$/su.exec(toString(child).trim());
    const colonAfter = /^\s*[:：]/u.exec(text.slice(place.end, place.end + 8));
    const part = partNamed(label?.[1] ?? '');
    if (part === null || (label?.[2] === '' && colonAfter === null) || !/(?:^|[\r\n])[ \t]*$/u.test(before)) {
      continue;
    }
    const textStart = label?.[2] === '' ? place.end + (colonAfter?.[0].length ?? 0) : place.end;
    labels.push({ part, start: place.start, textStart });
  }
  const parts: LabelledPart[] = [];
  const first = labels[0];
  if (first === undefined || first.start > range.start) {
    parts.push({ part: null, range: { start: range.start, end: first?.start ?? range.end } });
  }
  labels.forEach(({ part, textStart }, index) => {
    parts.push({ part, range: { start: textStart, end: labels[index + 1]?.start ?? range.end } });
  });
  return parts;
}

function partNamed(label: string): PartName | null {
  const name = label.toLowerCase().replace(/[’]/gu, "'").replace(/\s+/gu, ' ');
  switch (name) {
    case 'use when':
      return 'useWhen';
    case 'do not use when':
    case "don't use when":
      return 'doNotUseWhen';
    case 'example':
    case 'examples':
      return 'example';
    default:
      return null;
  }
}

function rangeOf(node: { readonly position?: RootContent['position'] }, base: number): TextRange {
  return { start: base + (node.position?.start.offset ?? 0), end: base + (node.position?.end.offset ?? 0) };
}
