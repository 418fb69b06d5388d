import { oneLine } from '../code-names';

/** A name is read in lists; the whole passage stays in the transcript. */
const nameLength = 60;

/** The passage as a heading can show it: no Markdown marks, no punctuation around it, one line. Empty if it has no word. */
export function inVivoName(passage: string): string {
  const plain = passage
    .replace(/\[\^[^\]]*\]/gu, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/[*_`~#<>|\\{}]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[\s.,;:!?…–—"'“”‘’«»„()[\]。，！？]+$/gu, '');
  return /[\p{L}\p{N}]/u.test(plain) ? oneLine(plain, nameLength) : '';
}
