import { readAttributeList } from '../../core/markup/attribute-list';
import type { MarkupDocument } from '../../core/markup/document';
import type { Codebook } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import type { TextRange } from '../../core/text';
import { nameOf } from '../code-names';
import { patternOf, type Pattern } from './passage-patterns';
import { lanesOf, stripesOf } from './passage-stripes';

/** One way of drawing a piece of a transcript. Colours are `#rrggbb`. */
export type Look =
  | {
      readonly kind: 'passage';
      /** Null: another theme is in focus. */
      readonly color: string | null;
      readonly lane: number;
      readonly pattern: Pattern;
      /** Of the code, for the hover of the gutter. */
      readonly name: string;
    }
  /** A code's slug in a tag, in the colour of its passages: it tells whose line is whose. */
  | { readonly kind: 'mention'; readonly color: string }
  | { readonly kind: 'markup'; readonly display: 'dimmed' | 'folded' }
  | { readonly kind: 'ruler'; readonly color: string; readonly lane: number };

/** How tags show: `folded` hides them, except on the cursor's lines. */
export type MarkupDisplay = 'full' | 'dimmed' | 'folded';

/** The overview ruler has room for so many marks beside each other. */
export const rulerLaneCount = 3;

export interface LookedRange {
  readonly look: Look;
  /** UTF-16 offsets in the file. */
  readonly range: TextRange;
}

export interface Surroundings {
  readonly codebook: Codebook;
  /** The part of the file that is drawn. */
  readonly window: TextRange;
  /** The lines with a cursor, where tags show in full in every mode. */
  readonly cursorLines: readonly TextRange[];
  readonly display: MarkupDisplay;
  /** Codes of the theme in focus; null: all codes are equal. */
  readonly focus: ReadonlySet<string> | null;
}

/** What is drawn into the text of a transcript. */
export function textLooks(markup: MarkupDocument, surroundings: Surroundings): readonly LookedRange[] {
  const { codebook, window, cursorLines, display, focus } = surroundings;
  const passages = stripesOf(markup.codings, lanes(markup), ({ source }) => touches(source, window))
    .map(({ coding, code, lane }): LookedRange => ({
      look: {
        kind: 'passage',
        color: isInFocus(code, focus) ? colorOf(codebook, code) : null,
        lane,
        pattern: patternOf(codebook, code),
        name: nameOf(codebook, code),
      },
      range: coding.source,
    }));
  // Only tags near by are looked at: the lists of all markers and mentions are long, and new after every edit.
  const near = markup.codings.filter(({ open, close }) => touches({ start: open.start, end: close.end }, window));
  const mentions = near.flatMap(({ attributeList }) =>
    touches(attributeList, window) ? mentionsIn(markup, attributeList, surroundings) : [],
  );
  const tags = display === 'full'
    ? []
    : near
        .flatMap(({ open, close }) => [open, close])
        .filter((tag) => touches(tag, window) && !cursorLines.some((line) => touches(tag, line)))
        .map((range): LookedRange => ({ look: { kind: 'markup', display }, range }));
  return [...passages, ...mentions, ...tags];
}

function mentionsIn(markup: MarkupDocument, { start, end }: TextRange, { codebook, focus }: Surroundings): readonly LookedRange[] {
  const list = readAttributeList(markup.sourceSlice({ start, end }), 0, end - start);
  return list.kind === 'span' || list.kind === 'open'
    ? list.mentions
        .filter(({ slug }) => isInFocus(slug, focus))
        .map(({ slug, range }): LookedRange => ({
          look: { kind: 'mention', color: colorOf(codebook, slug) },
          range: { start: start + range.start, end: start + range.end },
        }))
    : [];
}

/** Places of the overview ruler from top to bottom: a mark in it is six pixels high at least, and hides what is nearer. */
const rulerPlaces = 160;

/**
 * What is drawn into the overview ruler, for the whole transcript: of the theme in focus, where there is one. The editor looks at all
 * marks at every key, so there are never more than can be seen: one for each place and lane, and passages that reach further.
 */
export function rulerLooks(
  markup: MarkupDocument,
  { codebook, focus }: Pick<Surroundings, 'codebook' | 'focus'>,
): readonly LookedRange[] {
  const looks: LookedRange[] = [];
  const taken = [-1, -1, -1];
  const place = (offset: number): number => Math.floor(offset / Math.max(1, markup.text.length) * rulerPlaces);
  const all = stripesOf(markup.codings, lanes(markup)).filter(({ code }) => isInFocus(code, focus));
  for (const { coding, code, lane } of all) {
    const rulerLane = lane % rulerLaneCount;
    const last = place(coding.source.end);
    if (all.length <= rulerPlaces || last > taken[rulerLane]!) {
      taken[rulerLane] = Math.max(taken[rulerLane]!, last);
      looks.push({ look: { kind: 'ruler', color: colorOf(codebook, code), lane: rulerLane }, range: coding.source });
    }
  }
  return looks;
}

function isInFocus(code: string, focus: ReadonlySet<string> | null): boolean {
  return focus === null || focus.has(code);
}

const lanesByMarkup = new WeakMap<MarkupDocument, Uint16Array>();

/** Lanes are given over the whole transcript: a passage keeps its lane while the transcript is scrolled. */
function lanes(markup: MarkupDocument): Uint16Array {
  let found = lanesByMarkup.get(markup);
  if (!found) {
    found = lanesOf(markup.codings);
    lanesByMarkup.set(markup, found);
  }
  return found;
}

function touches(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
