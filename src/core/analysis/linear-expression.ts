import type { TextRange } from '../text';

/**
 * A regular expression that takes time in proportion to the text, whatever the expression: it follows all of its
 * possibilities at once (Thompson 1968; Pike's version keeps where a match began and which possibility comes first), so
 * that nobody's search can hang on a long line. What needs to go back, such as `\1` or `(?=…)`, is not there.
 */
export interface LinearExpression {
  /** The matches of a text in order, apart and not empty, as JavaScript would find them. UTF-16 offsets. */
  matches(text: string, goOn: () => boolean): Iterable<TextRange>;
}

export type ReadExpression =
  | { readonly kind: 'expression'; readonly expression: LinearExpression }
  /** A message for a person. */
  | { readonly kind: 'wrong'; readonly message: string };

type Instruction =
  | { readonly op: 'character'; readonly test: (character: string) => boolean }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'assert'; readonly holds: (text: string, at: number) => boolean }
  | { readonly op: 'match' };

/** An expression that repeats much costs as much for every character. */
const longestProgram = 2000;
/** How many characters are looked at between two questions whether to go on. */
const questionEvery = 2048;

/** Reads an expression in JavaScript's syntax (flags `imu`). */
export function readExpression(source: string): ReadExpression {
  try {
    new RegExp(source, 'imu');
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
  try {
    const compiler = new Compiler(source);
    return { kind: 'expression', expression: new Program(compiler.compile()) };
  } catch (error) {
    if (error instanceof Unsupported) {
      return { kind: 'wrong', message: error.message };
    }
    throw error;
  }
}

class Unsupported extends Error {}

/** Compiles a source that is known to be valid in Unicode mode, which leaves nothing to guess. */
class Compiler {
  private readonly program: Instruction[] = [];
  private at = 0;

  constructor(private readonly source: string) {}

  compile(): readonly Instruction[] {
    this.alternatives();
    this.add({ op: 'match' });
    return this.program;
  }

  private add(instruction: Instruction): number {
    if (this.program.length >= longestProgram) {
      throw new Unsupported('This expression repeats too much. Use smaller numbers in braces.');
    }
    return this.program.push(instruction) - 1;
  }

  private alternatives(): void {
    const start = this.program.length;
    this.sequence();
    if (this.source[this.at] !== '|') {
      return;
    }
    this.at++;
    this.insert(start, { op: 'split', first: start + 1, second: 0 });
    const jump = this.add({ op: 'jump', to: 0 });
    (this.program[start] as Instruction & { op: 'split' }).second = this.program.length;
    this.alternatives();
    (this.program[jump] as Instruction & { op: 'jump' }).to = this.program.length;
  }

  private sequence(): void {
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const start = this.program.length;
      const from = this.at;
      this.atom();
      this.repeat(start, from, this.at);
    }
  }

  private atom(): void {
    const { source } = this;
    const head = source.slice(this.at);
    if (/^\(\?(?:[=!]|<[=!])/u.test(head)) {
      throw new Unsupported('Looking ahead or behind, as in (?=…), is not supported here.');
    }
    if (head.startsWith('(')) {
      const open = /^\((?:\?:|\?<[^>]+>)?/u.exec(head)?.[0] ?? '(';
      if (head.startsWith('(?') && open === '(') {
        throw new Unsupported('Flags inside an expression, as in (?i:…), are not supported here.');
      }
      this.at += open.length;
      this.alternatives();
      this.at++;
      return;
    }
    if (/^\\(?:[1-9]|k)/u.test(head)) {
      throw new Unsupported('Going back to a group, as in \\1, is not supported here.');
    }
    const token = /^(?:\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[pP]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^])/u.exec(head)?.[0] ?? '';
    this.at += token.length;
    if (token === '^') {
      this.add({ op: 'assert', holds: (text, at) => at === 0 || isLineEnd(text[at - 1]) });
    } else if (token === '$') {
      this.add({ op: 'assert', holds: (text, at) => at === text.length || isLineEnd(text[at]) });
    } else if (token === '\\b' || token === '\\B') {
      this.add({ op: 'assert', holds: (text, at) => (isWordAt(text, at - 1) !== isWordAt(text, at)) === (token === '\\b') });
    } else {
      this.add({ op: 'character', test: remembered(new RegExp(`^${/^[/]$/u.test(token) ? `\\${token}` : token}$`, 'iu')) });
    }
  }

  private repeat(start: number, from: number, to: number): void {
    const quantifier = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})(\?)?/u.exec(this.source.slice(this.at));
    if (!quantifier) {
      return;
    }
    this.at += quantifier[0].length;
    const after = this.at;
    const lazy = quantifier[5] !== undefined;
    const [least, most] = bounds(quantifier);
    const again = (): void => {
      this.at = from;
      this.atom();
      this.at = to;
    };
    this.program.length = start;
    for (let count = 0; count < least; count++) {
      again();
    }
    if (most === Infinity) {
      const split = this.add({ op: 'split', first: 0, second: 0 });
      again();
      this.add({ op: 'jump', to: split });
      this.point(split, split + 1, this.program.length, lazy);
    } else {
      const splits: number[] = [];
      for (let count = least; count < most; count++) {
        splits.push(this.add({ op: 'split', first: 0, second: 0 }));
        again();
      }
      for (const split of splits) {
        this.point(split, split + 1, this.program.length, lazy);
      }
    }
    this.at = after;
  }

  private point(split: number, on: number, past: number, lazy: boolean): void {
    Object.assign(this.program[split] as Instruction, lazy ? { first: past, second: on } : { first: on, second: past });
  }

  /** Moves what was compiled from `at` on by one place. */
  private insert(at: number, instruction: Instruction): void {
    const moved = (to: number): number => (to >= at ? to + 1 : to);
    for (const each of this.program.slice(at)) {
      if (each.op === 'split') {
        each.first = moved(each.first);
        each.second = moved(each.second);
      } else if (each.op === 'jump') {
        each.to = moved(each.to);
      }
    }
    this.add({ op: 'match' });
    this.program.copyWithin(at + 1, at, this.program.length - 1);
    this.program[at] = instruction;
  }
}

function bounds([, sign, least, comma, most]: RegExpExecArray): readonly [number, number] {
  switch (sign) {
    case '*':
      return [0, Infinity];
    case '+':
      return [1, Infinity];
    case '?':
      return [0, 1];
    default:
      return [Number(least), comma === undefined ? Number(least) : most === '' || most === undefined ? Infinity : Number(most)];
  }
}

interface Thread {
  readonly at: number;
  readonly start: number;
}

class Program implements LinearExpression {
  private readonly beginnings = new Map<string, boolean>();

  constructor(private readonly program: readonly Instruction[]) {}

  *matches(text: string, goOn: () => boolean): Iterable<TextRange> {
    let from = 0;
    while (from <= text.length) {
      const match = this.find(text, from, goOn);
      if (!match) {
        return;
      }
      if (match.end > match.start) {
        yield match;
      }
      from = match.end > match.start ? match.end : match.end + (text.codePointAt(match.end)! > 0xffff ? 2 : 1);
    }
  }

  private find(text: string, from: number, goOn: () => boolean): TextRange | null {
    let threads: Thread[] = [];
    let found: TextRange | null = null;
    let looked = 0;
    for (let position = from; position <= text.length; ) {
      if (++looked % questionEvery === 0 && !goOn()) {
        return null;
      }
      const character = position < text.length ? String.fromCodePoint(text.codePointAt(position)!) : '';
      // Most of a text begins no match.
      if (threads.length === 0 && !found && !this.mayBegin(character)) {
        position += character.length || 1;
        continue;
      }
      const marks = new Uint8Array(this.program.length);
      const current: Thread[] = [];
      for (const thread of threads) {
        this.follow(thread, text, position, marks, current);
      }
      if (!found) {
        this.follow({ at: 0, start: position }, text, position, marks, current);
      }
      if (current.length === 0 && found) {
        return found;
      }
      threads = [];
      for (const { at, start } of current) {
        const instruction = this.program[at]!;
        if (instruction.op === 'match') {
          // What comes later in the list is less wanted.
          found = { start, end: position };
          break;
        }
        if (instruction.op === 'character' && character !== '' && instruction.test(character)) {
          threads.push({ at: at + 1, start });
        }
      }
      if (found && threads.length === 0) {
        return found;
      }
      position += character.length || 1;
    }
    return found;
  }

  /** Whether a match can begin with a character (or at the end of the text), places aside. */
  private mayBegin(character: string): boolean {
    let may = this.beginnings.get(character);
    if (may === undefined) {
      const first: Thread[] = [];
      this.follow({ at: 0, start: 0 }, null, 0, new Uint8Array(this.program.length), first);
      may = first.some(({ at }) => {
        const instruction = this.program[at]!;
        return instruction.op === 'match' || (instruction.op === 'character' && character !== '' && instruction.test(character));
      });
      this.beginnings.set(character, may);
    }
    return may;
  }

  /** Adds the characters and matches a thread comes to without reading on, the most wanted first. Without a text every place will do. */
  private follow(from: Thread, text: string | null, position: number, marks: Uint8Array, into: Thread[]): void {
    const stack = [from.at];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (marks[at] === 1) {
        continue;
      }
      marks[at] = 1;
      const instruction = this.program[at]!;
      switch (instruction.op) {
        case 'jump':
          stack.push(instruction.to);
          break;
        case 'split':
          stack.push(instruction.second, instruction.first);
          break;
        case 'assert':
          if (text === null || instruction.holds(text, position)) {
            stack.push(at + 1);
          }
          break;
        case 'character':
        case 'match':
          into.push({ at, start: from.start });
      }
    }
  }
}

function remembered(pattern: RegExp): (character: string) => boolean {
  const known = new Map<string, boolean>();
  return (character) => {
    let result = known.get(character);
    if (result === undefined) {
      result = pattern.test(character);
      known.set(character, result);
    }
    return result;
  };
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029';
}

function isWordAt(text: string, at: number): boolean {
  return /\w/u.test(text[at] ?? '');
}
