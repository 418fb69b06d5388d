import type { TextRange } from '../text';

/** A `key=value` item of an attribute list, without quotes. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
}

/** One passage with one or more codes. */
export interface Coding {
  readonly kind: 'span' | 'anchored';
  /** Slugs in NFC, in the order written, each once. */
  readonly codes: readonly string[];
  /** `#id` of a span, `from=id` of an anchored coding. */
  readonly id: string | null;
  /** `by`, `weight`, `note`, `memo` and whatever else was written, in file order. */
  readonly attributes: readonly Attribute[];
  /** The passage: UTF-16 offsets in the verbatim text. */
  readonly verbatim: TextRange;
  /** The passage in the file: UTF-16 offsets; markers of other codings may lie inside. */
  readonly source: TextRange;
  /** The first marker piece of the coding in the file: `[` or `[]{.code from=id}`. */
  readonly open: TextRange;
  /** The last marker piece of the coding in the file: `]{.code}`, `[]{to=id}` or `]{to=id}`. */
  readonly close: TextRange;
  /** The braces that hold the codes, in the file. */
  readonly attributeList: TextRange;
}

/** A code's slug inside an attribute list. */
export interface CodeMention {
  readonly slug: string;
  /** UTF-16 offsets in the file, without the dot. */
  readonly range: TextRange;
}

/** What can be wrong with tags; the error table of the markup's grammar, and ids used twice. */
export type MarkupProblem =
  | 'malformed-attrs'
  | 'close-without-open'
  | 'empty-passage'
  | 'from-without-to'
  | 'to-without-from'
  | 'duplicate-from'
  | 'duplicate-id';

export interface MarkupDiagnostic {
  readonly code: MarkupProblem;
  /** UTF-16 offsets in the file. */
  readonly range: TextRange;
  readonly message: string;
}

/**
 * A stretch of the file that is not of the verbatim text: a piece of a tag, or the backslash that keeps literal text
 * from being one.
 */
export interface Marker {
  readonly kind: 'open' | 'close' | 'escape';
  /** UTF-16 offsets in the file. */
  readonly range: TextRange;
}
