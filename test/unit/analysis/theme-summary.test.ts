import * as assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { quotesByCode, themeSummary } from '../../../src/core/analysis/theme-summary';
import { StudyIndex } from '../../../src/core/study/study-index';
import { smallStudy } from '../study/small-study';

describe('the summary of a theme', () => {
  const summary = themeSummary(smallStudy(), { code: 'barriers', by: 'wave' });

  it('says what the theme is, and its counts out of what there is', () => {
    assert.deepEqual(summary.scope, { slug: 'barriers', name: 'Barriers', definition: 'What slows *joint* work.', useWhen: 'it is named as a cause.', doNotUseWhen: null, example: null });
    assert.deepEqual(summary.totals, { codings: 5, transcripts: 3, speakers: 4 });
    assert.deepEqual(summary.base, { transcripts: 4, speakers: 5, words: 44 });
  });

  it('counts the code and each one below, in the codebook’s order', () => {
    assert.deepEqual(summary.codes.map(({ slug, name, depth, color, own, total }) => [slug, name, depth, color, own.codings, total.codings]), [
      ['barriers', 'Barriers', 1, '#123456', 1, 5], ['budgets', 'Budgets', 2, '#993300', 3, 3], ['data', 'Data', 2, '#bbaa00', 2, 2],
    ]);
  });

  it('spreads over an attribute: wave 2 before wave 10, transcripts without it last and counted as none', () => {
    assert.deepEqual(summary.spread.map(({ value, codings, transcripts, base, perCode }) => ({ value, codings, transcripts, base, perCode: [...perCode] })), [
      { value: '2', codings: 2, transcripts: 1, base: 1, perCode: [['budgets', 2], ['barriers', 2], ['data', 1]] },
      { value: '10', codings: 3, transcripts: 2, base: 2, perCode: [['barriers', 3], ['data', 1], ['budgets', 1]] },
      { value: '(none)', codings: 0, transcripts: 0, base: 1, perCode: [] },
    ]);
    assert.deepEqual(summary.attributes, ['site', 'wave']);
    assert.deepEqual(themeSummary(smallStudy(), { code: 'barriers', by: null }).spread, []);
  });

  it('quotes every coding once, with speaker, place and the transcript’s attributes', () => {
    assert.deepEqual(summary.quotes.map(({ text, codes, codeNames, speaker, title, line, by, note, attributes }) => [text, codes, codeNames, speaker, title, line, by, note, attributes.get('site')]), [
      ['it is slow', ['barriers'], ['Barriers'], 'Carer', 'First', 10, null, null, 'Saltmarsh'],
      ['who pays', ['budgets'], ['Budgets'], 'Nurse', 'Second', 8, 'ao', 'a joke', 'Millbrook'],
      ['nobody', ['budgets', 'data'], ['Budgets', 'Data'], 'Manager', 'Second', 10, null, null, 'Millbrook'],
      ['the money', ['budgets'], ['Budgets'], 'Nurse', 'Tenth', 8, null, null, 'Millbrook'],
      ['my letter', ['data'], ['Data'], 'Carer', 'First', 10, null, null, 'Saltmarsh'],
    ]);
  });

  it('groups quotes by code as often as they have one, in the order of the text', () => {
    assert.deepEqual(quotesByCode(summary).map(({ code, quotes }) => [code.slug, quotes.map(({ text }) => text)]),
      [['barriers', ['it is slow']], ['budgets', ['who pays', 'nobody', 'the money']], ['data', ['my letter', 'nobody']]]);
    for (const { code, quotes } of quotesByCode(summary)) assert.equal(quotes.length, code.own.codings);
  });

  it('names the codes outside the theme whose passages overlap with it', () => {
    assert.deepEqual(summary.coOccurring, [{ slug: 'trust', name: 'Trust', count: 1 }]);
    assert.deepEqual(themeSummary(smallStudy(), { code: 'budgets', by: null }).coOccurring, [{ slug: 'data', name: 'Data', count: 1 }]);
  });

  it('brings the memos about its codes and codings', () => {
    assert.deepEqual(summary.memos.map(({ path }) => path), ['memos/passage.md', 'memos/who-pays.md']);
    assert.deepEqual(themeSummary(smallStudy(), { code: 'trust', by: null }).memos, []);
  });

  it('of the whole study has all themes, all memos, and says what the codebook does not have', () => {
    const index = smallStudy();
    index.setTranscript('transcripts/p12.md', readMarkup('[new]{.fresh} [both]{.fresh .trust}\n'));
    const whole = themeSummary(index, { code: null, by: 'site' });
    assert.equal(whole.scope, null);
    assert.deepEqual(whole.codes.map(({ slug }) => slug), ['barriers', 'budgets', 'data', 'trust']);
    assert.deepEqual(whole.totals, { codings: 8, transcripts: 4, speakers: 4 });
    assert.deepEqual(whole.unknown, [{ slug: 'fresh', codings: 2 }]);
    assert.deepEqual(whole.spread.map(({ value, codings, base }) => [value, codings, base]), [['Millbrook', 3, 2], ['Saltmarsh', 3, 1], ['(none)', 2, 2]]);
    assert.equal(whole.quotes.length, 7);
    assert.equal(whole.memos.length, 3);
    assert.deepEqual(whole.coOccurring, []);
  });

  it('of a code that only tags know still shows its passages', () => {
    const index = new StudyIndex();
    index.setTranscript('t.md', readMarkup('[new]{.fresh}\n'));
    const fresh = themeSummary(index, { code: 'fresh', by: null });
    assert.deepEqual([fresh.scope?.name, fresh.totals.codings, fresh.quotes.length], ['fresh', 1, 1]);
  });
});

describe('co-occurrence', () => {
  function coOccurring(text: string, code: string): readonly (readonly [string, number])[] {
    const index = new StudyIndex();
    index.setCodebook('## T {#t}\n### A {#a}\n## B {#b}\n## C {#c}\n');
    index.setTranscript('t.md', readMarkup(text));
    return themeSummary(index, { code, by: null }).coOccurring.map(({ slug, count }) => [slug, count]);
  }

  it('needs a shared character: touching passages do not overlap', () => {
    assert.deepEqual(coOccurring('[one]{.a}[two]{.b}\n', 'a'), []);
    assert.deepEqual(coOccurring('[one [two]{.b}]{.a}\n', 'a'), [['b', 1]]);
    assert.deepEqual(coOccurring('[]{.a from=s1}one []{.b from=s2}two[]{to=s1} three[]{to=s2}\n', 'b'), [['a', 1]]);
  });

  it('counts codings of the scope, once for each code they meet', () => {
    assert.deepEqual(coOccurring('[[x]{.b} [y]{.b} [z]{.c}]{.a} [w]{.t .b}\n', 't'), [['b', 2], ['c', 1]]);
  });

  it('finds a long passage that began far before', () => {
    assert.deepEqual(coOccurring(`[]{.b from=s1}start ${'[x]{.c} '.repeat(50)}[here]{.a}[]{to=s1}\n`, 'a'), [['b', 1]]);
  });
});
