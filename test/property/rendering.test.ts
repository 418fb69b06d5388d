import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import attributes from 'markdown-it-attrs';
import bracketedSpans from 'markdown-it-bracketed-spans';
import { readMarkup } from '../../src/core/markup/document';
import type { CodingOperation } from '../../src/core/markup/operations';
import { planCodings } from '../../src/core/markup/write';
import { runs, untagged } from './transcripts';

// Its types name an older markdown-it.
const spans = new MarkdownIt({ html: true }).use(bracketedSpans as unknown as typeof attributes).use(attributes);
const plain = new MarkdownIt({ html: true });

/**
 * Talk that markdown-it and micromark read alike: markdown-it knows no footnotes and no front matter, and micromark
 * begins no list with another number than 1 right behind indented code, and no empty item in an item that interrupts.
 */
const talk = untagged.map((text) =>
  text.replace(/((?:\d[.)]|[-+*])[ \t]+)[-+*]+[ \t]*$/gm, '$1').replace(/\[\^1\]: /g, '').replace(/12\)/g, '1)').replace(/^\uFEFF?(?:---[ \t]*[\r\n])*/, ''),
);

const passage = fc.record({ at: fc.nat(), length: fc.oneof(fc.nat(12), fc.nat(120)) });

/** The text with its passages coded one after the other. */
function coded(text: string, passages: readonly { readonly at: number; readonly length: number }[]): string {
  let document = readMarkup(text);
  passages.forEach(({ at, length }, index) => {
    const total = document.verbatimLength;
    if (total < 2) {
      return;
    }
    const start = at % (total - 1);
    const operation: CodingOperation = {
      kind: 'code',
      passage: { start, end: Math.min(total, start + 1 + length) },
      codes: ['trust'],
      ...(index % 2 ? { id: `k${index}` } : {}),
    };
    const plan = planCodings(document, [operation]);
    document = plan.kind === 'planned' ? plan.document : document;
  });
  return document.text;
}

/** HTML without the spans that codings became; white space does not count. */
function withoutSpans(html: string): string {
  return html.replace(/<\/?span[^>]*>/g, '').replace(/\s+/g, '');
}

/** HTML in which markup is shown as text, without that text. */
function withoutMarkup(html: string): string {
  return html.replace(/\{(?:\.trust(?: (?:#|from=)\w+)?|to=\w+)\}|[[\]\s]/g, '');
}

describe('rendering coded transcripts (properties)', function () {
  this.timeout(300_000);

  it('with bracketed spans shows the transcript as it was, and no markup', () => {
    // Literal braces are attributes to markdown-it-attrs, with and without tags, so talk has none here.
    const withoutBraces = talk.map((text) => text.replace(/[{}]/g, ''));
    fc.assert(
      fc.property(withoutBraces, fc.array(passage, { minLength: 1, maxLength: 4 }), (text, passages) => {
        assert.equal(withoutSpans(spans.render(coded(text, passages))), withoutSpans(spans.render(text)));
      }),
      runs(4_000),
    );
  });

  it('without any plugin damages nothing: only the markup is added', () => {
    fc.assert(
      fc.property(talk, fc.array(passage, { minLength: 1, maxLength: 4 }), (text, passages) => {
        assert.equal(withoutMarkup(plain.render(coded(text, passages))), withoutMarkup(plain.render(text)));
      }),
      runs(4_000),
    );
  });
});
