import type { MarkupDocument } from '../markup/document';
import { readFrontMatter } from '../study/front-matter';
import { listedSpeakers } from '../study/transcript';
import { readTurns, type Turn } from '../study/turns';

const known = new WeakMap<MarkupDocument, readonly Turn[]>();

/** The turns of a transcript, by verbatim offsets; read once per state of the document, when first asked for. */
export function turnsOf(markup: MarkupDocument): readonly Turn[] {
  const turns = known.get(markup) ?? readTurns(markup.verbatimText(), listedSpeakers(readFrontMatter(markup.text)));
  known.set(markup, turns);
  return turns;
}
