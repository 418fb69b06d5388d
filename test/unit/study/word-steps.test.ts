import assert from 'node:assert/strict';
import { wordEndAfter, wordEndBefore, wordStartAfter, wordStartBefore } from '../../../src/core/study/word-steps';

type Step = (text: string, offset: number) => number | null;

/** The text with `|` where steps from `from` lead, one after the other. */
function walk(step: Step, text: string, from: number): string {
  const places: number[] = [];
  for (let at = step(text, from); at !== null; at = step(text, at)) {
    places.push(at);
  }
  return [...places].sort((a, b) => b - a).reduce((marked, at) => `${marked.slice(0, at)}|${marked.slice(at)}`, text);
}

describe('steps by word', () => {
  const text = 'We “never” agreed, (so far).\r\nWho pays?';

  it('end behind the punctuation that closes a word', () => {
    assert.equal(walk(wordEndAfter, text, 0), 'We| “never”| agreed,| (so| far).|\r\nWho| pays?|');
    assert.equal(walk(wordEndBefore, text, text.length), 'We| “never”| agreed,| (so| far).|\r\nWho| pays?');
  });

  it('begin before the punctuation that opens a word', () => {
    assert.equal(walk(wordStartBefore, text, text.length), '|We |“never” |agreed, |(so |far).\r\n|Who |pays?');
    assert.equal(walk(wordStartAfter, text, 0), 'We |“never” |agreed, |(so |far).\r\n|Who |pays?');
  });

  it('never stand inside an emoji, a combined letter or a Hebrew word', () => {
    assert.equal(walk(wordEndAfter, 'so 👩‍👩‍👧 e\u0301te\u0301 שלום, עולם', 0), 'so| 👩‍👩‍👧| e\u0301te\u0301| שלום,| עולם|');
  });

  it('find words where no spaces stand between them', () => {
    const chinese = '我们每周开会。没有人同意。';
    const places = walk(wordEndAfter, chinese, 0).split('|');
    assert.ok(places.length > 4, 'several words');
    assert.ok(places.every((piece) => !piece.startsWith('。')), 'the full stop closes its word');
  });

  it('go over stretches without words that are longer than what is looked at first', () => {
    const gap = `one ${'- '.repeat(2000)}two`;
    assert.equal(wordEndAfter(gap, 3), gap.length);
    assert.equal(wordStartBefore(gap, gap.length - 3), 0);
    assert.equal(wordEndAfter('one - -', 3), null);
    assert.equal(wordStartAfter('', 0), null);
  });
});
