import * as assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { checkFile, checkStudy } from '../../../src/core/study/check';
import { StudyIndex } from '../../../src/core/study/study-index';
import { smallStudy } from './small-study';

describe('the index of a study', () => {
  it('counts codings, transcripts and speakers, of the code itself and with the codes below', () => {
    const index = smallStudy();
    assert.deepEqual(index.counts('barriers'), { own: { codings: 1, transcripts: 1, speakers: 1 }, total: { codings: 5, transcripts: 3, speakers: 4 } });
    assert.deepEqual(index.counts('budgets'), { own: { codings: 3, transcripts: 2, speakers: 3 }, total: { codings: 3, transcripts: 2, speakers: 3 } });
    assert.deepEqual(index.counts('data'), { own: { codings: 2, transcripts: 2, speakers: 2 }, total: { codings: 2, transcripts: 2, speakers: 2 } });
    assert.deepEqual(index.counts('trust').own, { codings: 1, transcripts: 1, speakers: 1 });
    assert.deepEqual(index.counts('nowhere').total, { codings: 0, transcripts: 0, speakers: 0 });
    assert.deepEqual(index.totals(), { codings: 6, transcripts: 3, speakers: 4 });
  });

  it('counts a coding with two codes of a theme once for the theme', () => {
    const index = new StudyIndex();
    index.setCodebook('## T\n### A\n### B\n');
    index.setTranscript('t.md', readMarkup('[one]{.a .b} [two]{.t .a}\n'));
    assert.deepEqual([index.counts('t').own.codings, index.counts('t').total.codings, index.counts('a').total.codings], [1, 2, 2]);
  });

  it('counts a speaker once in each transcript, and nobody where nobody speaks', () => {
    const index = new StudyIndex();
    index.setCodebook('## A\n');
    const text = 'Nurse: [x]{.a}\n\nNurse: [y]{.a}\n\n# End\n\n[z]{.a}\n';
    index.setTranscript('1.md', readMarkup(text));
    index.setTranscript('2.md', readMarkup(text));
    assert.deepEqual(index.counts('a').own, { codings: 6, transcripts: 2, speakers: 2 });
    const crowd = Array.from({ length: 80 }, (_, at) => `P${at}: [x]{.a} [y]{.a}\n\nP${at}: z\n\n`).join('');
    index.setTranscript('3.md', readMarkup(crowd));
    assert.deepEqual(index.counts('a').own, { codings: 166, transcripts: 3, speakers: 82 });
  });

  it('finds the codings of a code in the order of transcripts and text', () => {
    const index = smallStudy();
    assert.deepEqual(index.codingsOf('budgets', { below: true }).map(({ transcript, text }) => [transcript, text]),
      [['transcripts/p2.md', 'who pays'], ['transcripts/p2.md', 'nobody'], ['transcripts/p10.md', 'the money']]);
    assert.deepEqual(index.codingsOf('barriers', { below: false }).map(({ text }) => text), ['it is slow']);
    assert.equal(index.codingsOf('barriers', { below: true }).length, 5);
    assert.deepEqual(index.codingsOf('nowhere', { below: true }), []);
  });

  it('follows every change', () => {
    const index = smallStudy();
    index.setTranscript('transcripts/p2.md', readMarkup('**Ann:** [all]{.trust}\n\n**Ann:** well\n'));
    assert.deepEqual([index.counts('budgets').own.codings, index.counts('trust').own.codings], [1, 2]);
    index.removeTranscript('transcripts/p10.md');
    assert.deepEqual(index.counts('budgets').total, { codings: 0, transcripts: 0, speakers: 0 });
    index.setCodebook('## Trust\n### Barriers\n');
    assert.deepEqual([index.counts('trust').total.codings, index.counts('barriers').total.codings], [3, 1]);
    assert.deepEqual([...index.unknownCodes().keys()], ['data']);
  });

  it('tells whoever listens, until they stop', () => {
    const index = new StudyIndex();
    let heard = 0;
    const stop = index.onDidChange(() => heard++);
    index.setCodebook('## A\n');
    index.setTranscript('t.md', readMarkup(''));
    index.removeTranscript('none.md');
    assert.deepEqual([heard, index.version], [2, 2]);
    stop();
    index.removeTranscript('t.md');
    assert.deepEqual([heard, index.version], [2, 3]);
  });

  it('keeps files in natural order, however they came', () => {
    const index = new StudyIndex();
    for (const path of ['p10.md', 'p2.md', 'a.md']) {
      index.setTranscript(path, readMarkup(''));
      index.setMemo(`memos/${path}`, '');
    }
    assert.deepEqual([...index.transcripts.keys()], ['a.md', 'p2.md', 'p10.md']);
    assert.deepEqual([...index.memos.keys()], ['memos/a.md', 'memos/p2.md', 'memos/p10.md']);
  });

  it('knows memos by subject and attributes by name', () => {
    const index = smallStudy();
    const titles = (subject: Parameters<typeof index.memosAbout>[0]): readonly string[] => index.memosAbout(subject).map(({ title }) => title);
    assert.deepEqual(titles({ kind: 'code', slug: 'budgets' }), ['Who pays']);
    assert.deepEqual(titles({ kind: 'coding', path: 'transcripts/p2.md', id: 's1' }), ['On one passage']);
    assert.deepEqual(titles({ kind: 'study' }), ['Journal']);
    assert.deepEqual(titles({ kind: 'transcript', path: 'transcripts/p2.md' }), []);
    assert.deepEqual(index.attributeNames(), ['site', 'wave']);
  });
});

describe('checking a study', () => {
  const wrong = (index: StudyIndex): ReturnType<typeof checkStudy> => checkStudy(index).filter(({ problem }) => problem.severity !== 'hint');

  it('finds nothing wrong where nothing is', () => assert.deepEqual(wrong(smallStudy()), []));

  it('hints at codes without a definition and at codes no passage has, once anything is coded', () => {
    const hints = (book: string, transcript: string): readonly string[] => {
      const index = smallStudy({ 'codebook.md': book, 't.md': transcript });
      return checkFile(index, 'codebook.md').map(({ code, severity, range }) => `${severity} ${code} ${book.slice(range.start, range.end)}`);
    };
    const book = '# T\n\n## Theme 🙂\n\n**Use when:** so.\n\n### אמון\n\nTrust.\n\n### Voice {#voice}\n';
    assert.deepEqual(hints(book, '[x]{.voice}'), ['hint unused-code אמון', 'hint empty-definition Voice']);
    assert.deepEqual(hints(book, 'x'), ['hint empty-definition Voice']);
  });

  it('finds the same code twice on passages that share words, unless two coders agree', () => {
    const index = smallStudy();
    const text = '[one [two]{.trust}]{.trust} [three]{.trust}[four]{.trust}\r\n\r\n[[a]{.trust by=x} b]{.trust by=y}[]{.data .trust from=s1}c [d[]{to=s1} e]{.budgets .trust}\r\n';
    index.setTranscript('t.md', readMarkup(text));
    const found = checkFile(index, 't.md');
    assert.deepEqual(found.map(({ code, severity, range }) => `${severity} ${code} ${range.start}`), ['warning same-code-twice 10', `warning same-code-twice ${text.indexOf('{.budgets')}`]);
    assert.match(found[1]?.message ?? '', /the one that begins in line 3, and both have the code “Trust”/);
  });

  it('asks whether a code of nearly that name was meant', () => {
    const index = smallStudy();
    index.setTranscript('t.md', readMarkup('[x]{.budgts} [y]{.nothing-like-it}'));
    assert.deepEqual(checkFile(index, 't.md').map(({ message }) => message.includes('did you mean “budgets”?')), [true, false]);
  });

  it('finds unknown codes, memos about what is gone, and what is wrong in each file', () => {
    const index = smallStudy();
    index.setCodebook('# T\n\n## Barriers\n\n## Budgets {#budgets}\n\n## Data {#budgets}\n');
    index.setTranscript('transcripts/p2.md', readMarkup('[x]{.trust .budgets} []{.data from=s9}y\n'));
    index.setMemo('memos/gone.md', '---\nabout: [code:nowhere, transcripts/p99.md, transcripts/p2.md#s404, "transcripts/p98.md#s1"]\n---\n');
    assert.deepEqual(wrong(index).map(({ path, problem }) => [path, problem.code, problem.severity]), [
      ['codebook.md', 'duplicate-slug', 'error'],
      ['transcripts/p1.md', 'unknown-code', 'warning'],
      ['transcripts/p1.md', 'unknown-code', 'warning'],
      ['transcripts/p2.md', 'unknown-code', 'warning'],
      ['transcripts/p2.md', 'from-without-to', 'error'],
      ['memos/gone.md', 'memo-subject-gone', 'warning'],
      ['memos/gone.md', 'memo-subject-gone', 'warning'],
      ['memos/gone.md', 'memo-subject-gone', 'warning'],
      ['memos/gone.md', 'memo-subject-gone', 'warning'],
      ['memos/passage.md', 'memo-subject-gone', 'warning'],
    ]);
  });

  it('says what to do next', () => {
    const index = new StudyIndex();
    index.setTranscript('t.md', readMarkup('[x]{.trust}\n'));
    assert.deepEqual(checkStudy(index).map(({ problem }) => [problem.message, problem.range]),
      [['The codebook has no code “trust”. Add it there, or correct the tag.', { start: 3, end: 11 }]]);
  });
});
