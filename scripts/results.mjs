/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const mark = '#verbatim-results ';

/**
 * The line with which a test process tells its counts to the one that started it.
 * @param {Counts} counts
 */
export function resultLine(counts) {
  return mark + JSON.stringify(counts);
}

/**
 * @param {string} line
 * @returns {Counts | null}
 */
export function readResultLine(line) {
  const start = line.indexOf(mark);
  if (start < 0) return null;
  const { passed, failed, skipped } = JSON.parse(line.slice(start + mark.length));
  return { passed, failed, skipped };
}
