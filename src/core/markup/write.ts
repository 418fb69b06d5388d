import type { TextEdit, TextRange } from '../text';
import { updateMarkup, type MarkupDocument } from './document';
import type { Attribute } from './model';
import { OperationWriter } from './operation-writer';
import type { CodingOperation, MovedEnd } from './operations';
import { PassageEnds } from './passage-ends';
import { Weave, type WovenCoding } from './weave';

export type WritePlan =
  | {
      readonly kind: 'planned';
      /** Source offsets of the document before, by place, not overlapping. */
      readonly edits: readonly TextEdit[];
      readonly moved: readonly MovedEnd[];
      /** The whole text after the edits. */
      readonly text: string;
      readonly document: MarkupDocument;
    }
  /** Nothing is to be written; `operation` is the 0-based index of the one that cannot be applied. */
  | { readonly kind: 'refused'; readonly operation: number; readonly message: string };

/**
 * Plans operations on the codings of one transcript, in order, all or none, as minimal edits of its text. The plan is
 * read back before it is returned: the verbatim text is unchanged, and every coding is the one that was meant.
 *
 * @param newId makes an id for a passage that needs anchors; asked again while the id is taken.
 */
export function planCodings(
  document: MarkupDocument,
  operations: readonly CodingOperation[],
  newId: () => string = randomId,
): WritePlan {
  const plan = tryPlan(document, operations, newId);
  if (plan.kind !== 'unfaithful') {
    return plan;
  }
  // Find the first operation after which the text no longer reads as meant: the others are faithful without it.
  let low = 0;
  let high = operations.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tryPlan(document, operations.slice(0, middle + 1), newId).kind === 'unfaithful') {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return {
    kind: 'refused',
    operation: low,
    message: 'The text around this passage would not read the same with the tag in it. Choose its ends a little wider.',
  };
}

/** `s` and five random characters of base 36 (rule G2): two branches do not make the same id. */
export function randomId(): string {
  let id = 's';
  while (id.length < 6) {
    id += Math.floor(Math.random() * 36).toString(36);
  }
  return id;
}

/**
 * The passage a coding of `asked` would have: its ends where markers can stand.
 *
 * @param asked and the result: UTF-16 ranges of the verbatim text
 * @returns null where nothing there can be coded
 */
export function placePassage(document: MarkupDocument, asked: TextRange): TextRange | null {
  return endsOf(document).place(asked);
}

const layouts = new WeakMap<MarkupDocument, PassageEnds>();

function endsOf(document: MarkupDocument): PassageEnds {
  const ends = layouts.get(document) ?? new PassageEnds(document.verbatimText());
  layouts.set(document, ends);
  return ends;
}

function tryPlan(
  document: MarkupDocument,
  operations: readonly CodingOperation[],
  newId: () => string,
): WritePlan | { readonly kind: 'unfaithful' } {
  const verbatim = document.verbatimText();
  const ends = endsOf(document);
  const writer = new OperationWriter(new Weave(document, verbatim), ends, newId);
  for (const [index, operation] of operations.entries()) {
    const message = writer.apply(operation, index);
    if (message !== null) {
      return { kind: 'refused', operation: index, message };
    }
  }
  const edits = writer.weave.edits();
  const after = updateMarkup(document, edits);
  if (after.verbatimText() !== verbatim || !readsAs(after, writer.weave.codings)) {
    return { kind: 'unfaithful' };
  }
  layouts.set(after, ends);
  return { kind: 'planned', edits, moved: writer.moved, text: after.text, document: after };
}

/** Whether exactly these codings are read: passages, codes, ids, attributes. */
function readsAs(document: MarkupDocument, expected: ReadonlySet<WovenCoding>): boolean {
  if (document.codings.length !== expected.size) {
    return false;
  }
  const counts = new Map<string, number>();
  for (const { passage, codes, id, attributes } of expected) {
    const key = identity(passage, codes, id, attributes);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return document.codings.every(({ verbatim, codes, id, attributes }) => {
    const key = identity(verbatim, codes, id, attributes);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left > 0;
  });
}

function identity(
  { start, end }: TextRange,
  codes: readonly string[],
  id: string | null,
  attributes: readonly Attribute[],
): string {
  return JSON.stringify([start, end, codes, id, attributes.map(({ key, value }) => [key, value])]);
}
