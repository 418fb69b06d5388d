import assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { readCodebook } from '../../../src/core/study/codebook';
import { rulerLooks, textLooks, type LookedRange } from '../../../src/extension/editor/passage-looks';

const codebook = readCodebook('# Codes\n\n## Trust {#trust color="#112233"}\n\n## Voice {#voice color="#445566"}\n');
const text = 'I [never [felt]{.voice} it]{.trust}.\n\nLater, [again]{.voice}.\n';

function shown(looks: readonly LookedRange[]): readonly string[] {
  return looks.map(({ look, range }) => `${Object.values(look).join(' ')}: ${text.slice(range.start, range.end)}`);
}

describe('what is drawn into a transcript', () => {
  const markup = readMarkup(text);
  const everything = { start: 0, end: text.length };

  it('is passages by code and lane, slugs in the colour of their passages, and tags', () => {
    assert.deepEqual(shown(textLooks(markup, { codebook, window: everything, cursorLines: [] })), [
      'passage #112233 0: never [felt]{.voice} it', 'passage #445566 1: felt', 'passage #445566 0: again',
      'mention #112233: trust', 'mention #445566: voice', 'mention #445566: voice',
      'markup: [', 'markup: ]{.trust}', 'markup: [', 'markup: ]{.voice}', 'markup: [', 'markup: ]{.voice}',
    ]);
  });

  it('leaves the tags on a line with a cursor as bright as the words', () => {
    const firstLine = { start: 0, end: text.indexOf('\n') };
    const looks = textLooks(markup, { codebook, window: everything, cursorLines: [firstLine] });
    assert.deepEqual(shown(looks.filter(({ look }) => look.kind === 'markup')), ['markup: [', 'markup: ]{.voice}']);
  });

  it('dims nothing when tags are to be seen in full', () => {
    const looks = textLooks(markup, { codebook, window: everything, cursorLines: null });
    assert.ok(looks.every(({ look }) => look.kind !== 'markup'));
  });

  it('is only what touches the window, and passages keep their lanes', () => {
    const window = { start: text.indexOf('felt'), end: text.indexOf('felt') + 4 };
    assert.deepEqual(shown(textLooks(markup, { codebook, window, cursorLines: [] })).slice(0, 2), [
      'passage #112233 0: never [felt]{.voice} it', 'passage #445566 1: felt',
    ]);
    assert.ok(shown(textLooks(markup, { codebook, window, cursorLines: [] })).every((look) => !look.includes('again')));
    assert.deepEqual(textLooks(markup, { codebook, window: { start: text.length, end: text.length }, cursorLines: [] }), []);
  });

  it('is the whole transcript in the overview ruler', () => {
    assert.deepEqual(shown(rulerLooks(markup, codebook)), [
      'ruler #112233 0: never [felt]{.voice} it', 'ruler #445566 1: felt', 'ruler #445566 0: again',
    ]);
  });
});
