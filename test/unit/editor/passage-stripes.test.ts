import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkup } from '../../../src/core/markup/document';
import { lanesOf, stripesOf } from '../../../src/extension/editor/passage-stripes';

function lanes(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(stripesOf(readMarkup(text).codings).map(({ code, lane }) => [code, lane]));
}

describe('lanes of coded passages', () => {
  it('are one for passages that do not overlap', () => {
    assert.deepEqual(lanes('[a]{.a} [b]{.b} [c]{.c}[]{.d from=s1}d[]{to=s1}'), { a: 0, b: 0, c: 0, d: 0 });
  });

  it('differ for nested and crossing passages and for codes of one passage', () => {
    assert.deepEqual(lanes('[a [b [c]{.c}]{.b}]{.a}'), { a: 0, b: 1, c: 2 });
    assert.deepEqual(lanes('[]{.a from=s1}a []{.b from=s2}b[]{to=s1} []{.c from=s3}c[]{to=s2} d[]{to=s3}'), { a: 0, b: 1, c: 0 });
    assert.deepEqual(lanes('[x]{.a .b}'), { a: 0, b: 1 });
  });

  it('are those of the whole transcript where only a part of it is wanted', () => {
    const { codings } = readMarkup('[a [b]{.b .c} [d]{.d}]{.a} [e]{.e}');
    const wanted = stripesOf(codings, lanesOf(codings), ({ codes }) => !codes.includes('a') && !codes.includes('e'));
    assert.deepEqual(wanted.map(({ code, lane }) => `${code} ${lane}`), ['b 1', 'c 2', 'd 1']);
  });

  it('never hold two passages that overlap', () => {
    const passage = fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }) });
    fc.assert(fc.property(fc.array(passage, { maxLength: 30 }), (passages) => {
      const empty = { start: 0, end: 0 };
      const codings = passages
        .map(({ start, length }) => ({
          kind: 'span' as const, codes: ['a', 'b'], id: null, attributes: [], verbatim: { start, end: start + length },
          source: empty, open: empty, close: empty, attributeList: empty,
        }))
        .sort((a, b) => a.verbatim.start - b.verbatim.start || b.verbatim.end - a.verbatim.end);
      const stripes = stripesOf(codings);
      assert.equal(stripes.length, 2 * passages.length);
      for (const [index, one] of stripes.entries()) {
        for (const other of stripes.slice(index + 1)) {
          const overlap = one.coding.verbatim.start < other.coding.verbatim.end && other.coding.verbatim.start < one.coding.verbatim.end;
          assert.ok(!overlap || one.lane !== other.lane);
        }
      }
    }));
  });
});
