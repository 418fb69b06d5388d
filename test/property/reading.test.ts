import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../src/core/text';
import { frontMatterEnd } from '../../src/core/markup/blocks';
import { readMarkup, updateMarkup, type MarkupDocument } from '../../src/core/markup/document';
import { definitionsIn } from '../../src/core/markup/micromark-context';
import { lineCodeSpans } from '../../src/core/markup/line-code';
import { opaqueRanges } from '../../src/core/markup/opaque';
import { scanBlock } from '../../src/core/markup/scanner';
import { isSuspect } from '../../src/core/markup/suspect';
import { runs, snippet, suspectBlock, transcript } from './transcripts';

/** Everything a document says, for comparing. */
function face(document: MarkupDocument): unknown {
  const { text, codings, diagnostics, markers, mentions, verbatimLength } = document;
  return { text, codings, diagnostics, markers, mentions, verbatimLength, verbatim: document.verbatimText() };
}

describe('reading tags (properties)', function () {
  this.timeout(300_000);

  it('after any edits equals reading from scratch', () => {
    const edit = fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)), text: snippet });
    fc.assert(
      fc.property(transcript, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (text, rounds) => {
        let document = readMarkup(text);
        for (const round of rounds) {
          const edits = apart(document.text, round);
          document = updateMarkup(document, edits);
          assert.deepEqual(face(document), face(readMarkup(document.text)));
        }
      }),
      runs(10_000),
    );
  });

  it('block by block equals reading in the context of the whole document', () => {
    fc.assert(
      fc.property(transcript, (text) => {
        const start = text.startsWith('\uFEFF') ? 1 : 0;
        const body = Math.max(frontMatterEnd(text), start);
        const rest = text.slice(body);
        const whole = scanBlock(rest, opaqueRanges(rest, definitionsIn(rest)));
        const pieces = readMarkup(text).markers.map(({ range }) => range.start - body);
        const expected = [
          ...whole.escapes,
          ...whole.tags.flatMap(({ bracket, bodyEnd }) => (bodyEnd > bracket + 1 ? [bracket, bodyEnd] : [bracket])),
        ];
        assert.deepEqual(pieces, expected.sort((a, b) => a - b));
      }),
      runs(10_000),
    );
  });

  it('asks micromark about every block that may hide brackets', () => {
    let harmless = 0;
    let oneLine = 0;
    fc.assert(
      fc.property(suspectBlock, (block) => {
        const codeSpans = lineCodeSpans(block);
        oneLine += codeSpans !== null && codeSpans.length > 0 ? 1 : 0;
        harmless += isSuspect(block) ? 0 : 1;
        for (const definitions of [definitionsIn(block), { links: ['REF', 'LAUGHS'], footnotes: ['1'] }]) {
          const opaque = opaqueRanges(block, definitions);
          if (codeSpans !== null) {
            assert.deepEqual(codeSpans, opaque);
          }
          if (!isSuspect(block)) {
            assert.deepEqual(scanBlock(block, []), scanBlock(block, opaque));
          }
        }
      }),
      runs(8_000),
    );
    assert.ok(harmless > 2_000, `only ${harmless} of the blocks needed no asking`);
    assert.ok(oneLine > 100, `only ${oneLine} of the blocks were one line with code`);
  });

  it('maps offsets there and back', () => {
    fc.assert(
      fc.property(transcript, (text) => {
        const document = readMarkup(text);
        const verbatim = document.verbatimText();
        for (let at = 0; at <= verbatim.length; at++) {
          const start = document.toSource(at, 'start');
          const end = document.toSource(at, 'end');
          assert.ok(end <= start);
          assert.equal(document.toVerbatim(start), at);
          assert.equal(document.toVerbatim(end), at);
          if (at < verbatim.length) {
            assert.equal(text.charAt(start), verbatim.charAt(at));
          }
        }
        for (const { verbatim: passage, source } of document.codings) {
          assert.equal(document.toVerbatim(source.start), passage.start);
          assert.equal(document.toVerbatim(source.end), passage.end);
          assert.equal(document.verbatimSlice(passage), verbatim.slice(passage.start, passage.end));
        }
      }),
      runs(3_000),
    );
  });
});

/** Random edits made not to overlap. */
function apart(
  text: string,
  round: readonly { readonly at: number; readonly length: number; readonly text: string }[],
): TextEdit[] {
  const edits: TextEdit[] = [];
  let free = 0;
  const starts = round.map(({ at }) => (text.length === 0 ? 0 : at % (text.length + 1))).sort((a, b) => a - b);
  round.forEach(({ length, text: newText }, index) => {
    const start = Math.max(free, starts[index] as number);
    const end = Math.min(text.length, start + length);
    edits.push({ range: { start: Math.min(start, end), end }, newText });
    free = end + 1;
  });
  return edits.filter(({ range }, index) => index === 0 || range.start > (edits[index - 1] as TextEdit).range.end - 1)
    .filter((edit) => edit.range.start <= text.length && applyEdits(text, [edit]) !== text);
}
