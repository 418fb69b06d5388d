import type { TextRange } from '../text';

/**
 * Where a marker may stand beside runs of `*`, `_` and `~` without giving or taking emphasis. A marker begins and ends
 * with punctuation, and whether a run can open or close depends on its neighbours (CommonMark 0.31, section 6.2).
 */
export interface DelimiterRun extends TextRange {
  /** Whether a marker may stand right before the run. */
  readonly allowsBefore: boolean;
  /** Whether a marker may stand right after the run. */
  readonly allowsAfter: boolean;
}

type Neighbour = 'space' | 'punctuation' | 'other';

interface Flags {
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Run extends TextRange, Flags {
  readonly char: string;
  readonly before: Neighbour;
  readonly after: Neighbour;
}

/**
 * The delimiter runs of one paragraph, heading or cell.
 *
 * @param text the block.
 * @param container the inline content's range in it.
 * @param skipped ranges of it that hold no delimiters (code, escapes, destinations …), ascending.
 * @param matched how many delimiter characters micromark used up for emphasis, strong and strikethrough.
 */
export function delimiterRuns(
  text: string,
  container: TextRange,
  skipped: readonly TextRange[],
  matched: number,
): DelimiterRun[] {
  const runs = findRuns(text, container, skipped);
  const roles = pairSimply(runs, matched);
  return runs.map((run, index) => {
    const role = roles?.[index] ?? 'unknown';
    const before = allowed(role, run, [flagsOf(run.char, 'punctuation', run.after)]);
    const after = allowed(role, run, [
      flagsOf(run.char, run.before, 'punctuation'),
      ...(before ? [flagsOf(run.char, 'punctuation', 'punctuation')] : []),
    ]);
    return { start: run.start, end: run.end, allowsBefore: before, allowsAfter: after };
  });
}

/** What a run is to its paragraph; `unknown` where runs nest or are left over in a way that takes care. */
type Role = 'opener' | 'closer' | 'inert' | 'unknown';

function allowed(role: Role, run: Run, changed: readonly Flags[]): boolean {
  switch (role) {
    case 'opener':
      return changed.every(({ opens }) => opens);
    case 'closer':
      return changed.every(({ closes }) => closes);
    case 'inert':
      // As long as none of them opens, none can be closed.
      return changed.every(({ opens }) => !opens);
    case 'unknown':
      return changed.every(({ opens, closes }) => opens === run.opens && closes === run.closes);
  }
}

/**
 * The roles in a paragraph whose runs open and close in turn, each pair of the same length and complete, so that a run
 * that could do more than it does finds no partner for it; null for any other paragraph.
 */
function pairSimply(runs: readonly Run[], matched: number): Role[] | null {
  const roles: Role[] = runs.map(() => 'inert');
  const open = new Map<string, number>();
  let consumed = 0;
  for (const [index, run] of runs.entries()) {
    const opener = open.get(run.char);
    if (opener !== undefined) {
      const length = run.end - run.start;
      if (!run.closes || length !== lengthOf(runs[opener])) {
        return null;
      }
      roles[opener] = 'opener';
      roles[index] = 'closer';
      consumed += 2 * length;
      open.delete(run.char);
    } else if (run.opens) {
      open.set(run.char, index);
    }
  }
  return open.size === 0 && consumed === matched ? roles : null;
}

function lengthOf(run: Run | undefined): number {
  return run ? run.end - run.start : 0;
}

function findRuns(text: string, container: TextRange, skipped: readonly TextRange[]): Run[] {
  const runs: Run[] = [];
  let skip = 0;
  let at = container.start;
  while (at < container.end) {
    const range = skipped[skip];
    if (range && at >= range.start) {
      at = Math.max(at, range.end);
      skip++;
      continue;
    }
    const char = text.charAt(at);
    if (char !== '*' && char !== '_' && char !== '~') {
      at++;
      continue;
    }
    const start = at;
    while (at < container.end && text.charAt(at) === char) {
      at++;
    }
    const before = start === container.start ? 'space' : neighbour(charBefore(text, start));
    const after = at >= container.end ? 'space' : neighbour(charAfter(text, at));
    runs.push({ start, end: at, char, before, after, ...flagsOf(char, before, after) });
  }
  return runs;
}

function flagsOf(char: string, before: Neighbour, after: Neighbour): Flags {
  const left = after !== 'space' && (after !== 'punctuation' || before !== 'other');
  const right = before !== 'space' && (before !== 'punctuation' || after !== 'other');
  return char === '_'
    ? { opens: left && (!right || before === 'punctuation'), closes: right && (!left || after === 'punctuation') }
    : { opens: left, closes: right };
}

function neighbour(char: string): Neighbour {
  if (/^\s$/u.test(char)) {
    return 'space';
  }
  return /^[\p{P}\p{S}]$/u.test(char) ? 'punctuation' : 'other';
}

function charBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff && offset > 1 ? text.slice(offset - 2, offset) : text.charAt(offset - 1);
}

function charAfter(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 32);
}
