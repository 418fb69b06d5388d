import * as assert from 'node:assert/strict';
import { codeAndBelow, readCodebook } from '../../../src/core/study/codebook';

const book = [
  '# What stands in the way', '', 'Written with the round table.', '',
  '## Barriers {#barriers color="#0B7285" groups="rq1 wave2"}', '', 'Whatever slows joint work.', '', 'In **any** sense.', '',
  '**Use when:** it is named', 'as a cause.', '', '**Do not use when**: it is two goods.', '', '**Example:** “Nobody agreed who pays.”', '',
  '### Shared budgets', '', 'Money.', '', '## Trust {#trust color=#abc}', '',
].join('\n');

function problems(text: string): readonly (readonly [string, string, string])[] {
  return readCodebook(text).problems.map(({ code, severity, range }) => [severity, code, text.slice(range.start, range.end)]);
}

describe('the codebook', () => {
  it('has a title, and a code for each heading below it', () => {
    const { title, codes, problems: found } = readCodebook(book);
    assert.equal(title, 'What stands in the way');
    assert.deepEqual(found, []);
    assert.deepEqual(codes.map(({ slug, name, depth, parent, children, color, groups }) => ({ slug, name, depth, parent, children, color, groups })), [
      { slug: 'barriers', name: 'Barriers', depth: 1, parent: null, children: ['shared-budgets'], color: '#0b7285', groups: ['rq1', 'wave2'] },
      { slug: 'shared-budgets', name: 'Shared budgets', depth: 2, parent: 'barriers', children: [], color: null, groups: [] },
      { slug: 'trust', name: 'Trust', depth: 1, parent: null, children: [], color: '#aabbcc', groups: [] },
    ]);
  });

  it('tells the definition from when to use, when not, and the example', () => {
    const barriers = readCodebook(book).bySlug.get('barriers');
    assert.equal(barriers?.definition, 'Whatever slows joint work.\n\nIn **any** sense.');
    assert.equal(barriers.useWhen, 'it is named\nas a cause.');
    assert.equal(barriers.doNotUseWhen, 'it is two goods.');
    assert.equal(barriers.example, '“Nobody agreed who pays.”');
    assert.deepEqual([readCodebook(book).bySlug.get('trust')?.definition, readCodebook(book).bySlug.get('trust')?.example], ['', null]);
  });

  it('reads parts on following lines of one paragraph, in any case, with lists after them', () => {
    const { codes } = readCodebook('# B\n\n## A\n\nIs a.\n**USE WHEN:** b\n**Don’t use when:** c\n**Examples:**\n\n- one\n- two\n\nAfter.\n');
    assert.deepEqual(codes.map(({ definition, useWhen, doNotUseWhen, example }) => ({ definition, useWhen, doNotUseWhen, example })),
      [{ definition: 'Is a.\n\nAfter.', useWhen: 'b', doNotUseWhen: 'c', example: '- one\n- two' }]);
  });

  it('takes bold words inside a sentence for what they are', () => {
    const { codes } = readCodebook('## A\n\nOne may **Use when:** tired.\n\n**Use when** tired.\n');
    assert.deepEqual([codes[0]?.definition, codes[0]?.useWhen], ['One may **Use when:** tired.\n\n**Use when** tired.', null]);
  });

  it('knows where everything stands in the file', () => {
    for (const text of [book, `\uFEFF${book.replace(/\n/gu, '\r\n')}`, `---\nauthor: ao\n---\n${book}`, book.replace(/\n/gu, '\r')]) {
      const { codes } = readCodebook(text);
      assert.deepEqual(codes.map(({ nameRange, slugRange, heading }) => [
        text.slice(nameRange.start, nameRange.end), slugRange === null ? null : text.slice(slugRange.start, slugRange.end), text.slice(heading.start, heading.end),
      ]), [
        ['Barriers', 'barriers', '## Barriers {#barriers color="#0B7285" groups="rq1 wave2"}'],
        ['Shared budgets', null, '### Shared budgets'],
        ['Trust', 'trust', '## Trust {#trust color=#abc}'],
      ]);
      assert.equal(codes.map(({ section }) => text.slice(section.start, section.end)).join(''), text.slice(text.indexOf('## Barriers')));
      assert.equal(codes[0]?.useWhen, 'it is named\nas a cause.');
    }
  });

  it('reads underlined headings, closing hashes and markup in names', () => {
    const { title, codes } = readCodebook('Title\n=====\n\nTelling it *twice*\n------------------\n\n## `Data` sharing {#data} ##\n\n### Two\\_words\n');
    assert.equal(title, 'Title');
    assert.deepEqual(codes.map(({ slug, name }) => [slug, name]), [['telling-it-twice', 'Telling it twice'], ['data', 'Data sharing'], ['two-words', 'Two_words']]);
  });

  it('leaves braces that are no attribute list in the name', () => {
    assert.deepEqual(readCodebook('## What they said {sic}\n\n## Sets {a, b}\n\n## Empty {}\n').codes.map(({ name }) => name), ['What they said {sic}', 'Sets {a, b}', 'Empty']);
  });

  it('takes headings in quotes, lists and code for text', () => {
    assert.deepEqual(readCodebook('## A\n\n> ## B\n\n- ## C\n\n```\n## D\n```\n').codes.map(({ name }) => name), ['A']);
  });

  it('gives a code and all below it', () => {
    const codebook = readCodebook('## A\n### B\n#### C\n### D\n## E\n');
    assert.deepEqual([...codeAndBelow(codebook, 'a')].sort(), ['a', 'b', 'c', 'd']);
    assert.deepEqual([...codeAndBelow(codebook, 'nowhere')], ['nowhere']);
  });

  it('with every wrong shape still works and says what is wrong', () => {
    assert.deepEqual(problems('# T\n\n## A {#trust}\n\n## B {#trust}\n'), [['error', 'duplicate-slug', 'trust']]);
    assert.deepEqual(problems('# T\n\n## Trust\n\n## Trust\n'), [['error', 'duplicate-slug', '## Trust']]);
    assert.deepEqual(problems('# T\n\n## A {#mark}\n\n## B {#callout-x}\n'), [['error', 'reserved-slug', 'mark'], ['error', 'reserved-slug', 'callout-x']]);
    assert.deepEqual(problems('# T\n\n## A {#1a}\n\n## B {#a/b}\n\n## C {#}\n'), [['error', 'bad-slug', '1a'], ['error', 'bad-slug', 'a/b'], ['error', 'bad-slug', '']]);
    assert.deepEqual(problems('# T\n\n## A {#a color="red"}\n'), [['warning', 'bad-color', '"red"']]);
    assert.deepEqual(problems('# T\n\n#### A\n\n## B\n\n#### C\n'), [['information', 'skipped-level', '#### A'], ['information', 'skipped-level', '#### C']]);
    assert.deepEqual(problems('# T\n\n# U\n\n## A\n'), [['warning', 'second-title', '# U']]);
    assert.deepEqual(problems('# T\n\n## A {#a and more}\n'), [['warning', 'malformed-attributes', 'and'], ['warning', 'malformed-attributes', 'more']]);
  });

  it('gives a slug to the first entry that has it, and what is below the second too', () => {
    const { codes } = readCodebook('## A {#x}\n### B\n## C {#x}\n### D\n### A {#x}\n#### E\n');
    assert.deepEqual(codes.map(({ slug, parent }) => [slug, parent]), [['x', null], ['b', 'x'], ['d', 'x'], ['e', 'x']]);
  });

  it('may be empty, without a title, or hostile', () => {
    for (const text of ['', '\n', '\uFEFF', '#\n', '##\n', '## {#x}\n', '<script>alert(1)</script>', '## <img src=x onerror=alert(1)>\n', '---\nno end', `${'#'.repeat(100_000)} x`, `## ${'{'.repeat(50_000)}`]) {
      assert.doesNotThrow(() => readCodebook(text), text.slice(0, 20));
    }
    assert.equal(readCodebook('## <img src=x onerror=alert(1)> A\n').codes[0]?.name, '<img src=x onerror=alert(1)> A');
  });
});
