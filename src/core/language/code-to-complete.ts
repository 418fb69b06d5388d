import type { TextRange } from '../text';

/** A slug that is being typed into a tag. Offsets are UTF-16 offsets in the line. */
export interface CodeToComplete {
  /** From behind the dot to the place. */
  readonly typed: TextRange;
  /** With what stands behind the place of the same slug. */
  readonly whole: TextRange;
  /** The codes the tag has beside it. */
  readonly others: ReadonlySet<string>;
}

/** No tag is longer, and a line may be: what is looked at does not grow with it. */
const longestTag = 1000;

const listBefore = /(?:^|[^\\])\]\{([^{}[\]]*)$/u;
const codeBefore = /(?:^|[ \t])\.([\p{L}_][\p{L}\p{M}\p{Nd}_:-]*)?$/u;
const codeBehind = /^[\p{L}\p{M}\p{Nd}_:-]*/u;
const codes = /(?:^|[ \t])\.([\p{L}_][\p{L}\p{M}\p{Nd}_:-]*)/gu;

/** Null unless the place is in a code of a tag's braces, closed or not: `[passage]{.tr` or `[passage]{.trust .`. */
export function codeToComplete(line: string, column: number): CodeToComplete | null {
  const from = Math.max(0, column - longestTag);
  const list = listBefore.exec(line.slice(from, column))?.[1];
  const typed = list === undefined ? null : codeBefore.exec(list);
  // Inside quotes a dot begins no code.
  if (list === undefined || typed === null || list.split('"').length % 2 === 0) {
    return null;
  }
  const start = column - (typed[1] ?? '').length;
  const behind = line.slice(column, column + longestTag);
  const rest = codeBehind.exec(behind)?.[0].length ?? 0;
  const brace = behind.search(/[{}[\]]/u);
  const after = behind.slice(rest, brace === -1 ? rest : brace);
  const beside = list.slice(0, list.length - typed[0].length) + after;
  const others = new Set([...beside.matchAll(codes)].map((match) => (match[1] ?? '').normalize('NFC')));
  return { typed: { start, end: column }, whole: { start, end: column + rest }, others };
}
