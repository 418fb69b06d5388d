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
 * A passage as Markdown that shows as it does in its transcript and cannot reach beyond the quote it stands in: HTML,
 * headings, rules, fences and link definitions are kept from being any, and so is text that would read as a tag if
 * the summary were put among the transcripts. Code spans stay as they are.
 */
export function containedMarkdown(passage: string): string {
  return mayReachOut.test(passage) ? contained(passage) : passage;
}

/** Most passages have none of these and are left as they are. */
const mayReachOut = /[<`\r]|\]\{|(?:^|\n)[ \t]*(?:[#=~[]|[-*_][ \t]*(?:[-*_\n]|$))/u;

function contained(passage: string): string {
  return passage
    .replace(/\r\n?/gu, '\n')
    .split(/(\n[ \t]*\n)/u)
    .map((paragraph) => outsideCodeSpans(escapeLineStarts(paragraph)))
    .join('');
}

/** As a block quote; every line of it, empty ones too, keeps its marker. */
export function blockQuote(markdown: string): string {
  return markdown.split('\n').map((line) => (line.trim() === '' ? '>' : `> ${line}`)).join('\n');
}

function escapeLineStarts(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) => line
      .replace(/^([ \t]*)(`{3,}|~{3,})/u, '$1\\$2')
      .replace(/^([ \t]{0,3})(#{1,6})(?=[ \t]|$)/u, '$1\\$2')
      .replace(/^([ \t]{0,3})(=+[ \t]*|-+[ \t]*|(?:[-*_][ \t]*){3,})$/u, '$1\\$2')
      .replace(/^([ \t]{0,3})(\[[^\]]*\]:)/u, '$1\\$2'))
    .join('\n');
}

/** Code spans pair runs of equally many backticks within a paragraph (CommonMark, section 6.1). */
function outsideCodeSpans(paragraph: string): string {
  let result = '';
  let from = 0;
  for (const open of paragraph.matchAll(/(\\?)(`+)/gu)) {
    if (open.index < from) {
      continue;
    }
    const run = open[2] ?? '';
    const bodyStart = open.index + open[0].length;
    const close = open[1] === '' ? closingRun(paragraph, bodyStart, run.length) : -1;
    if (close !== -1) {
      result += escapeInline(paragraph.slice(from, open.index)) + paragraph.slice(open.index, close);
      from = close;
    }
  }
  return result + escapeInline(paragraph.slice(from));
}

/** Offset after the run of `length` backticks that closes, or -1. */
function closingRun(text: string, from: number, length: number): number {
  for (const run of text.slice(from).matchAll(/`+/gu)) {
    if (run[0].length === length) {
      return from + run.index + length;
    }
  }
  return -1;
}

function escapeInline(text: string): string {
  return text.replace(/(\\*)<(?=[a-z/!?])/giu, (_, slashes: string) => `${escaped(slashes)}<`).replace(/\]\{/gu, ']\\{');
}

/** An odd number of backslashes already escapes what follows; an even one is made odd. */
function escaped(slashes: string): string {
  return slashes.length % 2 === 0 ? `${slashes}\\` : slashes;
}
