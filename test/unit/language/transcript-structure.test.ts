import assert from 'node:assert/strict';
import fc from 'fast-check';
import { transcriptOutline, turnFolds, type OutlineItem } from '../../../src/core/language/transcript-outline';
import { wideningSelection } from '../../../src/core/language/widening-selection';
import { readMarkup } from '../../../src/core/markup/document';

const interview = [
  '---', 'title: x', '---', '', '[Before.]{.early}', '',
  '**Interviewer:** Well 🙂?', '', '**Nurse:** We [never felt]{.trust} it. []{.rota .loss from=s1}They', 'left.', '',
  '**Interviewer:** Why[?!]{to=s1}', '', '**Nurse:** לא.', '',
].join('\r\n');

describe('the outline of a transcript', () => {
  const described = (text: string): readonly string[] => {
    const line = (item: OutlineItem): string => `${item.kind === 'turn' ? item.speaker : item.codes.join('+')}: ${item.words}`;
    return transcriptOutline(readMarkup(text)).flatMap((item) => [line(item), ...(item.kind === 'turn' ? item.codings.map((coding) => `  ${line(coding)}`) : [])]);
  };

  it('is its turns, with the codings that begin in each', () => {
    assert.deepEqual(described(interview), [
      'early: Before.', 'Interviewer: Well 🙂?', 'Nurse: We never felt it. They left.', '  trust: never felt', '  rota+loss: They left. **Interviewer:** Why?!',
      'Interviewer: Why?!', 'Nurse: לא.',
    ]);
    assert.deepEqual(described('[a]{.x} no turns [b]{.y}'), ['x: a', 'y: b']);
    assert.deepEqual(described(''), []);
  });

  it('keeps every range inside the one above, and the label or passage inside its own', () => {
    const piece = fc.constantFrom('**Nurse:** ', '**Ärztin:** ', 'word 🙂 ', 'לא ', '\r\n\r\n', '\n', '[', ']{.a}', '[]{.b from=s1}', '[]{to=s1}', '[**Nurse:** x]{.c}', '# H');
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')), (text) => {
      const inside = (outer: { start: number; end: number }, inner: { start: number; end: number }): void =>
        assert.ok(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end, JSON.stringify({ text, outer, inner }));
      for (const item of transcriptOutline(readMarkup(text))) {
        inside({ start: 0, end: text.length }, item.range);
        if (item.kind === 'coding') inside(item.range, item.passage);
        else {
          inside(item.range, item.label);
          for (const coding of item.codings) {
            inside(item.range, coding.range);
            inside(coding.range, coding.passage);
          }
        }
      }
    }), { numRuns: 1000, seed: 4 });
  });

  it('leaves out codings, then turns, where nobody could look through so many', () => {
    const long = (turns: number, codings: number): string => Array.from({ length: turns }, (_, n) => `**Nurse:** ${'[a]{.x} '.repeat(n < codings ? 1 : 0)}b\n\n`).join('');
    const counted = (text: string): string => {
      const items = transcriptOutline(readMarkup(text));
      return `${items.length} ${items.flatMap((item) => (item.kind === 'turn' ? item.codings : [])).length}`;
    };
    assert.deepEqual([counted(long(400, 400)), counted(long(401, 400)), counted(long(801, 0))], ['400 400', '401 0', '0 0']);
  });

  it('folds turns from their label to their last words', () => {
    assert.deepEqual(turnFolds(readMarkup(interview)).map(({ start, end }) => interview.slice(start, end)), [
      '**Interviewer:** Well 🙂?', '**Nurse:** We [never felt]{.trust} it. []{.rota .loss from=s1}They\r\nleft.', '**Interviewer:** Why[?!]{to=s1}', '**Nurse:** לא.',
    ]);
  });
});

describe('widening a selection', () => {
  /** From the `|`, each step as the words it takes in. */
  const at = (marked: string): readonly string[] => {
    const text = marked.replace('|', '');
    return wideningSelection(readMarkup(text), marked.indexOf('|')).map(({ start, end }) => text.slice(start, end));
  };

  it('goes from the word to the sentence, the turn’s words and the turn', () => {
    assert.deepEqual(at('**Nurse:** We me|et. Nobody came.\r\n\r\n**Carer:** Oh.\r\n\r\n**Nurse:** No.'), ['meet', 'We meet.', 'We meet. Nobody came.', '**Nurse:** We meet. Nobody came.']);
    assert.deepEqual(at('אני לא יו|דע. כן.'), ['יודע', 'אני לא יודע.']);
    assert.deepEqual(at('Fine 👩🏽‍⚕️ wo|rds here.'), ['words', 'Fine 👩🏽‍⚕️ words here.']);
    assert.deepEqual(at('---\nti|tle: x\n---\nA.'), []);
  });

  it('stops at the coded passages that fit between', () => {
    assert.deepEqual(at('**Nurse:** We [never fe|lt]{.trust} it. [So]{.x}.\n\n**Nurse:** No.'), ['felt', 'never felt', 'We [never felt]{.trust} it.', 'We [never felt]{.trust} it. [So]{.x}.', '**Nurse:** We [never felt]{.trust} it. [So]{.x}.']);
    assert.deepEqual(at('A. []{.a from=s1}We m|eet. Nobody[]{to=s1} came.'), ['meet', 'We meet.', 'We meet. Nobody']);
  });

  it('always holds the step before', () => {
    const piece = fc.constantFrom('**Nurse:** ', 'word. ', 'לא ', '\r\n\r\n', '[', ']{.a}', '[]{.b from=s1}', '[]{to=s1}', '🙂', '!');
    fc.assert(fc.property(fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join('')), fc.nat(), (text, place) => {
      let last = { start: Infinity, end: -1 };
      for (const range of wideningSelection(readMarkup(text), place % (text.length + 1))) {
        assert.ok(range.start < range.end && (last.end === -1 || (range.start <= last.start && last.end <= range.end)), JSON.stringify({ text, last, range }));
        last = range;
      }
    }), { numRuns: 1000, seed: 6 });
  });
});
