import assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { sentenceAfter, sentenceBefore, sentenceIn, spokenTextOf, turnIn } from '../../../src/core/study/spoken-text';
import type { TextRange } from '../../../src/core/text';

const text = [
  '---', 'site: A', 'speakers: [Nurse, GP]', '---', '',
  '# Interview', '',
  '**Nurse:** We [meet]{.trust} every week. Nobody agreed 🙂 who pays.', '',
  '**GP:** (nods)', '',
  '**GP:**', '',
  '- First point. Second point.', '',
  '**Nurse:** No.',
].join('\r\n');

function all(step: (from: number) => TextRange | null, from: number, next: (range: TextRange) => number): readonly string[] {
  const spoken = spokenTextOf(readMarkup(text));
  const found: string[] = [];
  for (let range = step(from); range; range = step(next(range))) {
    found.push(spoken.text.slice(range.start, range.end));
    assert.ok(found.length < 50, 'the walk goes forward');
  }
  return found;
}

describe('walking a transcript by sentence', () => {
  const spoken = spokenTextOf(readMarkup(text));
  const sentences = ['Interview', 'We meet every week.', 'Nobody agreed 🙂 who pays.', '(nods)', 'First point.', 'Second point.', 'No.'];

  it('meets every sentence once, forwards and backwards, and neither labels nor front matter', () => {
    assert.deepEqual(all((from) => sentenceAfter(spoken, from), 0, ({ end }) => end), sentences);
    assert.deepEqual(
      all((from) => sentenceBefore(spoken, from), spoken.text.length, ({ start }) => start),
      [...sentences].reverse(),
    );
  });

  it('begins anywhere: from inside a sentence the next one is the one after it', () => {
    const inside = spoken.text.indexOf('every');
    assert.equal(sliceOf(sentenceAfter(spoken, inside)), 'Nobody agreed 🙂 who pays.');
    assert.equal(sliceOf(sentenceBefore(spoken, inside)), 'Interview');
  });

  it('ends at the ends of the transcript', () => {
    assert.equal(sentenceAfter(spoken, spoken.text.length), null);
    assert.equal(sentenceBefore(spoken, 0), null);
    assert.equal(sentenceAfter(spokenTextOf(readMarkup('')), 0), null);
  });

  it('knows no sentence in front matter', () => {
    assert.equal(sentenceIn(spoken, spoken.text.indexOf('site')), null);
  });

  function sliceOf(range: TextRange | null): string | null {
    return range && spoken.text.slice(range.start, range.end);
  }
});

describe('the turn at a place', () => {
  const spoken = spokenTextOf(readMarkup(text));
  const turn = (word: string): string | null => {
    const range = turnIn(spoken, spoken.text.indexOf(word));
    return range && spoken.text.slice(range.start, range.end);
  };

  it('is what the speaker says, without the label', () => {
    assert.equal(turn('Nobody'), 'We meet every week. Nobody agreed 🙂 who pays.');
    assert.equal(turn('Second'), '- First point. Second point.');
  });

  it('is none before the first speaker', () => {
    assert.equal(turn('Interview'), null);
  });
});
