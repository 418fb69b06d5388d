import * as assert from 'node:assert/strict';
import { countWords } from '../../../src/core/study/words';

describe('words', () => {
  for (const [text, words] of [
    ['', 0], ['one', 1], ['one two  three\n\nfour\tfive', 5], ['She’s on a day-to-day contract, isn\'t she?', 7], ['**Nurse:** well', 2], ['### Nurse', 1], ['- > * | --- ...', 0],
    ['at 10:30 on 1,000 days', 5], ['well—no', 2], ['well…no', 2], ['naïve café Ærø ſtraße', 4], ['שלום עולם', 2], ['現在10點', 4], ['我們一向準時開始。', 8], ['カタカナ・ひらがな', 8],
    ['한국어 단어', 2], ['Привет мир', 2], ['नमस्ते दुनिया', 2], ['👩🏽‍⚕️ 😀', 0], ['👍 yes', 1], ['𠮷野家', 3], ['a\u00a0b\u3000c', 3], ['[laughs] [00:12:31]', 2], ['\uFEFFone', 1], ['e\u0301te\u0301', 1],
  ] as const) {
    it(`${JSON.stringify(text)} has ${words}`, () => assert.equal(countWords(text), words));
  }

  it('are counted in a stretch of a text', () => assert.equal(countWords('one two three four', 4, 13), 2));
});
