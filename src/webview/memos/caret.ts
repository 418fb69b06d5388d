/**
 * Where a caret at `offset` (UTF-16) of one text belongs in another: it stays with the words before it where they are the same, and with
 * those behind it otherwise.
 */
export function caretAfter(before: string, after: string, offset: number): number {
  let same = 0;
  const most = Math.min(before.length, after.length);
  while (same < most && before[same] === after[same]) same++;
  if (offset <= same) return offset;
  let tail = 0;
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const behind = before.length - offset;
  return behind <= tail ? after.length - behind : Math.min(after.length - tail, offset);
}
