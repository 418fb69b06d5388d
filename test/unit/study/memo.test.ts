import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits } from '../../../src/core/text';
import { memoFileName, memoText, readMemo, replaceMemoBody, subjectText, type MemoSubject } from '../../../src/core/study/memo';

describe('memos', () => {
  it('say what they are about, when they began and whose they are', () => {
    const memo = readMemo('memos/a.md', '---\nabout:\n  - code:trust\n  - transcripts/p07.md\n  - transcripts/p07.md#s7k2f\ncreated: 2024-11-05\nauthor: ao\n---\n\n# Who pays\n\nNobody.\n');
    assert.deepEqual(memo.about, [
      { kind: 'code', slug: 'trust' }, { kind: 'transcript', path: 'transcripts/p07.md' }, { kind: 'coding', path: 'transcripts/p07.md', id: 's7k2f' },
    ]);
    assert.deepEqual([memo.created, memo.author, memo.title, memo.body, memo.problem], ['2024-11-05', 'ao', 'Who pays', '# Who pays\n\nNobody.', null]);
  });

  it('are about the study where they name nothing else', () => {
    for (const text of ['Thoughts.', '---\nauthor: tl\n---\nThoughts.', '---\nabout:\n---\nThoughts.', '---\nabout: []\n---\n']) {
      assert.deepEqual(readMemo('memos/a.md', text).about, [{ kind: 'study' }], text);
    }
  });

  it('take one subject without a list, and links relative to the memo', () => {
    assert.deepEqual(readMemo('memos/2024/a.md', '---\nabout: "../../transcripts/p 07.md#s1"\n---\n').about, [{ kind: 'coding', path: 'transcripts/p 07.md', id: 's1' }]);
    assert.deepEqual(readMemo('memos/a.md', '---\nabout: "code: .trust"\n---\n').about, [{ kind: 'code', slug: 'trust' }]);
  });

  it('know where each subject is written', () => {
    const text = '\uFEFF---\r\nabout: [code:trust, "transcripts/p07.md"]\r\n---\r\n\r\nWords.\r\n';
    const memo = readMemo('memos/a.md', text);
    assert.deepEqual(memo.aboutRanges.map(({ start, end }) => text.slice(start, end)), ['code:trust', '"transcripts/p07.md"']);
    assert.equal(text.slice(memo.bodyRange.start, memo.bodyRange.end), 'Words.');
  });

  it('are called by their first heading, else by their first words', () => {
    assert.equal(readMemo('m.md', 'Some *words* first.\n\n## A [heading](u)\n').title, 'A heading');
    assert.equal(readMemo('m.md', 'one two three four five six seven eight nine ten eleven').title, 'one two three four five six seven eight nine ten…');
    assert.equal(readMemo('m.md', 'trust\n').title, 'trust');
    assert.equal(readMemo('m.md', '').title, '');
  });

  it('with broken front matter still have their words', () => {
    const memo = readMemo('m.md', '---\nabout: "x\n---\n\nWords.\n');
    assert.deepEqual([memo.body, memo.problem?.code], ['Words.', 'front-matter-invalid']);
  });

  it('are written with a readable head', () => {
    assert.equal(memoText({ about: [{ kind: 'code', slug: 'trust' }, { kind: 'coding', path: 'transcripts/p07.md', id: 's7k2f' }], created: '2024-11-05', author: 'ao', body: 'Why?' }),
      '---\nabout:\n  - code:trust\n  - transcripts/p07.md#s7k2f\ncreated: 2024-11-05\nauthor: ao\n---\n\nWhy?\n');
    assert.equal(memoText({ about: [{ kind: 'study' }], created: null, author: null, body: 'Why?' }), 'Why?\n');
  });

  const subject: fc.Arbitrary<MemoSubject> = fc.oneof(
    fc.constantFrom('trust', '信頼', 'rôle').map((slug) => ({ kind: 'code' as const, slug })),
    fc.constantFrom('p07.md', 'a b/ü: #1.md', 'x: y.md', '[a].md').map((path) => ({ kind: 'transcript' as const, path: `transcripts/${path}` })),
    fc.constantFrom('s1', 's7k2f').map((id) => ({ kind: 'coding' as const, path: 'transcripts/p07.md', id })),
  );
  const body = fc.oneof(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '-', '---\n', '# ', 'é', '\t'), maxLength: 12 }), fc.string());

  it('read back exactly what was written', () => {
    fc.assert(fc.property(fc.array(subject.filter((about) => !subjectText(about).includes('#1')), { maxLength: 3 }), fc.option(fc.constantFrom('2024-11-05', '2024-11-05T10:00:00Z'), { nil: null }),
      fc.option(fc.constantFrom('ao', 'Dr: Osei', '007', 'true', '"x"'), { nil: null }), body, (about, created, author, words) => {
        const memo = readMemo('memos/m.md', memoText({ about, created, author, body: words }));
        assert.deepEqual([memo.about, memo.created, memo.author, memo.body, memo.problem],
          [about.length === 0 ? [{ kind: 'study' }] : about, created, author, words.replace(/\r\n?/gu, '\n'), null]);
      }), { numRuns: 800, seed: 9 });
  });

  it('take a new body and keep everything else, line ends included', () => {
    assert.equal(replaced('---\r\nauthor: ao\r\n---\r\n\r\nOld.\r\n', 'New\nwords.'), '---\r\nauthor: ao\r\n---\r\n\r\nNew\r\nwords.\r\n');
    assert.equal(replaced('---\nauthor: ao\n---', 'New.'), '---\nauthor: ao\n---\n\nNew.\n');
    assert.equal(replaced('\uFEFFOld.', 'New.'), '\uFEFFNew.\n');
    fc.assert(fc.property(fc.constantFrom('', '\uFEFF', '---\na: b\n---\n', '---\na: b\n---\n\n', '\uFEFF---\r\na: b\r\n---\r\n\r\n'), body, body, (head, before, after) => {
      const text = head + before;
      if (readMemo('m.md', text).bodyRange.start < head.length) return;
      const next = replaced(text, after);
      if (readMemo('m.md', next).bodyRange.start < head.length) return;
      assert.ok(next.startsWith(head.trimEnd()));
      if (!after.startsWith('---')) assert.equal(readMemo('m.md', next).body.replace(/\r\n?/gu, '\n'), after.replace(/\r\n?/gu, '\n'));
    }), { numRuns: 800, seed: 13 });
  });

  it('get file names that tell when and about what, and never collide', () => {
    const at = new Date(2024, 10, 5, 9, 7, 3);
    assert.equal(memoFileName(at, { kind: 'code', slug: 'trust' }, new Set()), '2024-11-05-090703-trust.md');
    assert.equal(memoFileName(at, { kind: 'study' }, new Set(['2024-11-05-090703-journal.md'])), '2024-11-05-090703-journal-2.md');
    assert.equal(memoFileName(at, { kind: 'coding', path: 'transcripts/P 07.md', id: 's7k2f' }, new Set()), '2024-11-05-090703-p-07-s7k2f.md');
  });
});

function replaced(text: string, body: string): string {
  return applyEdits(text, [replaceMemoBody(text, body)]);
}
