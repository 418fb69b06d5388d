/** What a character is for counting: it separates words, is a word of its own, or is part of a word or beside it. */
const separator = 0;
const beside = 1;
const part = 2;
const character = 3;

/** Ranges of UTF-16 units beyond ASCII, each from its first unit to before the next one's. */
const ranges: readonly (readonly [from: number, kind: number])[] = [
  [0x80, beside], [0x85, separator], [0x86, beside], [0xa0, separator], [0xa1, beside], [0xaa, part], [0xab, beside],
  [0xb5, part], [0xb6, beside], [0xba, part], [0xbb, beside], [0xc0, part], [0x1680, separator], [0x1681, part],
  // Dashes and the ellipsis often stand between words without a space.
  [0x2000, separator], [0x200b, beside], [0x2013, separator], [0x2016, beside], [0x2026, separator], [0x2027, beside],
  [0x2028, separator], [0x202a, beside], [0x202f, separator], [0x2030, beside], [0x205f, separator], [0x2060, beside],
  [0x2070, part], [0x20a0, beside], [0x2100, part], [0x2190, beside], [0x2c00, part], [0x2e80, character],
  [0x2fe0, separator], [0x3005, character], [0x3006, separator], [0x3007, character], [0x3008, separator],
  [0x3041, character], [0x30fb, separator], [0x30fc, character], [0x3100, part], [0x3130, part], [0x31f0, character],
  [0x3200, part], [0x3400, character], [0x4dc0, beside], [0x4e00, character], [0xa000, part],
  // High surrogates of the ideographic planes count the character, the low half nothing; the rest is emoji and letters.
  [0xd800, beside], [0xd840, character], [0xd88d, beside], [0xf900, character], [0xfb00, part], [0xfe00, beside],
  [0xfe10, separator], [0xfe20, beside], [0xfe30, separator], [0xfe70, part], [0xfeff, beside], [0xff01, separator],
  [0xff10, part], [0xff1a, separator], [0xff21, part], [0xff3b, separator], [0xff41, part], [0xff5b, separator],
  [0xff66, character], [0xffa0, part], [0xffe0, beside],
];

const kinds = new Uint8Array(0x10000);
ranges.forEach(([from, kind], index) => kinds.fill(kind, from, ranges[index + 1]?.[0] ?? 0x10000));
for (let code = 0; code < 0x80; code++) {
  const char = String.fromCharCode(code);
  kinds[code] = /[0-9A-Za-z]/u.test(char) ? part : code <= 0x20 || code === 0x7f ? separator : beside;
}

/**
 * Words in a stretch of text: runs between white space that have a letter or digit in them, so that `**`, `>`, `###`
 * or a dash are none and “she's” and “day-to-day” are one. Chinese characters and kana have no spaces between words
 * and count one each; Korean is counted by its spaces. One pass over the UTF-16 units, without a copy.
 */
export function countWords(text: string, start = 0, end = text.length): number {
  let words = 0;
  let inWord = false;
  for (let at = start; at < end; at++) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === part) {
      if (!inWord) {
        words++;
        inWord = true;
      }
    } else if (kind === separator) {
      inWord = false;
    } else if (kind === character) {
      words++;
      inWord = false;
    }
  }
  return words;
}
