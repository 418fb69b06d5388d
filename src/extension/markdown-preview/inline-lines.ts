/** The lines of a text as markdown-it counts them: `\n` ends a line, nothing else does. */
export class Lines {
  readonly #starts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** UTF-16 offset of the line's first character; past the last line, the end of the text. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  at(line: number): string {
    const next = this.#starts[line + 1];
    return this.text.slice(this.start(line), next === undefined ? this.text.length : next - 1);
  }
}

/**
 * Where the content of an inline token stands in the text: per UTF-16 unit its offset, and one more for the end. Null
 * where a line cannot be found again.
 *
 * A block hands its lines on without indentation and block prefixes, so each line of the content ends a line of the
 * text, apart from the closing hashes of a heading.
 */
export function locateParagraph(content: string, firstLine: number, lines: Lines): readonly number[] | null {
  const offsets: number[] = [];
  const contentLines = content.split('\n');
  for (const [index, contentLine] of contentLines.entries()) {
    const line = firstLine + index;
    if (line >= lines.count) {
      return null;
    }
    const column = columnOf(contentLine, lines.at(line));
    if (column === null) {
      return null;
    }
    const start = lines.start(line) + column;
    for (let unit = 0; unit <= contentLine.length; unit++) {
      offsets.push(start + unit);
    }
  }
  return offsets;
}

/** Indentation can have become spaces that stand nowhere in the line; the words are what is looked for. */
function columnOf(contentLine: string, line: string): number | null {
  const words = contentLine.trim();
  if (words === '') {
    return 0;
  }
  const ended = line.trimEnd();
  const at = ended.endsWith(words) ? ended.length - words.length : line.indexOf(words);
  return at < 0 ? null : at - contentLine.indexOf(words);
}

/** Finds the cells of one table row from left to right; a cell's content lacks the backslash of `\|`. */
export class RowCells {
  #at: number;
  readonly #end: number;

  constructor(line: number, private readonly lines: Lines) {
    this.#at = lines.start(line);
    this.#end = this.#at + lines.at(line).length;
  }

  /** As {@link locateParagraph}, for the next cell. */
  locate(content: string): readonly number[] | null {
    if (content === '') {
      return [this.#at];
    }
    for (let start = this.#at; start < this.#end; start++) {
      const offsets = this.#match(content, start);
      if (offsets) {
        this.#at = offsets[content.length] ?? this.#end;
        return offsets;
      }
    }
    return null;
  }

  #match(content: string, start: number): readonly number[] | null {
    const { text } = this.lines;
    const offsets: number[] = [];
    let at = start;
    for (let unit = 0; unit < content.length; unit++) {
      if (content[unit] === '|' && text.startsWith('\\|', at)) {
        at++;
      }
      if (at >= this.#end || text[at] !== content[unit]) {
        return null;
      }
      offsets.push(at);
      at++;
    }
    offsets.push(at);
    return offsets;
  }
}
