import type { MarkupDocument } from '../../core/markup/document';
import type { Codebook } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import type { TextRange } from '../../core/text';
import { stripesOf, type Stripe } from './passage-stripes';

/** One way of drawing a piece of a transcript. Colours are `#rrggbb`. */
export type Look =
  | { readonly kind: 'passage'; readonly color: string; readonly lane: number }
  /** A code's slug in a tag, in the colour of its passages: it tells whose line is whose. */
  | { readonly kind: 'mention'; readonly color: string }
  | { readonly kind: 'markup' }
  | { readonly kind: 'ruler'; readonly color: string; readonly lane: number };

export interface LookedRange {
  readonly look: Look;
  /** UTF-16 offsets in the file. */
  readonly range: TextRange;
}

export interface Surroundings {
  readonly codebook: Codebook;
  /** The part of the file that is drawn. */
  readonly window: TextRange;
  /** The lines with a cursor, where markup is not dimmed; null dims no markup at all. */
  readonly cursorLines: readonly TextRange[] | null;
}

/** What is drawn into the text of a transcript. */
export function textLooks(markup: MarkupDocument, { codebook, window, cursorLines }: Surroundings): readonly LookedRange[] {
  const passages = stripes(markup)
    .filter(({ coding }) => touches(coding.source, window))
    .map(({ coding, code, lane }): LookedRange => ({
      look: { kind: 'passage', color: colorOf(codebook, code), lane },
      range: coding.source,
    }));
  const mentions = within(markup.mentions, window).map(({ slug, range }): LookedRange => ({
    look: { kind: 'mention', color: colorOf(codebook, slug) },
    range,
  }));
  const dimmed = cursorLines
    ? within(markup.markers, window)
        .filter(({ range }) => !cursorLines.some((line) => touches(range, line)))
        .map(({ range }): LookedRange => ({ look: { kind: 'markup' }, range }))
    : [];
  return [...passages, ...mentions, ...dimmed];
}

/** What is drawn into the overview ruler, for the whole transcript. */
export function rulerLooks(markup: MarkupDocument, codebook: Codebook): readonly LookedRange[] {
  return stripes(markup).map(({ coding, code, lane }) => ({
    look: { kind: 'ruler', color: colorOf(codebook, code), lane },
    range: coding.source,
  }));
}

const stripesByMarkup = new WeakMap<MarkupDocument, readonly Stripe[]>();

/** Lanes are given over the whole transcript: a passage keeps its lane while the transcript is scrolled. */
function stripes(markup: MarkupDocument): readonly Stripe[] {
  let found = stripesByMarkup.get(markup);
  if (!found) {
    found = stripesOf(markup.codings);
    stripesByMarkup.set(markup, found);
  }
  return found;
}

/** Those in the window, of things in file order that do not overlap. */
function within<Thing extends { readonly range: TextRange }>(things: readonly Thing[], window: TextRange): readonly Thing[] {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (things[middle]!.range.end < window.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  let end = low;
  while (end < things.length && things[end]!.range.start <= window.end) {
    end++;
  }
  return things.slice(low, end);
}

function touches(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
