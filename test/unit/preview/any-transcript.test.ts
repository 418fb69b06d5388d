import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt, { type MarkdownItOptions } from 'markdown-it';
import { readMarkup } from '../../../src/core/markup/document';
import type { CodingOperation } from '../../../src/core/markup/operations';
import { planCodings } from '../../../src/core/markup/write';
import { codingMarks } from '../../../src/extension/markdown-preview/coding-marks';
import { runs } from '../../property/transcripts';

/** As VS Code sets its preview up, and with everything on that changes text after parsing. */
const settings: readonly MarkdownItOptions[] = [{ html: true, linkify: true }, { html: true, linkify: true, typographer: true, breaks: true }];

const previews = settings.map((options) => {
  const md = new MarkdownIt(options);
  codingMarks(md, () => (slug) => ({ name: slug, color: '#0077ee' }));
  return { md, plain: new MarkdownIt(options) };
});

/** Pieces of Markdown that end and begin things in the wrong places, with words between them. */
const piece = fc.constantFrom(
  'word ', 'two words', ' ', '\n', '\n\n', '\r\n', '**', '*', '_', '~~', '`', '``', '[', ']', '(', ')', '](x)', '](x "t")', '![', '<b>', '</b>',
  '<!-- c -->', '&amp;', '&copy;', '\\', '\\*', '\\]', '# ', '## ', '> ', '- ', '1. ', '- [ ] ', '    ', '\t', '```\n', '---\n', '| a | b |\n|---|---|\n| c ',
  '| d |\n', '\\|', 'http://example.org/a_b*c', 'www.example.org', 'a@example.org', '"quoted"', '--', '...', '(c)', 'é', '👩🏽‍⚕️', '信頼', 'שלום', '  \n', '[r]: /u\n', '[r]',
  '{.a}', ']{.b}', '[x]{.c}', '[]{.d from=s1}', '[]{to=s1}', '[y\\]{.e}', ']\\{.f}', '{', '}', '\0', '\f', '\u00a0', '\ud83d', 'A: ', '**N:** ',
);

const document = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function withoutMarks(html: string): string {
  return html.replace(/<\/?mark[^>]*>/g, '');
}

function withoutEdges(text: string): string {
  return text.replace(/ *\n */g, '\n').trim();
}

function assertOnlyMarksAreNew(source: string): void {
  for (const { md, plain } of previews) {
    const html = md.render(source, {});
    assert.equal(withoutMarks(html), plain.render(readMarkup(source).verbatimText()));
  }
}

describe('the preview of any transcript', () => {
  it('is the verbatim text as markdown-it renders it, with marks and nothing else', () => {
    fc.assert(fc.property(document, assertOnlyMarksAreNew), runs(1500));
  });

  it('stays so however it is coded', () => {
    const place = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(document, fc.array(place, { minLength: 1, maxLength: 8 }), (text, places) => {
        const length = readMarkup(text).verbatimLength;
        const operations = places.map(([a, b], index): CodingOperation => {
          const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
          return { kind: 'code', passage: { start, end }, codes: [`c${index}`] };
        });
        let markup = readMarkup(text);
        for (const operation of operations) {
          const plan = planCodings(markup, [operation]);
          markup = plan.kind === 'planned' ? readMarkup(plan.text) : markup;
        }
        assertOnlyMarksAreNew(markup.text);
      }),
      runs(400),
    );
  });

  it('marks exactly the words of each passage', () => {
    // What is written, and what of it is seen.
    const seen = fc.constantFrom(
      ['alpha ', 'alpha '], ['beta', 'beta'], ['*gamma*', 'gamma'], ['**delta** ', 'delta '], ['&amp;', '&'], ['\\*', '*'], ['`code`', 'code'],
      ['[link](http://example.org/alpha "beta")', 'link'], ['\nbeta', '\nbeta'], ['👩🏽‍⚕️ ', '👩🏽‍⚕️ '], ['信頼', '信頼'], ['x_y ', 'x_y '], ['<b>', ''], ['![beta](alpha.png)', ''],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(seen, fc.boolean()), { minLength: 1, maxLength: 20 }), (pieces) => {
        let source = 'start ';
        const expected: string[] = [];
        pieces.forEach(([[written, visible], isCoded], index) => {
          source += isCoded ? `[]{.c${index} from=s${index}}${written}[]{to=s${index}} ` : `${written} `;
          if (isCoded) {
            expected.push(visible);
          }
        });
        source += ' end';
        const { md } = previews[0]!;
        const markup = readMarkup(source);
        // A piece can become something else beside its neighbour; then there is nothing to compare.
        fc.pre(markup.codings.length === expected.length);
        const html = md.render(source, {});
        const marked = markup.codings.map(({ codes: [code] }) =>
          [...html.matchAll(new RegExp(`<mark class="[^"]*" data-code="${code!}"[^>]*>([^]*?)</mark>`, 'g'))]
            .map((match) => match[1]!.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&'))
            .join(''),
        );
        // Markdown drops blanks at the ends of lines.
        assert.deepEqual(marked.map(withoutEdges), expected.map(withoutEdges));
      }),
      runs(800),
    );
  });

  it('takes thousands of passages and brackets in one paragraph', () => {
    assertOnlyMarksAreNew('[a [b]{.x} c]{.y} '.repeat(2000));
    assertOnlyMarksAreNew(`${'['.repeat(3000)}a]{.x}`);
  });
});
