import { readAttributeList } from '../../core/markup/attribute-list';
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
  // Only tags near by are looked at: the lists of all markers and mentions are long, and new after every edit.
  const near = markup.codings.filter(({ open, close }) => touches({ start: open.start, end: close.end }, window));
  const mentions = near.flatMap(({ attributeList }) =>
    touches(attributeList, window) ? mentionsIn(markup.text, attributeList, codebook) : [],
  );
  const dimmed = cursorLines
    ? near
        .flatMap(({ open, close }) => [open, close])
        .filter((tag) => touches(tag, window) && !cursorLines.some((line) => touches(tag, line)))
        .map((range): LookedRange => ({ look: { kind: 'markup' }, range }))
    : [];
  return [...passages, ...mentions, ...dimmed];
}

function mentionsIn(text: string, { start, end }: TextRange, codebook: Codebook): readonly LookedRange[] {
  const list = readAttributeList(text, start, end);
  return list.kind === 'span' || list.kind === 'open'
    ? list.mentions.map(({ slug, range }): LookedRange => ({ look: { kind: 'mention', color: colorOf(codebook, slug) }, range }))
    : [];
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

function touches(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
