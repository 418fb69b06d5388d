import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readMarkup } from '../../../src/core/markup/document';
import { isReservedSlug, isSlug, slugFromName, uniqueSlug } from '../../../src/core/study/slug';

describe('slugs', () => {
  for (const [name, slug] of [
    ['Trust', 'trust'],
    ['  Shared   budgets ', 'shared-budgets'],
    ['Carer’s voice', 'carers-voice'],
    ['Health & social care', 'health-social-care'],
    ['24/7 cover', 'code-24-7-cover'],
    ['信頼', '信頼'],
    ['Rôle', 'rôle'],
    ['Cafe\u0301', 'café'],
    ['विश्वास', 'विश्वास'],
    ['“I never felt they listened”', 'i-never-felt-they-listened'],
    ['👍', 'code'],
    ['', 'code'],
    ['Mark', 'mark-code'],
    ['Callout note', 'callout-note-code'],
    ['\u0301accent', 'accent'],
  ] as const) {
    it(`“${name}” is ${slug}`, () => assert.equal(slugFromName(name), slug));
  }

  it('of long names are cut between words', () => {
    assert.equal(slugFromName('never '.repeat(30)), Array<string>(10).fill('never').join('-'));
    assert.equal([...slugFromName('x'.repeat(300))].length, 60);
  });

  it('get a number where taken', () => {
    assert.equal(uniqueSlug('Trust', new Set()), 'trust');
    assert.equal(uniqueSlug('Trust', new Set(['trust', 'trust-2'])), 'trust-3');
  });

  it('follow the grammar of tags', () => {
    for (const good of ['trust', '_x', 'a-b_c', 'a:b', '信頼', 'rôle']) assert.ok(isSlug(good), good);
    for (const bad of ['', '1a', '-a', 'a b', 'a.b', 'a/b', 'cafe\u0301', 'a}', '#a']) assert.ok(!isSlug(bad), bad);
  });

  it('reserved for pandoc and Quarto are known', () => {
    for (const slug of ['smallcaps', 'underline', 'mark', 'hidden', 'aside', 'unnumbered', 'content-visible', 'content-hidden', 'column-margin', 'callout-tip']) {
      assert.ok(isReservedSlug(slug), slug);
    }
    assert.ok(!isReservedSlug('trust') && !isReservedSlug('marks') && !isReservedSlug('columns'));
  });

  it('made from any name whatever can be used in a tag', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (name) => {
      const slug = slugFromName(name);
      assert.ok(isSlug(slug) && !isReservedSlug(slug), slug);
      assert.deepEqual(readMarkup(`[x]{.${slug}}`).codings[0]?.codes, [slug]);
    }), { numRuns: 500, seed: 7 });
  });
});
