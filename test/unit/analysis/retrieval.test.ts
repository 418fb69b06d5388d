import assert from 'node:assert/strict';
import { groupCodings, type Grouping } from '../../../src/core/analysis/coding-groups';
import { codedShare } from '../../../src/core/analysis/coded-share';
import { codesOf, Retriever, type Retrieval } from '../../../src/core/analysis/retrieval';
import { readMarkup } from '../../../src/core/markup/document';
import type { StudyIndex } from '../../../src/core/study/study-index';
import { smallStudy } from '../study/small-study';

function quotes(index: StudyIndex, retrieval: Retrieval): readonly string[] {
  return new Retriever(index, retrieval).codings().map(({ text }) => text);
}

describe('retrieval', () => {
  it('finds a code, a theme with what is below, a transcript, and the whole study, by transcript and place', () => {
    const index = smallStudy();
    assert.deepEqual(quotes(index, { kind: 'code', slug: 'budgets' }), ['who pays', 'nobody', 'the money']);
    assert.deepEqual(quotes(index, { kind: 'code', slug: 'barriers' }), ['it is slow', 'my letter', 'who pays', 'nobody', 'the money']);
    assert.deepEqual(quotes(index, { kind: 'transcript', path: 'transcripts/p2.md' }), ['who pays', 'nobody']);
    assert.equal(quotes(index, { kind: 'study' }).length, 6);
    assert.deepEqual(quotes(index, { kind: 'code', slug: 'no-such' }), []);
  });

  it('finds the codings of one code that overlap with another, whichever way round', () => {
    const index = smallStudy();
    assert.deepEqual(quotes(index, { kind: 'intersection', slug: 'trust', other: 'barriers' }), ['they lost my letter']);
    assert.deepEqual(quotes(index, { kind: 'intersection', slug: 'barriers', other: 'trust' }), ['my letter']);
    assert.deepEqual(quotes(index, { kind: 'intersection', slug: 'budgets', other: 'data' }), ['nobody'], 'one coding with both');
    assert.deepEqual(quotes(index, { kind: 'intersection', slug: 'budgets', other: 'trust' }), []);
  });

  it('does not take passages that only touch for overlapping', () => {
    const index = smallStudy({ 'codebook.md': '# S\n\n## A\n\n## B\n', 't.md': 'X: [one]{.a}[two]{.b} [three [four]{.b}]{.a}\n' });
    assert.deepEqual(quotes(index, { kind: 'intersection', slug: 'a', other: 'b' }), ['three four']);
  });

  it('finds an intersection of many nested passages without comparing each with each', () => {
    const count = 40_000;
    const index = smallStudy({ 'codebook.md': '# S\n\n## A\n\n## B\n', 't.md': 'X: [one]{.a} [two]{.b}\n' });
    const transcript = index.transcripts.get('t.md')!;
    const [one, two] = transcript.codings;
    const nested = Array.from({ length: count }, (_, at) => ({ ...(at % 2 === 0 ? one! : two!), verbatim: { start: at, end: 3 * count - at } }));
    index.setTranscriptEntry({ ...transcript, codings: nested });
    const started = performance.now();
    assert.equal(quotes(index, { kind: 'intersection', slug: 'a', other: 'b' }).length, count / 2);
    const took = performance.now() - started;
    assert.ok(took < 400, `took ${took} ms`);
  });

  it('finds words in passages, without their tags, whatever the case, the line ends and the way they are composed', () => {
    const index = smallStudy({
      't.md': 'A: []{.y from=k}I felt\r\n[re\u0301ally]{.x} **LOST**[]{to=k} there. [שלום 🙂 עולם]{.z}. I felt it.\r\n',
    });
    assert.deepEqual(quotes(index, { kind: 'search', words: 'felt RÉALLY' }), ['I felt\r\nre\u0301ally **LOST**']);
    assert.deepEqual(quotes(index, { kind: 'search', words: '🙂 עולם' }), ['שלום 🙂 עולם']);
    assert.deepEqual(quotes(index, { kind: 'search', words: '  ' }), []);
    assert.deepEqual(quotes(index, { kind: 'search', words: 'felt it' }), [], 'not coded');
  });

  it('follows edits of transcripts and of the codebook', () => {
    const index = smallStudy();
    const retriever = new Retriever(index, { kind: 'code', slug: 'barriers' });
    const before = retriever.codings();
    index.setTranscript('transcripts/p10.md', readMarkup('**Nurse:** It is [new]{.data}.\n'));
    const after = retriever.codings();
    assert.deepEqual(after.map(({ text }) => text), ['it is slow', 'my letter', 'who pays', 'nobody', 'new']);
    assert.equal(after[0], before[0], 'other transcripts are not read again');
    index.removeTranscript('transcripts/p1.md');
    index.setCodebook('# S\n\n## Barriers\n\n### Data\n\n## Budgets\n');
    assert.deepEqual(retriever.codings().map(({ text }) => text), ['nobody', 'new']);
  });

  it('knows the codes a list is about', () => {
    const { codebook } = smallStudy();
    assert.deepEqual([...(codesOf(codebook, { kind: 'intersection', slug: 'barriers', other: 'trust' }) ?? [])], ['barriers', 'budgets', 'data']);
    assert.equal(codesOf(codebook, { kind: 'search', words: 'x' }), null);
  });
});

describe('groups of codings', () => {
  function grouped(grouping: Grouping, retrieval: Retrieval = { kind: 'study' }): readonly string[] {
    const index = smallStudy();
    const codings = new Retriever(index, retrieval).codings();
    return groupCodings(index, codings, grouping, codesOf(index.codebook, retrieval))
      .map(({ key, label, codings: own }) => `${key ?? '-'}|${label}|${own.map(({ text }) => text).join(', ')}`);
  }

  it('are transcripts by their titles, in the order of their paths', () => {
    assert.deepEqual(grouped({ kind: 'transcript' }), [
      'transcripts/p1.md|First|it is slow, they lost my letter, my letter',
      'transcripts/p2.md|Second|who pays, nobody',
      'transcripts/p10.md|Tenth|the money',
    ]);
  });

  it('are codes in the order of the codebook; a coding stands with each of its codes', () => {
    assert.deepEqual(grouped({ kind: 'code' }), [
      'barriers|Barriers|it is slow', 'budgets|Budgets|who pays, nobody, the money', 'data|Data|my letter, nobody', 'trust|Trust|they lost my letter',
    ]);
    assert.deepEqual(grouped({ kind: 'code' }, { kind: 'code', slug: 'data' }), ['data|Data|my letter, nobody'], 'only codes that were asked for');
  });

  it('are speakers, and values of an attribute in natural order, with those that have none last', () => {
    assert.deepEqual(grouped({ kind: 'speaker' }), [
      'Carer|Carer|it is slow, they lost my letter, my letter', 'Manager|Manager|nobody', 'Nurse|Nurse|who pays, the money',
    ]);
    assert.deepEqual(grouped({ kind: 'attribute', name: 'wave' }), [
      '2|2|who pays, nobody', '10|10|it is slow, they lost my letter, my letter, the money',
    ]);
    assert.deepEqual(grouped({ kind: 'attribute', name: 'role' }).map((line) => line.slice(0, 2)), ['-|']);
  });
});

describe('how far a transcript is coded', () => {
  function share(text: string): readonly [number, number] {
    const transcript = smallStudy({ 't.md': text }).transcripts.get('t.md')!;
    const { coded, words } = codedShare(transcript);
    return [coded, words];
  }

  it('is the share of its words within codings, each word once', () => {
    assert.deepEqual(share('One [two [three]{.a} four]{.b} five [six]{.a}.\n'), [4, 6]);
    assert.deepEqual(share('One []{.a from=x}two []{.b from=y}three[]{to=x} four[]{to=y} five.\n'), [3, 5]);
    assert.deepEqual(share('---\nsite: A\n---\n\nNothing coded.\n'), [0, 2]);
    assert.deepEqual(share(''), [0, 0]);
  });

  it('never passes the whole, also where a passage begins inside a word', () => {
    assert.deepEqual(share('[un]{.a}[believable]{.b}\n'), [1, 1]);
    assert.deepEqual(share('[שלום 🙂 עולם]{.z}\r\n'), [2, 2]);
  });
});
