import * as assert from 'node:assert/strict';
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { remarkCodings } from '../../../src/core/markup/remark-plugin';

const processor = unified().use(remarkParse).use(remarkCodings);

function marked(source: string): { readonly tree: Root; readonly file: VFile; readonly pieces: string[] } {
  const file = new VFile(source);
  const tree = processor.runSync(processor.parse(file), file);
  const pieces: string[] = [];
  visit(tree, (node: Nodes, _index, parent) => {
    if (node.type === 'text') {
      const codes = parent?.type === 'codedText' ? `{${parent.codes.join('+')}}` : '';
      pieces.push(node.value + codes);
    }
  });
  return { tree, file, pieces };
}

describe('the remark plugin', () => {
  it('takes markers out of the text and marks what is coded', () => {
    assert.deepEqual(marked('I [never felt]{.trust} it.').pieces, ['I ', 'never felt{trust}', ' it.']);
  });

  it('gives each stretch all its codes where codings nest or cross', () => {
    assert.deepEqual(marked('I [never []{.b from=s1}felt]{.a} they[]{to=s1} it').pieces, [
      'I ',
      'never {a}',
      'felt{a+b}',
      ' they{b}',
      ' it',
    ]);
  });

  it('follows a coding through emphasis, links and paragraphs', () => {
    assert.deepEqual(marked('[]{.a from=s1}one *two* [three](u)\n\nfour[]{to=s1} five').pieces, [
      'one {a}',
      'two{a}',
      ' {a}',
      'three{a}',
      'four{a}',
      ' five',
    ]);
  });

  it('shows an escaped tag as literal text', () => {
    assert.deepEqual(marked('a [b]\\{.x} [c]{.y}').pieces, ['a [b]', '{.x} ', 'c{y}']);
  });

  it('decodes escapes and references as remark does', () => {
    assert.deepEqual(marked('a \\* &amp; [b &lt; \\[c]{.y}').pieces, ['a * & ', 'b < [c{y}']);
  });

  it('works in quotes and lists with soft breaks', () => {
    assert.deepEqual(marked('> one []{.a from=s1}two\n> three[]{to=s1} four').pieces, ['one ', 'two\nthree{a}', ' four']);
  });

  it('leaves code as it is, and the whole reading in the file', () => {
    const { file, pieces } = marked('see `[a]{.x}` [b]{.y}');
    assert.deepEqual(pieces, ['see ', ' ', 'b{y}']);
    assert.deepEqual(file.data.markup?.codings[0]?.codes, ['y']);
  });
});
