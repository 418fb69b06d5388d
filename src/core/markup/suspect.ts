/*
 * The scanner needs to know an opaque range (code, raw HTML, a link's destination, a definition) only where brackets or
 * backslashes stand in it: nothing else in it could be read as markup. Most code spans, links and `<unclear>`s of a
 * transcript hold none, and telling so costs a hundredth of asking micromark. Each test below looks at stretches that
 * cover every opaque range there can be, whatever Markdown makes of them: a stretch too many costs time, never a tag.
 */

/** Whether a block may hold an opaque range with a bracket or a backslash in it. */
export function isSuspect(block: string): boolean {
  return mayHoldBlockCode(block)
    || block.includes(']:') // a definition is all brackets
    || (block.includes('`') && codeSpanMayHide(block))
    || (block.includes('<') && angleMayHide(block))
    || (block.includes('](') && destinationMayHide(block));
}

const deepIndent = /(?:^|[\r\n])(?:[ >]{0,12}\t| {4}|[ >\d.)*+-]{1,12}(?:\t| {4}))/;
const bracketOrBackslash = /[[\]\\]/;

function mayHoldBlockCode(block: string): boolean {
  return block.includes('```') || block.includes('~~~')
    || ((block.includes('\t') || block.includes('    ')) && deepIndent.test(block));
}

/** A code span reaches from a run of backticks to the next run as long. */
function codeSpanMayHide(block: string): boolean {
  const lastRuns = new Map<number, number>();
  const run = /`+/g;
  for (let found = run.exec(block); found; found = run.exec(block)) {
    const length = found[0].length;
    const before = lastRuns.get(length);
    // An escaped backtick is not of its run.
    if (block.charCodeAt(found.index - 1) === 92 || (before !== undefined && bracketOrBackslash.test(block.slice(before, found.index)))) {
      return true;
    }
    lastRuns.set(length, run.lastIndex);
  }
  return false;
}

const tagStart = /<[A-Za-z/!?]/y;
const simpleTag = /<\/?[A-Za-z][^\s<>[\]\\"'`]*>/y;
/** HTML behind nothing but marks of quotes, lists and footnotes may run on for many lines. */
const htmlLine = /^[ \t>\d.)*+-]*(?:\[\^[^\r\n<]*)?<[A-Za-z/!?]/m;

/**
 * A tag, autolink or comment reaches from a `<` to a `>`. Before anything but a letter, `/`, `!` or `?` an angle is a
 * character, or begins an address of mail, which has no brackets.
 */
function angleMayHide(block: string): boolean {
  if (htmlLine.test(block)) {
    return true;
  }
  const lastEnd = block.lastIndexOf('>');
  let commentEnd = -1;
  for (let at = block.indexOf('<'); at !== -1 && at < lastEnd; at = block.indexOf('<', at + 1)) {
    if (matchesAt(simpleTag, block, at) || !matchesAt(tagStart, block, at)) {
      continue;
    }
    if (!block.startsWith('<!--', at)) {
      return true;
    }
    if (at >= commentEnd) {
      const end = block.indexOf('-->', at + 4);
      commentEnd = end === -1 ? block.length : end;
      if (end !== -1 && bracketOrBackslash.test(block.slice(at, end))) {
        return true;
      }
    }
  }
  return false;
}

const simpleDestination = /\]\([^\s()[\]\\<"'`]*\)/y;

/** A destination reaches from a `](` to a `)`. */
function destinationMayHide(block: string): boolean {
  for (let at = block.indexOf(']('); at !== -1; at = block.indexOf('](', at + 1)) {
    if (!matchesAt(simpleDestination, block, at)) {
      return true;
    }
  }
  return false;
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
