import assert from 'node:assert/strict';
import { sentenceAt, trimmed } from '../../../src/core/study/sentence';

/** The sentence at the `|` of a text. */
function at(marked: string, labelEnd = 0, turnStarts: readonly number[] = []): string | null {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const range = sentenceAt(text, offset, turnStarts, labelEnd);
  return range && text.slice(range.start, range.end);
}

describe('the sentence at a caret', () => {
  it('is the one the caret is in, without the blanks around it', () => {
    assert.equal(at('We meet. Nobo|dy agreed who pays.  Then winter came.'), 'Nobody agreed who pays.');
  });

  it('is the one before the caret at a sentence’s end, the one after it at its start', () => {
    assert.equal(at('We meet.| Nobody agreed.'), 'We meet.');
    assert.equal(at('We meet. |Nobody agreed.'), 'Nobody agreed.');
  });

  it('leaves the speaker’s label out, also with the caret in the label', () => {
    assert.equal(at('**Nurse:** We me|et. Nobody agreed.', 10), 'We meet.');
    assert.equal(at('**Nu|rse:** We meet. Nobody agreed.', 10), 'We meet.');
  });

  it('runs over the line breaks of hard-wrapped text, LF and CRLF', () => {
    assert.equal(at('One. Nobody ever\nagr|eed who\npays. Two.'), 'Nobody ever\nagreed who\npays.');
    assert.equal(at('One. Nobody ever\r\nagr|eed. Two.'), 'Nobody ever\r\nagreed.');
  });

  it('does not run over blank lines, into list items, headings or the next turn', () => {
    assert.equal(at('no stop here\n\nand th|is\n\nnor here'), 'and this');
    assert.equal(at('- first po|int\n- second point'), 'first point');
    assert.equal(at('text bef|ore\n# Heading'), 'text before');
    assert.equal(at('A: yes we d|o\nB: no', 2, [0, 13]), 'yes we do');
  });

  it('takes block prefixes off', () => {
    assert.equal(at('> She s|aid no.'), 'She said no.');
    assert.equal(at('- [ ] as|k about the rota'), 'ask about the rota');
    assert.equal(at('## Part t|wo'), 'Part two');
  });

  it('goes on after a title', () => {
    assert.equal(at('Yes. Dr. Osei as|ked us. No.'), 'Dr. Osei asked us.');
  });

  it('keeps emoji whole and reads Chinese', () => {
    assert.equal(at('Fine 👩🏽‍⚕️! I ne|ver 🙂 felt it.'), 'I never 🙂 felt it.');
    assert.equal(at('我不信任他们。他们|没有来。'), '他们没有来。');
  });

  it('is nothing on a blank line or in an empty text', () => {
    assert.equal(at('One.\n|\nTwo.'), null);
    assert.equal(at('|'), null);
  });
});

describe('a passage without white space at its ends', () => {
  it('keeps what is inside and is empty where there is nothing else', () => {
    assert.deepEqual(trimmed('a  b c  d', { start: 1, end: 8 }), { start: 3, end: 6 });
    assert.deepEqual(trimmed('a \n b', { start: 1, end: 4 }), { start: 1, end: 1 });
  });
});
