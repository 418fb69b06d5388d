import assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { readCodebook } from '../../../src/core/study/codebook';
import { rulerLooks, textLooks, type LookedRange, type Surroundings } from '../../../src/extension/editor/passage-looks';

const codebook = readCodebook('# Codes\n\n## Trust {#trust color="#112233"}\n\n## Voice {#voice color="#445566"}\n');
const text = 'I [never [felt]{.voice} it]{.trust}.\n\nLater, [again]{.voice}.\n';

function shown(looks: readonly LookedRange[]): readonly string[] {
  return looks.map(({ look, range }) => `${Object.values(look).join(' ')}: ${text.slice(range.start, range.end)}`);
}

const everything = { start: 0, end: text.length };

function surroundings(changed: Partial<Surroundings> = {}): Surroundings {
  return { codebook, window: everything, cursorLines: [], display: 'dimmed', focus: null, ...changed };
}

describe('what is drawn into a transcript', () => {
  const markup = readMarkup(text);

  it('is passages by code, lane and pattern, slugs in the colour of their passages, and tags', () => {
    assert.deepEqual(shown(textLooks(markup, surroundings())), [
      'passage #112233 0 solid Trust: never [felt]{.voice} it', 'passage #445566 1 dashed Voice: felt', 'passage #445566 0 dashed Voice: again',
      'mention #112233: trust', 'mention #445566: voice', 'mention #445566: voice',
      'markup dimmed: [', 'markup dimmed: ]{.trust}', 'markup dimmed: [', 'markup dimmed: ]{.voice}', 'markup dimmed: [', 'markup dimmed: ]{.voice}',
    ]);
  });

  it('leaves the tags on a line with a cursor as bright as the words', () => {
    const firstLine = { start: 0, end: text.indexOf('\n') };
    const looks = textLooks(markup, surroundings({ cursorLines: [firstLine] }));
    assert.deepEqual(shown(looks.filter(({ look }) => look.kind === 'markup')), ['markup dimmed: [', 'markup dimmed: ]{.voice}']);
  });

  it('dims nothing when tags are to be seen in full', () => {
    const looks = textLooks(markup, surroundings({ display: 'full' }));
    assert.ok(looks.every(({ look }) => look.kind !== 'markup'));
  });

  it('is only what touches the window, and passages keep their lanes', () => {
    const window = { start: text.indexOf('felt'), end: text.indexOf('felt') + 4 };
    assert.deepEqual(shown(textLooks(markup, surroundings({ window }))).slice(0, 2), [
      'passage #112233 0 solid Trust: never [felt]{.voice} it', 'passage #445566 1 dashed Voice: felt',
    ]);
    assert.ok(shown(textLooks(markup, surroundings({ window }))).every((look) => !look.includes('again')));
    assert.deepEqual(textLooks(markup, surroundings({ window: { start: text.length, end: text.length } })), []);
  });

  it('is the whole transcript in the overview ruler', () => {
    assert.deepEqual(shown(rulerLooks(markup, surroundings())), [
      'ruler #112233 0: never [felt]{.voice} it', 'ruler #445566 1: felt', 'ruler #445566 0: again',
    ]);
  });

  it('hides tags instead of dimming them when they are to be folded, but not on a line with a cursor', () => {
    const secondLine = { start: text.indexOf('Later'), end: text.length };
    const looks = textLooks(markup, surroundings({ display: 'folded', cursorLines: [secondLine] }));
    assert.deepEqual(shown(looks.filter(({ look }) => look.kind === 'markup')), [
      'markup folded: [', 'markup folded: ]{.trust}', 'markup folded: [', 'markup folded: ]{.voice}',
    ]);
  });

  it('leaves colours to the theme in focus, in the text and in the ruler', () => {
    const looks = textLooks(markup, surroundings({ display: 'full', focus: new Set(['voice']) }));
    assert.deepEqual(shown(looks), [
      'passage  0 solid Trust: never [felt]{.voice} it', 'passage #445566 1 dashed Voice: felt', 'passage #445566 0 dashed Voice: again',
      'mention #445566: voice', 'mention #445566: voice',
    ]);
    assert.deepEqual(shown(rulerLooks(markup, surroundings({ focus: new Set(['trust']) }))), ['ruler #112233 0: never [felt]{.voice} it']);
    assert.deepEqual(rulerLooks(markup, surroundings({ focus: new Set(['unused']) })), []);
  });

  it('finds its places in text with CRLF, emoji and right-to-left words', () => {
    const hostile = '\uFEFFא: [שלום 👩‍⚕️]{.trust}\r\n\r\n[]{.voice from=s1}é👍\r\nb[]{to=s1}\r\n';
    const looks = textLooks(readMarkup(hostile), surroundings({ window: { start: 0, end: hostile.length }, display: 'folded' }));
    assert.deepEqual(looks.map(({ look, range }) => `${look.kind}: ${hostile.slice(range.start, range.end)}`), [
      'passage: שלום 👩‍⚕️', 'passage: é👍\r\nb', 'mention: trust', 'mention: voice',
      'markup: [', 'markup: ]{.trust}', 'markup: []{.voice from=s1}', 'markup: []{to=s1}',
    ]);
  });

  it('marks the ruler of a long transcript no more often than can be seen, and leaves no stretch out', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `Turn ${index} [said]{.voice .trust} and [more]{.trust}.\n\n`).join('');
    const long = readMarkup(`[]{.voice from=s1}${many}[]{to=s1}`);
    const looks = rulerLooks(long, surroundings());
    assert.ok(looks.length > 300 && looks.length <= 480, String(looks.length));
    const ends = looks.filter(({ look }) => look.kind === 'ruler' && look.lane === 1).map(({ range }) => range.end);
    assert.ok(ends.every((end, index) => end - (ends[index - 1] ?? 0) <= long.text.length / 100));
    assert.ok(looks.some(({ range }) => range.end - range.start > long.text.length * 0.9));
  });
});
