import { readMarkup } from './document';

/** The verbatim transcript: the text without its tags, each escaped tag as the literal text it stands for. */
export function stripMarkup(text: string): string {
  return readMarkup(text).verbatimText();
}
