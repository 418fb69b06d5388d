import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits } from '../../../src/core/text';
import { readCodebook } from '../../../src/core/study/codebook';
import { addCode, emptyCodebook, renameCodeHeading, type NewCode } from '../../../src/core/study/codebook-edits';
import { uniqueSlug } from '../../../src/core/study/slug';

const book = '# Book\n\n## Barriers {#barriers}\n\nIn the way.\n\n### Budgets\n\nMoney.\n\n## Trust {#trust}\n';

function withCode(text: string, code: NewCode): string {
  return applyEdits(text, [addCode(text, readCodebook(text), code)]);
}

function renamed(text: string, slug: string, name: string): string {
  return applyEdits(text, [renameCodeHeading(text, readCodebook(text), slug, name)]);
}

describe('adding a code', () => {
  it('puts it last in its theme', () => {
    assert.equal(withCode(book, { name: 'Night cover', slug: 'night-cover', parent: 'barriers' }),
      '# Book\n\n## Barriers {#barriers}\n\nIn the way.\n\n### Budgets\n\nMoney.\n\n### Night cover\n\n## Trust {#trust}\n');
  });

  it('puts it last in the codebook where it has no theme', () => {
    assert.equal(withCode(book, { name: 'Openness', slug: 'openness', parent: null }), `${book}\n## Openness\n`);
    assert.equal(withCode('# Book', { name: 'A', slug: 'a', parent: null }), '# Book\n\n## A\n');
    assert.equal(withCode('', { name: 'A', slug: 'a', parent: null }), '## A\n');
  });

  it('writes the slug out where the name would give another', () => {
    assert.equal(withCode(book, { name: 'Trust', slug: 'trust-2', parent: null }), `${book}\n## Trust {#trust-2}\n`);
  });

  it('keeps the file’s line ends', () => {
    assert.equal(withCode('# Book\r\n\r\n## A\r\n\r\n## B\r\n', { name: 'C', slug: 'c', parent: 'a' }), '# Book\r\n\r\n## A\r\n\r\n### C\r\n\r\n## B\r\n');
  });

  it('says so where the theme is gone', () => {
    assert.throws(() => withCode(book, { name: 'A', slug: 'a', parent: 'nowhere' }), /no code “nowhere”/u);
  });

  it('reads back under any name, below any code', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: fc.constantFrom('#', '{', '}', '*', '_', '`', '[', ']', '(', '<', '&amp;', '\\', ' ', 'a', '\n', '!', '~', '-'), maxLength: 8 }));
    fc.assert(fc.property(fc.array(fc.tuple(name, fc.nat()), { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF', '---\na: b\n---\n'), (entries, eol, head) => {
      let text = head + emptyCodebook('Book').replace(/\n/gu, eol);
      const expected = new Map<string, { readonly name: string; readonly parent: string | null }>();
      for (const [wanted, place] of entries) {
        const parents = [null, ...readCodebook(text).codes.filter(({ depth }) => depth < 5).map(({ slug }) => slug)];
        const parent = parents[place % parents.length] ?? null;
        const slug = uniqueSlug(wanted, new Set(expected.keys()));
        text = withCode(text, { name: wanted, slug, parent });
        expected.set(slug, { name: spoken(wanted), parent });
      }
      const { codes, problems, title } = readCodebook(text);
      assert.equal(title, 'Book');
      assert.deepEqual(problems, []);
      assert.deepEqual(new Map(codes.map(({ slug, name: read, parent }) => [slug, { name: read, parent }])), expected, text);
    }), { numRuns: 300, seed: 3 });
  });
});

describe('renaming a code', () => {
  it('changes what people read and not the slug', () => {
    assert.equal(renamed(book, 'trust', 'Confidence'), book.replace('Trust {#trust}', 'Confidence {#trust}'));
    assert.equal(renamed(book, 'budgets', 'Shared money'), book.replace('### Budgets', '### Shared money {#budgets}'));
    assert.equal(renamed(book, 'budgets', 'BUDGETS'), book.replace('### Budgets', '### BUDGETS'));
  });

  it('writes the slug into the braces that are there', () => {
    assert.equal(renamed('## Barriers {color="#123456"}\n', 'barriers', 'Obstacles'), '## Obstacles {#barriers color="#123456"}\n');
  });

  it('reads back any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (name) => {
      const { codes, problems } = readCodebook(renamed(book, 'budgets', name));
      assert.deepEqual(problems, []);
      assert.deepEqual(codes.map(({ slug }) => slug), ['barriers', 'budgets', 'trust']);
      assert.equal(codes[1]?.name, spoken(name));
    }), { numRuns: 500, seed: 5 });
  });

  it('says so where the code is gone', () => {
    assert.throws(() => renamed(book, 'nowhere', 'A'), /no code “nowhere”/u);
  });
});

/** A name on one line; braces would open an attribute list, so they are written as brackets. */
function spoken(name: string): string {
  return name.replace(/\{/gu, '(').replace(/\}/gu, ')').replace(/\s+/gu, ' ').trim();
}
