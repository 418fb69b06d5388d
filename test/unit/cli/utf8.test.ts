import { deepStrictEqual as same, strictEqual as equal } from 'node:assert';
import { decodeUtf8, describeDecodingProblem } from '../../../src/cli/utf8';

describe('decoding a file', () => {
  it('keeps everything that is UTF-8, the byte order mark too', () => {
    for (const text of ['', '\ufeff', '\ufeff\ufeffa', 'a\u0000b', 'שלום', '👩🏽‍⚕️', '\ufffd', '\u{10ffff}\ud7ff\ue000']) {
      const decoded = decodeUtf8(Buffer.from(text));
      same(decoded, { kind: 'text', text });
    }
  });

  it('says at which byte and line something else begins', () => {
    const cases: readonly (readonly [readonly number[], number, number])[] = [
      [[0x61, 0x0a, 0x0a, 0xff], 3, 3], [[0xc3], 0, 1], [[0x61, 0xe2, 0x82], 1, 1], [[0xc0, 0xaf], 0, 1], [[0xed, 0xa0, 0x80], 0, 1],
      [[0xf0, 0x80, 0x80, 0x80], 0, 1], [[0xf4, 0x90, 0x80, 0x80], 0, 1], [[0xf5, 0x80, 0x80, 0x80], 0, 1], [[0xc3, 0xa9, 0x80], 2, 1],
      [[0xe2, 0x82, 0xac, 0xe2, 0x41], 3, 1], [[0xef, 0xbf, 0xbd, 0xef, 0xbf], 3, 1],
    ];
    for (const [bytes, offset, line] of cases) same(decodeUtf8(Uint8Array.from(bytes)), { kind: 'invalid-utf-8', offset, line });
  });

  it('knows UTF-16, with and without its byte order mark', () => {
    for (const bytes of [Buffer.from('\ufeffhello', 'utf16le'), Buffer.from('\ufeffhello', 'utf16le').swap16(), Buffer.from('hello there', 'utf16le')]) {
      equal(decodeUtf8(bytes).kind, 'utf-16');
    }
  });

  it('puts the problem in words', () => {
    equal(describeDecodingProblem({ kind: 'invalid-utf-8', offset: 13, line: 2 }), 'not valid UTF-8 at byte 13 (line 2); save it as UTF-8 and try again');
  });
});
