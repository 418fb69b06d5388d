import { parse, postprocess, preprocess } from 'micromark';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Event } from 'micromark-util-types';

/**
 * GFM as transcripts use it. The autolink literals are left out: they double the cost of parsing and would swallow
 * tags that follow a bare address.
 */
const extensions = [gfmFootnote(), gfmTable(), gfmStrikethrough(), gfmTaskListItem()];

/** Labels that links and footnotes of the whole document may refer to, as micromark normalises them. */
export interface Definitions {
  readonly links: readonly string[];
  readonly footnotes: readonly string[];
}

export const noDefinitions: Definitions = { links: [], footnotes: [] };

/** micromark's events of one block, in the context of definitions that stand elsewhere in the document. */
export function eventsOf(block: string, definitions: Definitions): Event[] {
  const parser = contextOf(definitions);
  return postprocess(parser.document().write(preprocess()(block, undefined, true)));
}

/** The labels that a block itself defines. */
export function definitionsIn(block: string): Definitions {
  const parser = contextOf(noDefinitions);
  postprocess(parser.document().write(preprocess()(block, undefined, true)));
  return { links: parser.defined, footnotes: parser.gfmFootnotes ?? [] };
}

/** A block without this cannot define anything. */
export function mayDefine(block: string): boolean {
  return block.includes(']:');
}

function contextOf(definitions: Definitions): ReturnType<typeof parse> & { gfmFootnotes?: string[] } {
  const parser: ReturnType<typeof parse> & { gfmFootnotes?: string[] } = parse({ extensions });
  parser.defined.push(...definitions.links);
  if (definitions.footnotes.length > 0) {
    parser.gfmFootnotes = [...definitions.footnotes];
  }
  return parser;
}
