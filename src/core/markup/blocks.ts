import { LineCursor } from '../text';
import { eventsOf, noDefinitions } from './micromark-context';

/**
 * A document is cut where Markdown cannot carry anything over: before a line at column 0 that follows a blank line and
 * does not continue a list, while no fence, HTML block or front matter is open. Reading the blocks one by one then
 * gives what reading the whole gives, and an edit concerns the blocks it touches.
 */
export interface BlockBounds {
  readonly start: number;
  readonly end: number;
  readonly isFrontMatter: boolean;
}

/** A block in which many boundaries turned out to lie inside something is not asked about further. */
const patience = 8;

/**
 * @param isFile false where `text` begins at a boundary further down in a file.
 * @param stop asked at each boundary; true ends the walk there.
 */
export function cutBlocks(text: string, isFile = true, stop: (boundary: number) => boolean = () => false): BlockBounds[] {
  const blocks: BlockBounds[] = [];
  let start = 0;
  if (isFile) {
    const end = frontMatterEnd(text);
    if (end > 0) {
      blocks.push({ start: 0, end, isFrontMatter: true });
      start = end;
      if (stop(end)) {
        return blocks;
      }
    } else if (text.charCodeAt(0) === 0xfeff) {
      blocks.push({ start: 0, end: 1, isFrontMatter: true });
      start = 1;
      if (stop(1)) {
        return blocks;
      }
    }
  }
  let state = new BlockState();
  let afterBlank = false;
  const line = new LineCursor(text, start);
  while (line.advance()) {
    if (isBlank(text, line.start, line.contentEnd)) {
      afterBlank = true;
      continue;
    }
    if (afterBlank && line.start > start && state.mayEndBefore(text, start, line.start, line.contentEnd)) {
      blocks.push({ start, end: line.start, isFrontMatter: false });
      start = line.start;
      if (stop(start)) {
        return blocks;
      }
      state = new BlockState();
    }
    afterBlank = false;
    state.read(text, line.start, line.contentEnd);
  }
  if (start < text.length) {
    blocks.push({ start, end: text.length, isFrontMatter: false });
  }
  return blocks;
}

/**
 * Whether the text begins like front matter: then a line anywhere below may close it, and an edit concerns the whole.
 */
export function opensFrontMatter(text: string): boolean {
  return /^\uFEFF?---[ \t]*(?:\r?\n|\r)/.test(text);
}

/** Offset after the closing line of the front matter, with a BOM before it; 0 where there is none. */
export function frontMatterEnd(text: string): number {
  if (!opensFrontMatter(text)) {
    return 0;
  }
  const line = new LineCursor(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  line.advance();
  while (line.advance()) {
    const first = text.charCodeAt(line.start);
    if ((first === 45 || first === 46) && /^(?:---|\.\.\.)[ \t]*$/.test(text.slice(line.start, line.contentEnd))) {
      return line.next;
    }
  }
  return 0;
}

/** What is known of a block while its lines are read. */
class BlockState {
  private fence: { readonly char: number; readonly size: number } | null = null;
  private hasList = false;
  /** micromark takes the blank lines behind indented code for part of it, and lets only some lists begin there. */
  private hasDeepIndent = false;
  private hasHtml = false;
  /** Lines alone do not tell what is open: ask micromark. */
  private isUncertain = false;
  private refusals = 0;

  read(text: string, start: number, end: number): void {
    const indent = indentOf(text, start, end);
    if (indent > 3) {
      this.hasDeepIndent = true;
      this.isUncertain ||= this.hasList && /[`~]{3}|<[!?a-z]/i.test(text.slice(start, end));
      return;
    }
    const at = start + indent;
    const first = text.charCodeAt(at);
    if (first === 96 /* ` */ || first === 126 /* ~ */) {
      this.readFence(text, at, end, first, indent);
    } else if (this.fence) {
      return;
    } else if (first === 60 /* < */) {
      this.hasHtml = true;
      this.isUncertain ||= /^<(?:[!?]|script|pre|style|textarea)/i.test(text.slice(at, at + 10));
    } else if (isListOrNote(text, at, end)) {
      this.hasList = true;
      this.isUncertain ||= /[`~]{3}|<[!?a-z]/i.test(text.slice(start, end));
    }
  }

  mayEndBefore(text: string, start: number, line: number, lineEnd: number): boolean {
    if (text.charCodeAt(line) === 32 || text.charCodeAt(line) === 9) {
      return false;
    }
    if ((this.hasList || this.hasDeepIndent) && isListOrNote(text, line, lineEnd)) {
      return false;
    }
    if (!this.isUncertain) {
      return this.fence === null;
    }
    if (this.refusals >= patience) {
      return false;
    }
    const isOpen = isOpenAt(text.slice(start, line));
    this.refusals += isOpen ? 1 : 0;
    return !isOpen;
  }

  private readFence(text: string, at: number, end: number, char: number, indent: number): void {
    let size = 0;
    while (at + size < end && text.charCodeAt(at + size) === char) {
      size++;
    }
    if (size < 3) {
      return;
    }
    if (this.hasHtml || (this.hasList && indent > 0)) {
      this.isUncertain = true;
    }
    const rest = text.slice(at + size, end);
    if (!this.fence) {
      if (char === 126 || !rest.includes('`')) {
        this.fence = { char, size };
      }
    } else if (char === this.fence.char && size >= this.fence.size && rest.trim() === '') {
      this.fence = null;
    }
  }
}

/** Whether a paragraph after this text would not be one, because something is still open. */
function isOpenAt(text: string): boolean {
  for (const [kind, token] of eventsOf(`${text}x`, noDefinitions)) {
    if (kind === 'enter' && token.type === 'paragraph' && token.start.offset === text.length) {
      return false;
    }
  }
  return true;
}

function isListOrNote(text: string, at: number, end: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 45 || first === 43 || first === 42 /* - + * */) {
    return at + 1 === end || text.charCodeAt(at + 1) === 32 || text.charCodeAt(at + 1) === 9;
  }
  if (first >= 48 && first <= 57) {
    return /^\d{1,9}[.)](?:[ \t]|$)/.test(text.slice(at, Math.min(end, at + 12)));
  }
  return first === 91 /* [ */ && text.charCodeAt(at + 1) === 94 /* ^ */;
}

/** Columns of white space before the first other character; a tab counts as 4, which is all that is asked here. */
function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) {
    at++;
  }
  return text.charCodeAt(at) === 9 && at < end ? 4 : at - start;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) {
      return false;
    }
  }
  return true;
}
