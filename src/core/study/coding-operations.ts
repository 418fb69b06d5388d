import type { CodingOperation } from '../markup/operations';
import type { MarkupDocument } from '../markup/document';
import type { Attribute, Coding } from '../markup/model';
import type { TextRange } from '../text';
import { valueOf } from './transcript';

/**
 * What coding passages with some codes means: a coding of exactly that passage by the same coder takes the codes up, else
 * there is a new one; what has the codes already is left alone.
 *
 * @param coder written as `by=`; null writes none
 */
export function codePassages(
  markup: MarkupDocument,
  passages: readonly TextRange[],
  codes: readonly string[],
  coder: string | null,
): readonly CodingOperation[] {
  return passages.flatMap((passage): readonly CodingOperation[] => {
    const same = markup.codings.filter((coding) => isSame(coding.verbatim, passage) && coderOfCoding(coding) === coder);
    const missing = codes.filter((code) => !same.some((coding) => coding.codes.includes(code)));
    // A weight or a note speaks of the codes it was given with, so such a coding takes up no others.
    const open = same.find(({ attributes }) => attributes.every(({ key }) => key === 'by'));
    if (missing.length === 0) {
      return [];
    }
    if (open) {
      return [{ kind: 'recode', coding: open, codes: [...open.codes, ...missing] }];
    }
    const attributes: readonly Attribute[] = coder === null ? [] : [{ key: 'by', value: coder }];
    return [{ kind: 'code', passage, codes: missing, attributes }];
  });
}

/** Takes codes from a coding; the coding goes with its last code. */
export function removeCodes(coding: Coding, gone: ReadonlySet<string>): CodingOperation {
  const codes = coding.codes.filter((code) => !gone.has(code));
  return codes.length === 0 ? { kind: 'remove', coding } : { kind: 'recode', coding, codes };
}

/** The codings whose passage or tags the range touches, shortest passage first. Offsets are source offsets. */
export function codingsTouching(markup: MarkupDocument, range: TextRange): readonly Coding[] {
  return markup.codings
    .filter(({ open, close }) => open.start <= range.end && range.start <= close.end)
    .sort((a, b) => length(a) - length(b));
}

/** The codes every one of the passages has from the coder already. */
export function codesOfAll(
  markup: MarkupDocument,
  passages: readonly TextRange[],
  coder: string | null,
): ReadonlySet<string> {
  const sets = passages.map(
    (passage) =>
      new Set(
        markup.codings
          .filter((coding) => isSame(coding.verbatim, passage) && coderOfCoding(coding) === coder)
          .flatMap(({ codes }) => codes),
      ),
  );
  return new Set([...(sets[0] ?? [])].filter((code) => sets.every((set) => set.has(code))));
}

/** The coder a tag names, or null. */
export function coderOfCoding({ attributes }: Pick<Coding, 'attributes'>): string | null {
  return valueOf(attributes, 'by');
}

function isSame(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}

function length({ verbatim }: Coding): number {
  return verbatim.end - verbatim.start;
}
