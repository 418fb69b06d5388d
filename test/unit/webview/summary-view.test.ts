import assert from 'node:assert/strict';
import { themeSummary } from '../../../src/core/analysis/theme-summary';
import { readMarkup } from '../../../src/core/markup/document';
import { StudyIndex } from '../../../src/core/study/study-index';
import { summaryView } from '../../../src/extension/summary/summary-view';
import { tellingAttribute } from '../../../src/extension/summary/telling-attribute';
import { findCoding } from '../../../src/extension/remembered-passage';
import { firstQuotes, type SummaryScope, type SummaryView } from '../../../src/protocol/summary';
import { citation } from '../../../src/webview/summary/citation';

function study(): StudyIndex {
  const index = new StudyIndex();
  index.setCodebook('# Book\n\n## Barriers {#barriers}\n\nWhat stands in the way.\n\n### Budgets {#budgets}\n\n## Trust {#trust}\n');
  const many = Array.from({ length: 50 }, (_, nth) => `**Nurse:** [we pay ${nth}]{.budgets}\n\n**Manager:** Yes.\n`).join('\n');
  index.setTranscript('t/nurse.md', readMarkup(`---\nsite: Millbrook\ntitle: The nurse\n---\n${many}`));
  index.setTranscript('t/manager.md', readMarkup('---\nsite: Saltmarsh\n---\n[It is [money]{.budgets .trust by=ao note="twice"} again]{.barriers}\n'));
  index.setMemo('memos/pays.md', '---\nabout: code:budgets\ncreated: 2024-02-03T10:30:00+01:00\n---\n\nWho pays\n');
  return index;
}

function view(scope: SummaryScope, asked: ReadonlyMap<string, number> = new Map()): SummaryView {
  const index = study();
  return summaryView({ summary: themeSummary(index, scope), index, study: { uri: 'file:///s', name: 'Book' }, scope, asked });
}

describe('what the summary’s page is sent', () => {
  const theme: SummaryScope = { code: 'barriers', by: 'site' };

  it('are counts of the theme’s own codings and of those of the codes below', () => {
    const { codes, totals, title, definition } = view(theme);
    assert.deepEqual(codes.map(({ slug, depth, own, total, isTheme }) => [slug, depth, own.codings, total.codings, isTheme]), [
      ['barriers', 0, 1, 52, true], ['budgets', 1, 51, 51, false],
    ]);
    assert.deepEqual([totals.codings, title, definition], [52, 'Barriers', 'What stands in the way.']);
  });

  it('is the spread with what each value is out of, in the order of the codes', () => {
    assert.deepEqual(view(theme).spread, [
      { value: 'Millbrook', codings: 50, transcripts: 1, base: 1, perCode: [50, 50] },
      { value: 'Saltmarsh', codings: 2, transcripts: 1, base: 1, perCode: [2, 1] },
    ]);
  });

  it('are the first quotes of each code, and more where they are asked for', () => {
    const [barriers, budgets] = view(theme).groups;
    assert.deepEqual([barriers?.total, barriers?.quotes.length], [1, 1]);
    assert.deepEqual([budgets?.total, budgets?.quotes.length], [51, firstQuotes]);
    assert.equal(view(theme, new Map([['budgets', 51]])).groups[1]?.quotes.length, 51);
  });

  it('stays small for a theme of thousands of codings', () => {
    assert.ok(JSON.stringify(view(theme)).length < 20_000);
  });

  it('cites a quote with speaker, place, attributes, other codes and coder', () => {
    const quotes = view(theme, new Map([['budgets', 51]])).groups[1]!.quotes;
    assert.equal(citation(quotes.find(({ text }) => text === 'money')!), 'manager · line 4 · site Saltmarsh · also Trust · coded by ao');
    assert.equal(citation(quotes.find(({ text }) => text === 'we pay 1')!), 'Nurse, The nurse · line 9 · site Millbrook');
    assert.equal(quotes.find(({ text }) => text === 'money')?.note, 'twice');
  });

  it('is the whole study where no code is asked for', () => {
    const whole = view({ code: null, by: null });
    assert.deepEqual([whole.title, whole.totals.codings, whole.codes.length, whole.spread.length], ['Book', 52, 3, 0]);
    assert.deepEqual(whole.memos.map(({ title, detail }) => [title, detail]), [['Who pays', '2024-02-03 10:30']]);
  });
});

describe('finding a quote’s passage again', () => {
  const text = 'One [two]{.a #s1} three [two]{.b} four [two]{.c}.';

  it('goes by id, whatever else changed', () => {
    assert.deepEqual(findCoding(readMarkup(text), { id: 's1', start: 40, end: 43, text: 'gone' })?.codes, ['a']);
  });

  it('goes to the nearest passage of the same words otherwise', () => {
    const markup = readMarkup(text);
    assert.deepEqual(findCoding(markup, { start: 13, end: 16, text: 'two' })?.codes, ['b']);
    assert.deepEqual(findCoding(markup, { start: 900, end: 903, text: 'two' })?.codes, ['c']);
    assert.equal(findCoding(markup, { start: 4, end: 7, text: 'six' }), undefined);
  });
});

describe('the attribute a new summary spreads over', () => {
  const indexOf = (...heads: readonly string[]): StudyIndex => {
    const index = new StudyIndex();
    heads.forEach((head, nth) => index.setTranscript(`t${nth}.md`, readMarkup(`---\n${head}\n---\nWords.\n`)));
    return index;
  };

  it('is the first that makes groups', () => {
    assert.equal(tellingAttribute(indexOf('date: 2024-01-01\nproject: x\nsite: A', 'date: 2024-01-02\nproject: x\nsite: A', 'date: 2024-01-03\nproject: x\nsite: B')), 'site');
  });

  it('is the first of all where none does, and none where there is none', () => {
    assert.equal(tellingAttribute(indexOf('date: 2024-01-01')), 'date');
    assert.equal(tellingAttribute(new StudyIndex()), null);
  });
});
