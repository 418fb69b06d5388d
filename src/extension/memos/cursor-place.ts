import type { MarkupDocument } from '../../core/markup/document';
import type { Coding } from '../../core/markup/model';
import type { Codebook } from '../../core/study/codebook';
import type { MemoSubject } from '../../core/study/memo';

/** What the cursor is in, as far as a memo can be about it. */
export type CursorPlace =
  | { readonly kind: 'transcript'; readonly path: string; readonly passages: readonly PassageAtCursor[] }
  | { readonly kind: 'code'; readonly slug: string }
  | { readonly kind: 'memo'; readonly about: readonly MemoSubject[] }
  | { readonly kind: 'study' };

export interface PassageAtCursor {
  readonly id: string | null;
  readonly codes: readonly string[];
  readonly text: string;
  /** UTF-16 offsets in the verbatim text. */
  readonly start: number;
  readonly end: number;
}

/** The codings whose passage or markers the caret touches, the shortest passage first. */
export function codingsAt(markup: MarkupDocument, sourceOffset: number): readonly Coding[] {
  return markup.codings
    .filter((coding) => coding.open.start <= sourceOffset && sourceOffset <= coding.close.end)
    .sort((a, b) => length(a) - length(b));
}

export function transcriptPlace(path: string, markup: MarkupDocument, sourceOffset: number): CursorPlace {
  return {
    kind: 'transcript',
    path,
    passages: codingsAt(markup, sourceOffset).map(({ id, codes, verbatim }) => ({
      id, codes, text: markup.verbatimSlice(verbatim), start: verbatim.start, end: verbatim.end,
    })),
  };
}

/** The code whose entry of the codebook the caret is in. */
export function codebookPlace(codebook: Codebook, sourceOffset: number): CursorPlace {
  const code = codebook.codes.filter(({ section }) => section.start <= sourceOffset && sourceOffset <= section.end).at(-1);
  return code ? { kind: 'code', slug: code.slug } : { kind: 'study' };
}

function length({ verbatim }: Coding): number {
  return verbatim.end - verbatim.start;
}
