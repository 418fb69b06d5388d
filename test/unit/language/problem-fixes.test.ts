import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readStudyFile } from '../../../src/core/language/code-references';
import { fixesOf, type ProblemFix } from '../../../src/core/language/problem-fixes';
import { readMarkup } from '../../../src/core/markup/document';
import { checkFile } from '../../../src/core/study/check';
import { defaultLayout } from '../../../src/core/study/layout';
import type { StudyIndex } from '../../../src/core/study/study-index';
import { applyEdits } from '../../../src/core/text';
import { smallStudy, smallStudyFiles } from '../study/small-study';

function described(fix: ProblemFix): string {
  switch (fix.kind) {
    case 'changeCode':
    case 'changeSubject':
      return `${fix.kind} ${fix.to}`;
    case 'changeCodeEverywhere':
      return `${fix.kind} ${fix.from} ${fix.to}`;
    case 'createCode':
    case 'joinPassages':
    case 'ownSlug':
      return `${fix.kind} ${fix.slug}`;
    case 'takeCode':
      return `${fix.kind} ${fix.slug} from ${fix.passage}`;
    default:
      return fix.kind;
  }
}

function studyWith(path: string, text: string): StudyIndex {
  return smallStudy({ ...smallStudyFiles, [path]: text });
}

/** Every fix of every problem of a file of the small study, with the text it gives. */
function fixes(text: string, path = 'transcripts/p11.md'): readonly (readonly [string, string])[] {
  const index = studyWith(path, text);
  const file = readStudyFile(path, defaultLayout, text);
  assert.ok(file);
  let ids = 0;
  return checkFile(index, path).flatMap((problem) =>
    fixesOf(file, problem, index, () => `new${++ids}`).map((fix) => [described(fix), 'edits' in fix ? applyEdits(text, fix.edits) : ''] as const));
}

describe('quick fixes in transcripts', () => {
  it('correct an unknown code, here or everywhere, or make it a code', () => {
    assert.deepEqual(fixes('é 🙂 [לא]{.trust .budgts}\r\n'), [['changeCode budgets', 'é 🙂 [לא]{.trust .budgets}\r\n'], ['createCode budgts', '']]);
    assert.deepEqual(fixes('[a]{.budgts} [b]{.budgts}').map(([name]) => name).slice(0, 3), ['changeCode budgets', 'createCode budgts', 'changeCodeEverywhere budgts budgets']);
    assert.deepEqual(fixes('[a]{.xyz}'), [['createCode xyz', '']]);
  });

  it('write a mistyped tag as it was meant, or take it away', () => {
    const first = (text: string): readonly string[] | undefined => fixes(text).find(([name]) => name === 'repairTag');
    assert.equal(first('[a]{.trust,data}')?.[1], '[a]{.trust .data}');
    assert.equal(first('[a]{.trust.data #s1 by=}')?.[1], '[a]{.trust .data #s1}');
    assert.equal(first("[a]{.trust note='who pays'}")?.[1], '[a]{.trust note="who pays"}');
    assert.equal(first('[a]{.trust by=ab and so on\r\nx')?.[1], '[a]{.trust by=ab} and so on\r\nx');
    assert.equal(first('[a]{.trust some words}'), undefined);
    assert.deepEqual(fixes('[a [b] 🙂]{.trust,x y}.'), [['removeTag', 'a [b] 🙂.']]);
  });

  it('take away an anchor without its partner, and leave the words', () => {
    assert.deepEqual(fixes('A []{.trust from=s1}b\r\n'), [['removeTag', 'A b\r\n']]);
    assert.deepEqual(fixes('A [?!]{to=s1} b'), [['removeTag', 'A ?! b']]);
    assert.deepEqual(fixes('b]{.trust} c'), [['removeTag', 'b c']]);
    assert.deepEqual(fixes('b []{.trust} c'), [['removeTag', 'b  c']]);
    assert.deepEqual(fixes('b []{.trust from=s1}[]{to=s1} c'), [['removeTag', 'b  c']]);
  });

  it('give a doubled id an own one', () => {
    assert.deepEqual(fixes('[a]{.trust #s1} [b]{.data #s1}'), [['ownId', '[a]{.trust #s1} [b]{.data #new1}']]);
    assert.deepEqual(fixes('[]{.trust from=s1}a[]{to=s1} []{.data from=s1}b[]{to=s1}')[0],
      ['ownId', '[]{.trust from=s1}a[]{to=s1} []{.data from=new1}b[]{to=new1}']);
  });

  it('join two passages with one code, or take the code from one', () => {
    assert.deepEqual(fixes('[never [felt]{.trust} it]{.trust}'), [
      ['joinPassages trust', '[never felt it]{.trust}'], ['takeCode trust from never felt it', 'never [felt]{.trust} it'],
    ]);
    assert.deepEqual(fixes('[never []{.trust .data from=s1}felt]{.trust #k1} it[]{to=s1}'), [
      ['joinPassages trust', '[never []{.data from=s1}felt it[]{to=s1}]{.trust #k1}'],
      ['takeCode trust from felt it', '[never []{.data from=s1}felt]{.trust #k1} it[]{to=s1}'],
      ['takeCode trust from never felt', 'never []{.trust .data from=s1}felt it[]{to=s1}'],
    ]);
  });

  it('leave the words of a transcript whose tags are well formed, whatever they do', () => {
    const piece = fc.oneof(
      fc.constantFrom('word ', '🙂', 'לא ', '[laughs] ', '\r\n', 'so! '),
      fc.tuple(fc.constantFrom('one', 'one [two]{.trust} three', '[so]{.budgets} not'), fc.constantFrom('.trust', '.budgts', '.trust .data', '.trust #s1', '.trust by=a')).map(([words, list]) => `[${words}]{${list}}`),
      fc.constantFrom('[]{.trust from=s1}', '[]{to=s1}', '[]{.data .trust from=s2}', '[]{to=s2}'),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')), (text) => {
      const words = readMarkup(text).verbatimText();
      for (const [name, after] of fixes(text)) {
        if (after !== '' || text === '') assert.equal(readMarkup(after).verbatimText(), words, `${name}: ${after}`);
      }
    }), { numRuns: 100, seed: 2 });
  });
});

describe('quick fixes in the codebook', () => {
  it('give an entry a slug of its own where its own is taken or cannot stand in a tag', () => {
    const own = (text: string): readonly string[] => fixes(text, 'codebook.md').filter(([name]) => name.startsWith('ownSlug')).map(([, after]) => after);
    assert.deepEqual(own('## A {#a}\n\n## B {#a color="#fff"}\n'), ['## A {#a}\n\n## B {#a-2 color="#fff"}\n']);
    assert.deepEqual(own('## Night cover\r\n\r\n## Night cover ##\r\n'), ['## Night cover\r\n\r\n## Night cover {#night-cover-2} ##\r\n']);
    assert.deepEqual(own('## A\n\n## A {color="#fff"}\n'), ['## A\n\n## A {#a-2 color="#fff"}\n']);
    assert.deepEqual(own('## A {#9to5}\n'), ['## A {#code-9to5}\n']);
  });

  it('take away an entry on which nothing hangs', () => {
    const book = `${smallStudyFiles['codebook.md']}\n## Voice\n\nText.\n`;
    assert.deepEqual(fixes(book, 'codebook.md').filter(([name]) => name === 'removeEntry').map(([, after]) => after), [`${smallStudyFiles['codebook.md']}\n`]);
  });
});

describe('quick fixes in memos', () => {
  it('correct what a memo is about, or take it out', () => {
    assert.deepEqual(fixes('---\r\nabout: code:budgts\r\ncreated: 2024\r\n---\r\n', 'memos/m.md'), [
      ['changeSubject code:budgets', '---\r\nabout: code:budgets\r\ncreated: 2024\r\n---\r\n'], ['createCode budgts', ''],
      ['removeSubject', '---\r\ncreated: 2024\r\n---\r\n'],
    ]);
    assert.deepEqual(fixes('---\nabout:\n  - old/p2.md\n  - code:data\n---\n', 'memos/m.md'), [
      ['changeSubject transcripts/p2.md', '---\nabout:\n  - transcripts/p2.md\n  - code:data\n---\n'],
      ['removeSubject', '---\nabout:\n  - code:data\n---\n'],
    ]);
    assert.deepEqual(fixes('---\nabout: [transcripts/p2.md#gone]\n---\n', 'memos/m.md'), [
      ['changeSubject transcripts/p2.md', '---\nabout: [transcripts/p2.md]\n---\n'], ['removeSubject', '---\nabout: []\n---\n'],
    ]);
    assert.deepEqual(fixes('---\nabout:\n  - code:xyz\nauthor: a\n---\n', 'memos/m.md').at(-1), ['removeSubject', '---\nauthor: a\n---\n']);
  });

  it('are none where the file has changed meanwhile', () => {
    const index = studyWith('transcripts/p11.md', '[a]{.budgts}');
    for (const path of ['transcripts/p11.md', 'memos/m.md', 'codebook.md']) {
      const file = readStudyFile(path, defaultLayout, 'Other words.\n');
      assert.ok(file);
      for (const code of ['unknown-code', 'same-code-twice', 'malformed-attrs', 'from-without-to', 'duplicate-from', 'duplicate-slug', 'bad-slug', 'unused-code', 'memo-subject-gone']) {
        assert.deepEqual(fixesOf(file, { code, range: { start: 3, end: 9 } }, index), [], `${path} ${code}`);
      }
    }
  });
});
