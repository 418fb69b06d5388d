import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readStudyFile } from '../../../src/core/language/code-references';
import { mergeInFile } from '../../../src/core/language/merge-codes';
import { readMarkup } from '../../../src/core/markup/document';
import { readCodebook } from '../../../src/core/study/codebook';
import { defaultLayout } from '../../../src/core/study/layout';
import { applyEdits } from '../../../src/core/text';

function merged(path: string, text: string, from = 'a', into = 'b', memos: readonly string[] = []): string {
  const file = readStudyFile(path, defaultLayout, text);
  assert.ok(file);
  return applyEdits(text, mergeInFile(file, { from, into, hasMemo: (id) => memos.includes(id) }));
}

describe('merging a code into another, in transcripts', () => {
  const inTag = (text: string, memos: readonly string[] = []): string => merged('p.md', text, 'a', 'b', memos);

  it('recodes its tags and leaves every other byte', () => {
    assert.equal(inTag('\uFEFFé 🙂 [לא]{ .a  by=x}\r\n\r\n`[n]{.a}` []{.a .c from=s1}x\r\ny[]{to=s1} .a\r\n'),
      '\uFEFFé 🙂 [לא]{ .b  by=x}\r\n\r\n`[n]{.a}` []{.b .c from=s1}x\r\ny[]{to=s1} .a\r\n');
  });

  it('leaves a coding that had both with one', () => {
    assert.equal(inTag('[x]{.a .b by=k}'), '[x]{.b by=k}');
    assert.equal(inTag('[x]{.b .a by=k}'), '[x]{.b by=k}');
    assert.equal(inTag('[x]{.c .b\t.a}'), '[x]{.c .b}');
    assert.equal(inTag('[x]{.a .a .b} [y]{.a .a}'), '[x]{.b} [y]{.b}');
  });

  it('takes away a coding that would say the same of the same passage by the same coder', () => {
    assert.equal(inTag('Oh [[yes]{.a}]{.b} [[no]{.b by=k}]{.a by=l}'), 'Oh [yes]{.b} [[no]{.b by=k}]{.b by=l}');
    assert.equal(inTag('Oh [[yes]{.a .c}]{.b}, [[no]{.a note="why"}]{.b}'), 'Oh [[yes]{.c}]{.b}, [[no]{.b note="why"}]{.b}');
    assert.equal(inTag('Oh [[yes]{.a #s1}]{.b}', ['s1']), 'Oh [[yes]{.b #s1}]{.b}');
    assert.equal(inTag('Oh [[yes]{.a #s1}]{.b} []{.a from=s7}x', []), 'Oh [yes]{.b} []{.b from=s7}x');
  });

  it('is the same for a code the codebook does not have', () => {
    assert.equal(inTag('[x]{.a}'), '[x]{.b}');
  });

  it('keeps the verbatim text, the passages and every other code, whatever the tags', () => {
    const word = fc.constantFrom('yes', ' ', '\r\n\r\n', '🙂', 'לא', '[laughs]', '!', '*so*', '`c`', '\\');
    const list = fc.array(fc.constantFrom('.a', '.b', '.c', 'by=k', 'note="n"'), { minLength: 1, maxLength: 4 });
    const piece = fc.oneof(
      word,
      fc.tuple(fc.array(word, { maxLength: 3 }), list).map(([words, items]) => `[${words.join('')}]{${items.join(' ')}}`),
      fc.tuple(word, list, list).map(([words, inner, outer]) => `[[${words}]{${inner.join(' ')}}]{${outer.join(' ')}}`),
      fc.constantFrom('[]{.a from=s1}', '[]{to=s1}', '[]{.b .a from=s2}', '[]{to=s2}'),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (text) => {
      const before = readMarkup(text);
      const after = readMarkup(inTag(text));
      assert.equal(after.verbatimText(), before.verbatimText());
      const said = (codings: typeof before.codings): readonly string[] => [...new Set(codings.flatMap(({ verbatim, codes, attributes }) =>
        codes.map((code) => JSON.stringify([verbatim, code === 'a' ? 'b' : code, attributes.find(({ key }) => key === 'by')?.value]))))].sort();
      assert.deepEqual(said(after.codings), said(before.codings));
      assert.ok(after.mentions.every(({ slug }) => slug !== 'a'));
    }), { numRuns: 500, seed: 11 });
  });
});

describe('merging a code into another, in memos', () => {
  it('moves what they are about, once', () => {
    assert.equal(merged('memos/m.md', '---\nabout: code:a\n---\n\ncode:a\n'), '---\nabout: code:b\n---\n\ncode:a\n');
    assert.equal(merged('memos/m.md', '---\r\nabout:\r\n  - code:a\r\n  - p.md\r\n  - code:b\r\n---\r\n'), '---\r\nabout:\r\n  - p.md\r\n  - code:b\r\n---\r\n');
    assert.equal(merged('memos/m.md', '---\nabout: [code:b, code:a]\n---\n'), '---\nabout: [code:b]\n---\n');
    assert.equal(merged('memos/m.md', '---\nabout: ["code:a", code:b, x.md]\n---\n'), '---\nabout: [code:b, x.md]\n---\n');
  });
});

describe('merging a code into another, in the codebook', () => {
  const inBook = (text: string, from = 'a', into = 'b'): string => merged('codebook.md', text, from, into);

  it('adds what was written below its heading and takes the heading away', () => {
    assert.equal(inBook('# T\n\n## A\n\nText of *A*.\n\n**Use when:** it is.\n\n## B\n\nText.\n\n## C\n'),
      '# T\n\n## B\n\nText.\n\nText of *A*.\n\n**Use when:** it is.\n\n## C\n');
    assert.equal(inBook('# T\n\n## B\n\nText.\n\n## A\n\nMore.\n'), '# T\n\n## B\n\nText.\n\nMore.\n');
    assert.equal(inBook('# T\r\n\r\n## B\r\n\r\n## C\r\n\r\n## A\r\n\r\nMore.\r\n'), '# T\r\n\r\n## B\r\n\r\nMore.\r\n\r\n## C\r\n');
    assert.equal(inBook('## B\n## A'), '## B\n');
    assert.equal(inBook('## A\n\nSame.\n\n## B\n\nSame.\n'), '## B\n\nSame.\n');
  });

  it('puts the codes below it below the other one, at their level', () => {
    assert.equal(inBook('# T\n\n## A\n\nOf A.\n\n### A1\n\n#### A2\n\n## X\n\n### B\n\nOf B.\n\n#### B1\n\n## C\n'),
      '# T\n\n## X\n\n### B\n\nOf B.\n\nOf A.\n\n#### B1\n\n#### A1\n\n##### A2\n\n## C\n');
    assert.equal(inBook('## X\n\n### B\n\n### A\n\n#### A1\n\nOf A1.\n'), '## X\n\n### B\n\n#### A1\n\nOf A1.\n');
    assert.equal(inBook('## B\n\n### A\n\nOf A.\n\n#### A1\n\n## C\n'), '## B\n\nOf A.\n\n### A1\n\n## C\n');
  });

  it('lets the codes below move up where the other one is below it itself', () => {
    assert.equal(inBook('# T\n\n## A\n\nOf A.\n\n### X\n\n### B\n\nOf B.\n\n#### B1\n\n## C\n'),
      '# T\n\n## X\n\n## B\n\nOf B.\n\nOf A.\n\n### B1\n\n## C\n');
  });

  it('knows underlined headings and Markdown’s last level', () => {
    assert.equal(inBook('## X\n\n##### B\n\nA\n---\n\nOf A.\n\n### A1\n\n### A2\n'), '## X\n\n##### B\n\nOf A.\n\n###### A1\n\n###### A2\n');
    assert.equal(inBook('## X\n\n### B\n\nA\n---\n\n### Y\n\nx\n===\n'), '## X\n\n### B\n\n#### Y\n\nx\n===\n');
  });

  it('loses no code and no word, and keeps who is below whom', () => {
    const level = fc.integer({ min: 2, max: 5 });
    const section = fc.tuple(level, fc.constantFrom('', 'Words {n}.', '- item {n}\n\n> quote {n}', '```\n## no {n}\n```'));
    const book = fc.array(section, { minLength: 2, maxLength: 9 });
    fc.assert(fc.property(book, fc.nat(), fc.nat(), fc.constantFrom('\n', '\r\n'), (sections, first, second, eol) => {
      const text = `# Book\n\n${sections.map(([depth, body], n) => `${'#'.repeat(depth)} Code ${n}\n\n${body.replaceAll('{n}', String(n))}\n\n`).join('')}`.replaceAll('\n', eol);
      const [from, into] = [`code-${first % sections.length}`, `code-${second % sections.length}`];
      const before = readCodebook(text);
      const after = readCodebook(inBook(text, from, into));
      const gone = from === into ? [] : [from];
      assert.deepEqual(after.codes.map(({ slug }) => slug).sort(), before.codes.map(({ slug }) => slug).filter((slug) => !gone.includes(slug)).sort());
      for (const { slug, definition, parent } of before.codes) {
        const now = after.bySlug.get(slug === from ? into : slug);
        assert.ok(now?.definition.includes(definition), slug);
        if (parent === from && slug !== into && !isBelow(before, into, from)) assert.equal(now?.parent, into);
      }
    }), { numRuns: 500, seed: 7 });
  });
});

function isBelow(codebook: ReturnType<typeof readCodebook>, slug: string, above: string): boolean {
  const parent = codebook.bySlug.get(slug)?.parent ?? null;
  return parent !== null && (parent === above || isBelow(codebook, parent, above));
}
