import type { TextRange } from '../text';
import { eventsOf, type Definitions } from './micromark-context';

/** What can never hold markup: code, raw HTML and comments, autolinks, destinations of links and images, definitions. */
const opaqueTokens = new Set([
  'codeText',
  'codeFenced',
  'codeIndented',
  'htmlText',
  'htmlFlow',
  'autolink',
  'resource',
  'definition',
]);

/** The opaque ranges of a block by micromark, ascending and apart. */
export function opaqueRanges(block: string, definitions: Definitions): TextRange[] {
  const ranges: TextRange[] = [];
  let end = -1;
  for (const [kind, token] of eventsOf(block, definitions)) {
    if (kind === 'enter' && token.start.offset >= end && opaqueTokens.has(token.type)) {
      end = token.end.offset;
      ranges.push({ start: token.start.offset, end });
    }
  }
  return ranges;
}

/**
 * What lines alone tell of the opaque ranges: fences. Stands in while a person types into a block too long to parse
 * between two keystrokes.
 */
export function fenceRanges(block: string): TextRange[] {
  const ranges: TextRange[] = [];
  const fence = /^ {0,3}(`{3,}|~{3,})[^\r\n]*$/gm;
  for (let open = fence.exec(block); open; open = fence.exec(block)) {
    const mark = open[1] as string;
    const closing = new RegExp(`^ {0,3}${mark}${mark.charAt(0)}*[ \\t]*$`, 'gm');
    closing.lastIndex = fence.lastIndex;
    const close = closing.exec(block);
    const end = close ? closing.lastIndex : block.length;
    ranges.push({ start: open.index, end });
    fence.lastIndex = end;
  }
  return ranges;
}
