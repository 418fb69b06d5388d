import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Plain text as Markdown that shows exactly that text, on one line: for names, titles, paths, table cells. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#&]/gu, '\\$&')
    .replace(/^([-+=])/u, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}

/**
 * Markdown of other people's files that shows as it does there and cannot reach beyond itself: HTML, headings, fences and
 * link definitions are kept from being any, and so is text that would read as a tag if the result were put among the
 * transcripts. Code spans stay as they are.
 */
export function containedMarkdown(markdown: string): string {
  return mayReachOut.test(markdown) ? withoutHtml(escapeBlocks(markdown.replace(/\r\n?/gu, '\n'))) : markdown;
}

/** As `containedMarkdown`, as a block quote; every line of it, empty ones too, keeps its marker. */
export function quotedMarkdown(markdown: string): string {
  // A tab is as wide as its column makes it, so what is code or HTML is decided behind the quote's markers.
  return mayReachOut.test(markdown)
    ? withoutHtml(blockQuote(escapeBlocks(markdown.replace(/\r\n?/gu, '\n'))))
    : blockQuote(markdown);
}

/** Most passages have none of these and are left as they are. */
const mayReachOut = /[<\r#=~]|`{3}|\]\{|\]:|-[ \t]*(?:\n|$)/u;

function blockQuote(markdown: string): string {
  return markdown.split('\n').map((line) => (line.trim() === '' ? '>' : `> ${line}`)).join('\n');
}

/** What stands before the text of a line in quotes and lists. */
const container = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/u;

function escapeBlocks(passage: string): string {
  return passage
    .split('\n')
    .map((line) => {
      if (/^[ \t>]*(?:-+|=+)[ \t]*$/u.test(line)) {
        return line.replace(/[-=]/u, '\\$&');
      }
      const start = container.exec(line)?.[0].length ?? 0;
      const text = line.slice(start);
      return line.slice(0, start) + (/^(?:`{3}|~{3}|#{1,6}(?:[ \t]|$))/u.test(text) ? `\\${text}` : text);
    })
    .join('\n')
    .replace(/\]([{:])/gu, ']\\$1');
}

/** Where a passage mixes HTML and code spans, only the parser knows which is which. */
const parser = unified().use(remarkParse);
const patience = 20;

function withoutHtml(markdown: string): string {
  if (!markdown.includes('`')) {
    return escapeLessThan(markdown);
  }
  let text = markdown;
  for (let round = 0; round < patience; round++) {
    const places = htmlIn(parser.parse(text));
    if (places.length === 0) {
      return text;
    }
    for (const place of places.reverse()) {
      text = `${text.slice(0, place)}\\${text.slice(place)}`;
    }
  }
  return escapeLessThan(text);
}

function htmlIn(node: Nodes): number[] {
  if (node.type === 'html') {
    return [node.position?.start.offset ?? 0];
  }
  return 'children' in node ? node.children.flatMap(htmlIn) : [];
}

/** An odd number of backslashes already escapes what follows; an even one is made odd. */
function escapeLessThan(text: string): string {
  return text.replace(/(\\*)<(?=[a-z/!?])/giu, (_, slashes: string) => `${slashes.length % 2 === 0 ? `${slashes}\\` : slashes}<`);
}
