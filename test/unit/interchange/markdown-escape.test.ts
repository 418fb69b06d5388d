import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { RootContent } from 'mdast';
import { readMarkup } from '../../../src/core/markup/document';
import { containedMarkdown, plainMarkdown, quotedMarkdown } from '../../../src/core/interchange/markdown-escape';

const parser = unified().use(remarkParse);

function blocks(markdown: string): readonly RootContent[] {
  return parser.parse(markdown).children;
}

/** Every kind of node in a tree. */
function kinds(node: { readonly type: string; readonly children?: readonly RootContent[] }): ReadonlySet<string> {
  return new Set([node.type, ...(node.children ?? []).flatMap((child) => [...kinds(child as Parameters<typeof kinds>[0])])]);
}

const pieces = fc.array(fc.oneof(
  fc.constantFrom('<b>', '</p>', '<!--', '<script>', '<?x', '<![CDATA[', '<http://x.org>', '# ', '## x\n', '```', '~~~\n', '`', '``', '---\n', '===\n', '- ', '1. ', '> ', '* * *\n', '[a]: http://x.org\n', '[^1]: n\n',
    '[x]{.a}', ']\\{.a}', '\\', '\\\\', '\n', '\n\n', '\r\n', '    ', '\t', '| ', '&lt;', '&amp;', 'word', ' ', '**', '*', '_', '[laughs]', '👩🏽‍⚕️', 'שלום', '信頼'),
  fc.string({ maxLength: 4 }),
), { maxLength: 12 }).map((parts) => parts.join(''));

describe('text in Markdown', () => {
  for (const [passage, written] of [
    ['never felt *they* listened', 'never felt *they* listened'],
    ['a <b>bold</b> claim, 2 < 3', 'a \\<b>bold\\</b> claim, 2 < 3'],
    ['already \\<b>', 'already \\<b>'],
    ['the code `<b>` and ``a ` <i>`` and <i>', 'the code `<b>` and ``a ` <i>`` and \\<i>'],
    ['## A heading\n\ntext', '\\## A heading\n\ntext'],
    ['title\n===', 'title\n\\==='],
    ['---\nx', '\\---\nx'],
    ['```\ncode', '\\```\ncode'],
    ['[ref]: http://x.org', '[ref]\\: http://x.org'],
    ['> # quoted\n- ## listed', '> \\# quoted\n- \\## listed'],
    ['x ` y\nz ` <b> ` w', 'x ` y\nz ` \\<b> ` w'],
    ['as text [x]{.a}', 'as text [x]\\{.a}'],
    ['one\r\ntwo', 'one\ntwo'],
  ] as const) {
    it(`contains ${JSON.stringify(passage)}`, () => assert.equal(containedMarkdown(passage), written));
  }

  it('stays inside its quote, brings no HTML, headings, definitions or tags, whatever the passage', () => {
    fc.assert(fc.property(pieces, (passage) => {
      const markdown = `before\n\n${quotedMarkdown(passage)}\n>\n> — Ann\n\nafter\n`;
      const tree = parser.parse(markdown);
      const first = tree.children[0];
      const last = tree.children[tree.children.length - 1];
      assert.deepEqual([first?.type, last?.type], ['paragraph', 'paragraph'], markdown);
      assert.deepEqual([toString(first), toString(last)], ['before', 'after']);
      const [quote, ...others] = tree.children.slice(1, -1);
      assert.ok(quote?.type === 'blockquote' && others.length === 0, markdown);
      assert.equal(toString(quote.children[quote.children.length - 1]), '— Ann', markdown);
      const found = kinds(tree);
      for (const kind of ['html', 'heading', 'definition']) assert.ok(!found.has(kind), `${kind} in ${markdown}`);
      assert.deepEqual(readMarkup(markdown).codings, []);
    }), { numRuns: 2000, seed: 17 });
  });

  it('of names is shown as it is, on one line, in a table cell too', () => {
    for (const name of ['A | B', '<b>x</b>', '*a* _b_ `c`', '[x](y)', '# x', '- x', '1. x', '&lt;', 'a\nb', '![i](u)', '~~x~~', '\\', '=== x', '+ x']) {
      const [block, ...others] = blocks(plainMarkdown(name));
      assert.deepEqual([block?.type, others.length, toString(block)], ['paragraph', 0, name.replace(/\s+/gu, ' ')], name);
    }
    assert.equal(plainMarkdown('A | B'), 'A \\| B');
  });
});
