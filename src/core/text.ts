/** A stretch of text: UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replace what stands in `range` by `newText`. An edit with an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * The text after all edits. Offsets are of the text before any of them; the order of the list matters only between
 * insertions at one place.
 *
 * @throws RangeError where two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, newText } of sortEdits(edits)) {
    if (range.start < at || range.end < range.start || range.end > text.length) {
      throw new RangeError(`Edit at ${range.start}..${range.end} overlaps another or lies outside the text.`);
    }
    parts.push(text.slice(at, range.start), newText);
    at = range.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The edits by place; those at one place keep their order. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.length < 2
    ? edits
    : [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The list itself where it is in order already, as most lists are here, else sorted anew. */
export function inOrder<Item>(list: readonly Item[], compare: (a: Item, b: Item) => number): readonly Item[] {
  for (let at = 1; at < list.length; at++) {
    if (compare(list[at - 1] as Item, list[at] as Item) > 0) {
      return [...list].sort(compare);
    }
  }
  return list;
}

/** Where the lines of a text begin. A line ends with LF, CRLF or a lone CR, as in CommonMark. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    const cursor = new LineCursor(text);
    while (cursor.advance()) {
      if (cursor.next > cursor.contentEnd) {
        this.starts.push(cursor.next);
      }
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The 0-based line that holds `offset`. */
  lineAt(offset: number): number {
    return lastAtMost(this.starts, offset);
  }

  /** 0-based line and UTF-16 column. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.starts[line] ?? 0) };
  }

  /** Offset of the first character of a 0-based line; past the last line: the text's length. */
  lineStart(line: number): number {
    return this.starts[line] ?? this.text.length;
  }
}

/** Index of the last number in an ascending list that is at most `value`; -1 where there is none. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/**
 * Walks a text line by line with native searches, so that a long text costs little more than reading it once. A line
 * needs a character or an ending: there is none after the last line ending, and none in an empty text.
 */
export class LineCursor {
  /** Offset of the line's first character. */
  start: number;
  /** Offset after the line's last character, before its line ending. */
  contentEnd: number;
  /** Offset of the next line; equals `contentEnd` only on a last line without an ending. */
  next: number;
  private lineFeed = -2;
  private carriageReturn = -2;

  /** Stands before the line that begins at `start`. */
  constructor(
    private readonly text: string,
    start = 0,
  ) {
    this.start = start;
    this.contentEnd = start;
    this.next = start;
  }

  /** Goes to the next line; false where there is none. */
  advance(): boolean {
    const { text } = this;
    if (this.next >= text.length) {
      return false;
    }
    this.start = this.next;
    if (this.lineFeed !== -1 && this.lineFeed < this.start) {
      this.lineFeed = text.indexOf('\n', this.start);
    }
    if (this.carriageReturn !== -1 && this.carriageReturn < this.start) {
      this.carriageReturn = text.indexOf('\r', this.start);
    }
    const lf = this.lineFeed === -1 ? text.length : this.lineFeed;
    const cr = this.carriageReturn === -1 ? text.length : this.carriageReturn;
    this.contentEnd = Math.min(lf, cr);
    this.next = Math.min(text.length, cr + 1 === lf ? lf + 1 : this.contentEnd + 1);
    return true;
  }
}
