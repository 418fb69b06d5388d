import type { TextRange } from '../text';
import type { Attribute, Coding } from './model';

/** Passages are UTF-16 ranges of the verbatim text, which no operation changes. */
export type CodingOperation =
  | {
      readonly kind: 'code';
      readonly passage: TextRange;
      readonly codes: readonly string[];
      readonly id?: string;
      readonly attributes?: readonly Attribute[];
    }
  /** Takes codes from every coding of exactly that passage; a coding without codes goes. */
  | {
      readonly kind: 'uncode';
      readonly passage: TextRange;
      readonly codes: readonly string[];
      readonly id?: string;
    }
  | { readonly kind: 'remove'; readonly coding: Coding }
  | { readonly kind: 'recode'; readonly coding: Coding; readonly codes: readonly string[] }
  | { readonly kind: 'setRange'; readonly coding: Coding; readonly passage: TextRange }
  | {
      readonly kind: 'setAttributes';
      readonly coding: Coding;
      readonly id: string | null;
      readonly attributes: readonly Attribute[];
    };

/** An end that could not stand where it was asked for; verbatim offsets. */
export interface MovedEnd {
  readonly operation: number;
  readonly end: 'start' | 'end';
  readonly asked: number;
  readonly placed: number;
}
