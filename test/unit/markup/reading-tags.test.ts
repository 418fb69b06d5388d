import * as assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { stripMarkup } from '../../../src/core/markup/strip';

function codes(source: string): string[] {
  const document = readMarkup(source);
  return document.codings.map((coding) => `${coding.codes.join('+')}:${document.verbatimSlice(coding.verbatim)}`);
}

function problems(source: string): string[] {
  return readMarkup(source).diagnostics.map(({ code, range }) => `${code} ${source.slice(range.start, range.end)}`);
}

describe('the error table: broken tags stay text', () => {
  const table: readonly (readonly [source: string, problems: readonly string[], codes: readonly string[]])[] = [
    ['a [b c', [], []],
    ['a [b]{', [], []],
    ['a [b]{.tru', ['malformed-attrs {.tru'], []],
    ['a [b]{.a,b} c', ['malformed-attrs {.a,b}'], []],
    ['a [b]{.a by=} c', ['malformed-attrs {.a by=}'], []],
    ['a [b]{.a note="x } y"} c', ['malformed-attrs {.a note="x }'], []],
    ['a b]{.trust} c', ['close-without-open ]{.trust}'], []],
    ['[b\nc]{.trust}', ['close-without-open ]{.trust}'], []],
    ['a []{.trust} b', ['empty-passage []{.trust}'], []],
    ['a []{.trust from=s1}b', ['from-without-to []{.trust from=s1}'], []],
    ['a b[]{to=s1} c', ['to-without-from []{to=s1}'], []],
    ['[b [c]{.a} d', [], ['a:c']],
    ['[a]{.x .y by=ab to=s1}', ['malformed-attrs {.x .y by=ab to=s1}'], []],
    ['[a]{from=s1}', ['malformed-attrs {from=s1}'], []],
    ['[a]{.x from=7k}', ['malformed-attrs {.x from=7k}'], []],
    ['[a]{.x #one #two}', ['malformed-attrs {.x #one #two}'], []],
    ['[text]{lang=de} [x]{} [x]{word} {disfmarker} [x]{...}', [], []],
  ];
  for (const [source, expectedProblems, expectedCodes] of table) {
    it(JSON.stringify(source), () => {
      assert.deepEqual(problems(source), expectedProblems);
      assert.deepEqual(codes(source), expectedCodes);
    });
  }

  it('leaves the text of a broken tag in the verbatim text', () => {
    for (const [source, found] of table) {
      if (found.length > 0 && !/^(?:from-without|to-without)/.test(found[0] ?? '')) {
        assert.equal(stripMarkup(source), source);
      }
    }
  });

  it('takes the first of two passages that begin with the same id', () => {
    const source = '[]{.a from=s1}one []{.b from=s1}two[]{to=s1} three[]{to=s1}';
    assert.deepEqual(codes(source), ['a:one two']);
    assert.deepEqual(problems(source), ['duplicate-from []{.b from=s1}', 'to-without-from []{to=s1}']);
  });

  it('does not pair an end with a beginning below it', () => {
    assert.deepEqual(problems('one[]{to=s1} []{.a from=s1}two'), [
      'to-without-from []{to=s1}',
      'from-without-to []{.a from=s1}',
    ]);
  });

  it('names a passage whose anchors hold nothing, and ids used twice', () => {
    assert.deepEqual(problems('one []{.a from=s1}[]{to=s1}two'), ['empty-passage []{.a from=s1}']);
    assert.deepEqual(problems('[a]{.x #k1} [b]{.y #k1}'), ['duplicate-id [b]{.y #k1}']);
  });

  it('takes an orphaned anchor out of the verbatim text all the same', () => {
    assert.equal(stripMarkup('a []{.trust from=s1}b c[]{to=s2}'), 'a b c');
  });
});

describe('attribute lists', () => {
  it('take items in any order, blanks around them, quoted and bare values', () => {
    const [coding] = readMarkup('[a]{ by=ab\t.x  note="one, two" #k1 .y weight=3 }').codings;
    assert.deepEqual(coding?.codes, ['x', 'y']);
    assert.equal(coding.id, 'k1');
    assert.deepEqual(coding.attributes, [
      { key: 'by', value: 'ab' },
      { key: 'note', value: 'one, two' },
      { key: 'weight', value: '3' },
    ]);
  });

  it('normalise codes to NFC and drop doubles', () => {
    assert.deepEqual(readMarkup('[a]{.cafe\u0301 .caf\u00e9}').codings[0]?.codes, ['caf\u00e9']);
  });

  it('tell where each code is mentioned', () => {
    const source = 'x [a]{.trust .voice} []{.care from=s1}b[]{to=s1}';
    assert.deepEqual(
      readMarkup(source).mentions.map(({ slug, range }) => [slug, source.slice(range.start, range.end)]),
      [
        ['trust', 'trust'],
        ['voice', 'voice'],
        ['care', 'care'],
      ],
    );
  });
});

describe('what is never markup', () => {
  const opaque: readonly (readonly [name: string, source: string])[] = [
    ['front matter', '---\ntitle: "[a]{.x}"\n---\n\ntext\n'],
    ['front matter after a BOM', '\uFEFF---\r\ntitle: "[a]{.x}"\r\n---\r\n\r\ntext\r\n'],
    ['a fence', '```\n[a]{.x}\n\n[b]{.y}\n```\n'],
    ['a tilde fence', '~~~\n[a]{.x}\n~~~\n'],
    ['a fence in a list', '- item\n\n  ```\n  [a]{.x}\n  ```\n'],
    ['an unclosed fence', 'text\n\n```\n[a]{.x}\n\nmore [b]{.y}\n'],
    ['indented code', 'text\n\n    [a]{.x}\n'],
    ['a code span', 'a `[a]{.x}` b'],
    ['a code span over lines', 'a `b\n[a]{.x}` b'],
    ['an HTML block', '<div>\n[a]{.x}\n</div>\n'],
    ['a comment over a blank line', '<!-- one\n\n[a]{.x}\n-->\n'],
    ['an HTML attribute', 'a <b title="[a]{.x}">b</b>'],
    ['a link destination', 'a [b](http://x.org/[a]{.x}) c'],
    ['an image destination', 'a ![b](<[a]{.x}.png>) c'],
    ['a definition', '[ref]: http://x.org/[a]{.x}\n'],
    ['an autolink', '<http://x.org/[a]{.x}>'],
  ];
  for (const [name, source] of opaque) {
    it(name, () => {
      assert.deepEqual(readMarkup(source).markers, []);
      assert.equal(stripMarkup(source), source);
    });
  }

  it('but footnotes, headings, quotes, lists and cells hold tags', () => {
    assert.deepEqual(codes('# [a]{.x}\n\n> [b]{.x}\n\n- [c]{.x}\n\n| [d]{.x} |\n|---|\n| [e]{.x} |\n\n[^1]: [f]{.x}\n'), [
      'x:a',
      'x:b',
      'x:c',
      'x:d',
      'x:e',
      'x:f',
    ]);
  });

  it('a definition elsewhere in the file can make a destination plain text', () => {
    const link = '[a [ref] b](u[c]{.x})';
    assert.deepEqual(codes(link), []);
    assert.deepEqual(codes(`${link}\n\n[ref]: http://x.org\n`), ['x:c']);
  });
});

describe('escaped tags', () => {
  it('lose exactly one backslash, and only before a well-formed tag', () => {
    assert.equal(stripMarkup('[a]\\{.x}'), '[a]{.x}');
    assert.equal(stripMarkup('[a]\\\\{.x}'), '[a]\\{.x}');
    assert.equal(stripMarkup('b]\\{to=s1}'), 'b]{to=s1}');
    assert.equal(stripMarkup('[a]\\{.x,y} [a]\\{word}'), '[a]\\{.x,y} [a]\\{word}');
    assert.equal(stripMarkup('`[a]\\{.x}`'), '`[a]\\{.x}`');
  });
});

describe('offsets', () => {
  it('are UTF-16 and map between the file and its verbatim text', () => {
    const source = '😀 [[é]{.a}e\u0301]{.b}!';
    const document = readMarkup(source);
    assert.equal(document.verbatimText(), '😀 ée\u0301!');
    assert.equal(document.toSource(3, 'end'), 3);
    assert.equal(document.toSource(3, 'start'), 5);
    assert.equal(document.toVerbatim(5), 3);
    assert.equal(document.toVerbatim(4), 3);
    assert.deepEqual(document.codings[0]?.verbatim, { start: 3, end: 6 });
    assert.deepEqual(document.codings[1]?.source, { start: 5, end: 6 });
  });
});
