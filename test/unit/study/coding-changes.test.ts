import assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import type { Coding } from '../../../src/core/markup/model';
import { stripMarkup } from '../../../src/core/markup/strip';
import { planCodings } from '../../../src/core/markup/write';
import { joinWithNext, resizeCoding, splitCoding, type CodingChange } from '../../../src/core/study/coding-changes';
import type { MarkupDocument } from '../../../src/core/markup/document';

/** The text after a change of its first coding; the reason where it is impossible. */
function changed(text: string, change: (document: MarkupDocument, coding: Coding) => CodingChange): string {
  const document = readMarkup(text);
  const planned = change(document, document.codings[0]!);
  if (planned.kind === 'impossible') {
    return planned.reason;
  }
  const plan = planCodings(document, planned.operations, () => 'snew');
  if (plan.kind === 'refused') {
    throw new Error(plan.message);
  }
  assert.equal(stripMarkup(plan.text), stripMarkup(text), 'the transcript is unchanged');
  return plan.text;
}

describe('moving an end of a coding by a word', () => {
  const text = 'We never [agreed who]{.pay #k1 by=ab} pays 🙂 for it.';

  it('extends and shrinks the end', () => {
    assert.equal(changed(text, (d, c) => resizeCoding(d, c, 'end', 'grow')), 'We never [agreed who pays]{.pay #k1 by=ab} 🙂 for it.');
    assert.equal(changed(text, (d, c) => resizeCoding(d, c, 'end', 'shrink')), 'We never [agreed]{.pay #k1 by=ab} who pays 🙂 for it.');
  });

  it('extends and shrinks the start', () => {
    assert.equal(changed(text, (d, c) => resizeCoding(d, c, 'start', 'grow')), 'We [never agreed who]{.pay #k1 by=ab} pays 🙂 for it.');
    assert.equal(changed(text, (d, c) => resizeCoding(d, c, 'start', 'shrink')), 'We never agreed [who]{.pay #k1 by=ab} pays 🙂 for it.');
  });

  it('goes on over a line’s end with anchors, and comes back to a span', () => {
    const over = changed('A [b]{.x}\r\nc d', (d, c) => resizeCoding(d, c, 'end', 'grow'));
    assert.equal(over, 'A []{.x from=snew}b\r\nc[]{to=snew} d');
    assert.equal(changed(over, (d, c) => resizeCoding(d, c, 'end', 'shrink')), 'A [b]{.x #snew}\r\nc d');
  });

  it('steps over what no tag can stand in', () => {
    assert.equal(changed('A [b]{.x} `c d e` f', (d, c) => resizeCoding(d, c, 'end', 'grow')), 'A [b `c d e`]{.x} f');
  });

  it('never empties a passage and says when no word is left', () => {
    assert.equal(changed('A [b]{.x} c', (d, c) => resizeCoding(d, c, 'end', 'shrink')), 'last-word');
    assert.equal(changed('A [b]{.x} c', (d, c) => resizeCoding(d, c, 'start', 'shrink')), 'last-word');
    assert.equal(changed('A [b]{.x}', (d, c) => resizeCoding(d, c, 'end', 'grow')), 'no-more-words');
    assert.equal(changed('[b]{.x} c', (d, c) => resizeCoding(d, c, 'start', 'grow')), 'no-more-words');
  });

  it('works in right-to-left text', () => {
    assert.equal(changed('[שלום]{.x} עולם טוב', (d, c) => resizeCoding(d, c, 'end', 'grow')), '[שלום עולם]{.x} טוב');
  });
});

describe('splitting a coding', () => {
  it('cuts at the caret, without the blanks there; the first part keeps the id', () => {
    const text = '[one two  three]{.a .b #k1 by=ab weight=2}';
    assert.equal(
      changed(text, (d, c) => splitCoding(d, c, 'one two '.length)),
      '[one two]{.a .b #k1 by=ab weight=2}  [three]{.a .b by=ab weight=2}',
    );
  });

  it('cuts a coding over several turns', () => {
    const text = 'A: []{.x from=k1}one.\n\nB: two.[]{to=k1}';
    assert.equal(changed(text, (d, c) => splitCoding(d, c, 'A: one.\n\n'.length)), 'A: [one.]{.x #k1}\n\n[B: two.]{.x}');
  });

  it('needs words on both sides', () => {
    assert.equal(changed('[one two]{.a}', (d, c) => splitCoding(d, c, 0)), 'at-its-end');
    assert.equal(changed('[one two]{.a}', (d, c) => splitCoding(d, c, 7)), 'at-its-end');
  });
});

describe('joining a coding with the next', () => {
  it('covers both and what is between, with the codes of both', () => {
    assert.equal(
      changed('[one]{.a} two [three]{.a .b #k2}.', joinWithNext),
      '[one two three]{.a .b #k2}.',
    );
  });

  it('keeps the first id, takes up weight and note', () => {
    assert.equal(
      changed('[one]{.a #k1 note="x"} [two]{.a #k2 weight=3 note="y"}', joinWithNext),
      '[one two]{.a #k1 note="x; y" weight=3}',
    );
  });

  it('joins with a coding inside it, and with one that crosses a turn', () => {
    assert.equal(changed('[one [two]{.a} three]{.a}', joinWithNext), '[one two three]{.a}');
    const text = 'A: [one]{.x}.\r\n\r\nB: []{.x from=k1}two.\r\nthree[]{to=k1}';
    assert.equal(changed(text, joinWithNext), 'A: []{.x from=snew}one.\r\n\r\nB: two.\r\nthree[]{to=snew}');
  });

  it('leaves codings of other codes and other coders alone', () => {
    assert.equal(changed('[one]{.a} [two]{.b}', joinWithNext), 'nothing-to-join');
    assert.equal(changed('[one]{.a by=x} [two]{.a by=y}', joinWithNext), 'nothing-to-join');
  });
});
