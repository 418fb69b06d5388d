import type { Node, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import type { Plugin } from 'unified';
import type { TextRange } from '../text';
import { readMarkup, type MarkupDocument } from './document';
import type { Coding } from './model';

/** Text of a passage, in a tree that has been marked: `codes` are those of every coding that covers it. */
export interface CodedText extends Node {
  type: 'codedText';
  readonly codes: readonly string[];
  children: Text[];
  data: { readonly hName: 'mark'; readonly hProperties: { readonly dataCodes: string } };
}

declare module 'mdast' {
  interface PhrasingContentMap {
    codedText: CodedText;
  }
  interface RootContentMap {
    codedText: CodedText;
  }
}

declare module 'vfile' {
  interface DataMap {
    /** What the scanner read of the file. */
    markup: MarkupDocument;
  }
}

/**
 * Lays the scanner's reading over a tree of remark-parse by source offsets. The document itself, with codings that may
 * cross, is left in `file.data.markup`; in the tree the markers disappear from the text, escaped tags become the
 * literal text, and each stretch of coded text becomes a `codedText` (crossing passages share stretches).
 *
 * For structure, rendering and export only: a tree is never written back to a transcript.
 */
export const remarkCodings: Plugin<[], Root> = () => (tree, file) => {
  const markup = readMarkup(String(file));
  file.data.markup = markup;
  overlay(tree, markup);
};

function overlay(parent: Parents, markup: MarkupDocument): void {
  const children: Nodes[] = [];
  for (const child of parent.children) {
    if (child.type === 'text') {
      children.push(...split(child, markup));
    } else {
      if ('children' in child && child.type !== 'codedText') {
        overlay(child, markup);
      }
      children.push(child);
    }
  }
  parent.children = children as RootContent[];
}

/** The text node cut at markers and ends of passages, without the markers. */
function split(node: Text, markup: MarkupDocument): (Text | CodedText)[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) {
    return [node];
  }
  const markers = within(markup.markers.map(({ range }) => range), start, end);
  const codings = markup.codings.filter(({ source }) => source.start < end && source.end > start);
  if (markers.length === 0 && codings.length === 0) {
    return [node];
  }
  const source = markup.text.slice(start, end);
  // Where the tree's text is not what we would make of the source, it is marked as a whole.
  return node.value === inlineText(source)
    ? cut(source, start, markers, codings)
    : [coded(withoutMarkers(node.value, markup, markers), covering(codings, start, end))];
}

/** Source as it stands in a text node: escapes and references decoded, line endings without blanks and quote marks. */
function inlineText(source: string): string {
  return decodeString(source.replace(/[ \t]*(\r\n?|\n)(?:[ \t]*>)*[ \t]*/g, '$1'));
}

function cut(source: string, start: number, markers: readonly TextRange[], codings: readonly Coding[]): (Text | CodedText)[] {
  const end = start + source.length;
  const places = new Set([start, end]);
  for (const { start: from, end: to } of [...markers, ...codings.map((coding) => coding.source)]) {
    places.add(Math.max(start, from)).add(Math.min(end, to));
  }
  const ordered = [...places].filter((place) => place >= start && place <= end).sort((a, b) => a - b);
  const pieces: (Text | CodedText)[] = [];
  for (let index = 0; index + 1 < ordered.length; index++) {
    const from = ordered[index] as number;
    const to = ordered[index + 1] as number;
    if (!markers.some((marker) => marker.start <= from && to <= marker.end)) {
      pieces.push(coded(inlineText(source.slice(from - start, to - start)), covering(codings, from, to)));
    }
  }
  return pieces;
}

function coded(value: string, codes: readonly string[]): Text | CodedText {
  const text: Text = { type: 'text', value };
  return codes.length === 0
    ? text
    : { type: 'codedText', codes, children: [text], data: { hName: 'mark', hProperties: { dataCodes: codes.join(' ') } } };
}

function covering(codings: readonly Coding[], from: number, to: number): string[] {
  return [...new Set(codings.filter(({ source }) => source.start < to && source.end > from).flatMap(({ codes }) => codes))];
}

function withoutMarkers(value: string, markup: MarkupDocument, markers: readonly TextRange[]): string {
  return markers.reduce((text, { start, end }) => text.replace(markup.text.slice(start, end), ''), value);
}

function within(ranges: readonly TextRange[], start: number, end: number): TextRange[] {
  return ranges.filter((range) => range.start < end && range.end > start);
}
