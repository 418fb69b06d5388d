import * as assert from 'node:assert/strict';
import { classify, defaultLayout, type StudyLayout } from '../../../src/core/study/layout';

describe('the files of a study', () => {
  for (const [path, role] of [
    ['codebook.md', 'codebook'], ['memos/a.md', 'memo'], ['memos/2024/a.md', 'memo'], ['transcripts/p07.md', 'transcript'], ['p07.md', 'transcript'], ['P07.MD', 'transcript'],
    ['README.md', 'other'], ['transcripts/readme.md', 'other'], ['queries.md', 'other'], ['transcripts/queries.md', 'transcript'], ['transcripts/codebook.md', 'transcript'],
    ['notes.txt', 'other'], ['.git/x.md', 'other'], ['transcripts/.trash/x.md', 'other'], ['node_modules/x/y.md', 'other'], ['memos/picture.png', 'other'], ['memos.md', 'transcript'],
  ] as const) {
    it(`${path} is ${role}`, () => assert.equal(classify(path, defaultLayout), role));
  }

  it('can have other names', () => {
    const layout: StudyLayout = { codebook: 'codes/book.md', memos: 'thoughts/', exclude: [] };
    assert.deepEqual(['codes/book.md', 'codebook.md', 'thoughts/a.md', 'memos/a.md'].map((path) => classify(path, layout)), ['codebook', 'transcript', 'memo', 'transcript']);
  });

  for (const [glob, excluded, kept] of [
    ['drafts', ['drafts/a.md', 'x/drafts/a.md'], ['mydrafts/a.md']],
    ['drafts/**', ['drafts/a.md', 'drafts/b/a.md'], ['x/drafts/a.md']],
    ['**/old/*.md', ['old/a.md', 'x/y/old/a.md'], ['old/x/b.txt', 'bold/a.md']],
    ['*.draft.md', ['a.draft.md', 'x/a.draft.md'], ['a.md', 'adraft.md']],
    ['/p0?.md', ['p07.md'], ['p007.md', 'x/p07.md']],
    ['{a,b}.md', ['a.md', 'x/b.md'], ['c.md']],
    ['transcripts/(1) [x]+.md', ['transcripts/(1) [x]+.md'], ['transcripts/1 x.md']],
    ['信頼-*', ['信頼-1.md'], ['信頼.md']],
    ['{a.md', ['{a.md'], ['a.md']],
  ] as const) {
    it(`leave out what ${glob} names`, () => {
      const layout = { ...defaultLayout, exclude: [glob] };
      assert.deepEqual(excluded.map((path) => classify(path, layout)), excluded.map(() => 'other'));
      assert.deepEqual(kept.map((path) => classify(path, layout)), kept.map((path) => (path.endsWith('.md') ? 'transcript' : 'other')));
    });
  }
});
