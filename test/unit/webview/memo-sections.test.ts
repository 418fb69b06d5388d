import assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { StudyIndex } from '../../../src/core/study/study-index';
import { codebookPlace, transcriptPlace, type CursorPlace } from '../../../src/extension/memos/cursor-place';
import { memoPathsOf, memoSections, shortMoment, type SectionSources } from '../../../src/extension/memos/memo-sections';

const transcript = '**Nurse:** We [meet [every week]{.trust #sweek1}, but nobody agreed who pays]{.shared-budgets}. Yes.\n';

function study(): StudyIndex {
  const index = new StudyIndex();
  index.setCodebook('# Book\n\n## Barriers {#barriers}\n\n### Shared budgets {#shared-budgets color="#112233"}\n\n## Trust {#trust}\n');
  index.setTranscript('t/nurse.md', readMarkup(transcript));
  index.setMemo('memos/pays.md', '---\nabout: code:shared-budgets\ncreated: 2024-01-02\n---\n\nWho pays\n');
  index.setMemo('memos/newer.md', '---\nabout: code:shared-budgets\ncreated: 2024-02-03T10:30:00+01:00\nauthor: ao\n---\n\nNewer\n');
  index.setMemo('memos/week.md', '---\nabout:\n  - t/nurse.md#sweek1\n  - code:trust\n---\n\nEvery week?\n');
  index.setMemo('memos/journal.md', 'I was tired.\n');
  return index;
}

function sources(place: CursorPlace, more: Partial<SectionSources> = {}): SectionSources {
  return { index: study(), place, begun: [], conflicts: [], extra: null, keyOf: (path) => `file:///${path}`, bodyOf: () => undefined, ...more };
}

function drawn(place: CursorPlace, more: Partial<SectionSources> = {}): readonly string[] {
  return memoSections(sources(place, more)).map(({ label, title, memos }) => `${label} ${title}: ${memos.map(({ path }) => path).join(', ')}`);
}

const at = (words: string): CursorPlace => transcriptPlace('t/nurse.md', readMarkup(transcript), transcript.indexOf(words));

describe('the memo panel’s sections', () => {
  it('go from the passage at the cursor over its codes and the transcript to the journal', () => {
    assert.deepEqual(drawn(at('week')), [
      'Passage “every week”: memos/week.md',
      'Code Trust: ',
      'Code Shared budgets: memos/newer.md, memos/pays.md',
      'Transcript nurse: ',
      'Study Journal: memos/journal.md',
    ]);
  });

  it('offer a memo about a coding without an id by its place', () => {
    const [passage] = memoSections(sources(at('nobody')));
    assert.equal(passage?.title, '“meet every week, but nobody agreed who pays”');
    assert.deepEqual(passage.add, { kind: 'coding-at', path: 't/nurse.md', start: transcript.indexOf('[meet'), end: transcript.indexOf('[meet') + passage.title.length - 2 });
  });

  it('show a memo about several things once, in the first of their sections', () => {
    const all = memoSections(sources(at('week'))).flatMap(({ memos }) => memos.map(({ path }) => path));
    assert.equal(new Set(all).size, all.length);
  });

  it('are the transcript and the journal outside every coding', () => {
    assert.deepEqual(drawn(at('Yes')), ['Transcript nurse: ', 'Study Journal: memos/journal.md']);
  });

  it('follow the cursor through the codebook, and a memo’s own subjects', () => {
    const text = '# Book\n\n## Barriers {#barriers}\n\n### Shared budgets {#shared-budgets}\n\nText\n';
    const index = new StudyIndex();
    index.setCodebook(text);
    assert.deepEqual(codebookPlace(index.codebook, text.indexOf('Text')), { kind: 'code', slug: 'shared-budgets' });
    assert.deepEqual(codebookPlace(index.codebook, 2), { kind: 'study' });
    assert.deepEqual(drawn({ kind: 'memo', about: [{ kind: 'code', slug: 'trust' }] }), ['Code Trust: memos/week.md', 'Study Journal: memos/journal.md']);
  });

  it('show a begun memo first in its section, and one about something else in a section of its own', () => {
    const begun = { key: 'file:///memos/new.md', path: 'memos/new.md', subject: { kind: 'code', slug: 'trust' } } as const;
    assert.equal(drawn(at('Yes'), { begun: [begun], extra: begun.subject })[0], 'Code Trust: memos/new.md, memos/week.md');
    assert.equal(drawn(at('week'), { begun: [begun], extra: begun.subject }).filter((line) => line.startsWith('Code Trust')).length, 1);
  });

  it('show what a person has to decide wherever the cursor is, even where the file is gone', () => {
    const conflicts = [{ key: 'file:///memos/gone.md', base: 'x', text: 'y', about: [] }, { key: 'file:///memos/pays.md', base: 'x', text: 'y', about: [] }];
    assert.deepEqual(drawn(at('Yes'), { conflicts })[0], 'Please decide Changed in two places: gone.md, memos/pays.md');
  });

  it('say the body that was read last, not the one the index has', () => {
    const place: CursorPlace = { kind: 'study' };
    assert.equal(memoSections(sources(place, { bodyOf: () => 'just written' }))[0]?.memos[0]?.body, 'just written');
    assert.deepEqual(memoPathsOf(sources(place)), ['memos/journal.md']);
  });

  it('date a memo for people', () => {
    assert.equal(shortMoment('2024-02-03T10:30:00+01:00'), '2024-02-03 10:30');
    assert.equal(shortMoment('spring'), 'spring');
  });
});
