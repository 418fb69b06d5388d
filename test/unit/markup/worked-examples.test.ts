import * as assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { stripMarkup } from '../../../src/core/markup/strip';

/** What section 4 of the markup's specification says is read: codes, passage, id, coder and the like. */
interface Read {
  readonly codes: string;
  readonly passage: string;
  readonly id?: string;
  readonly attributes?: string;
}

const examples: readonly { readonly source: string; readonly verbatim: string; readonly read: readonly Read[] }[] = [
  {
    source: '**P07:** I [never felt they listened]{.trust} to us.',
    verbatim: '**P07:** I never felt they listened to us.',
    read: [{ codes: 'trust', passage: 'never felt they listened' }],
  },
  {
    source: 'I [never felt they listened]{.trust .voice #s7k2f by=ab memo=m12} to us.',
    verbatim: 'I never felt they listened to us.',
    read: [{ codes: 'trust voice', passage: 'never felt they listened', id: 's7k2f', attributes: 'by=ab memo=m12' }],
  },
  {
    source: 'I [never [felt they]{.voice} listened]{.trust} to us.',
    verbatim: 'I never felt they listened to us.',
    read: [
      { codes: 'trust', passage: 'never felt they listened' },
      { codes: 'voice', passage: 'felt they' },
    ],
  },
  {
    source: 'I [[never felt it]{.trust by=ab}]{.voice by=cd}.',
    verbatim: 'I never felt it.',
    read: [
      { codes: 'voice', passage: 'never felt it', attributes: 'by=cd' },
      { codes: 'trust', passage: 'never felt it', attributes: 'by=ab' },
    ],
  },
  {
    source: 'I [never []{.voice from=sq3}felt they]{.trust} listened[]{to=sq3} to us.',
    verbatim: 'I never felt they listened to us.',
    read: [
      { codes: 'trust', passage: 'never felt they' },
      { codes: 'voice', passage: 'felt they listened', id: 'sq3' },
    ],
  },
  {
    source: 'I []{.rota from=s7k}never felt…\n\n**I:** Why is that?\n\n**P07:** They had[]{to=s7k} no time.',
    verbatim: 'I never felt…\n\n**I:** Why is that?\n\n**P07:** They had no time.',
    read: [{ codes: 'rota', passage: 'never felt…\n\n**I:** Why is that?\n\n**P07:** They had', id: 's7k' }],
  },
  {
    source:
      'I []{.rota from=s7k}never felt they []{.loss from=s9d}listened.\n\n' +
      '**I:** Why[?!]{to=s7k} Go on.\n\nThey had [gone [sighs]]{to=s9d} by then.',
    verbatim: 'I never felt they listened.\n\n**I:** Why?! Go on.\n\nThey had gone [sighs] by then.',
    read: [
      { codes: 'rota', passage: 'never felt they listened.\n\n**I:** Why?!', id: 's7k' },
      { codes: 'loss', passage: 'listened.\n\n**I:** Why?! Go on.\n\nThey had gone [sighs]', id: 's9d' },
    ],
  },
  {
    source: '「[信頼できない]{.信頼}」と言った — naïve [👩🏽‍⚕️ café]{.rôle}.',
    verbatim: '「信頼できない」と言った — naïve 👩🏽‍⚕️ café.',
    read: [
      { codes: '信頼', passage: '信頼できない' },
      { codes: 'rôle', passage: '👩🏽‍⚕️ café' },
    ],
  },
  {
    source: 'I [was [laughs] at [the leaflet](http://x.org/a) then[^1]]{.humour}.',
    verbatim: 'I was [laughs] at [the leaflet](http://x.org/a) then[^1].',
    read: [{ codes: 'humour', passage: 'was [laughs] at [the leaflet](http://x.org/a) then[^1]' }],
  },
  {
    source:
      '## [Part two]{.structure}\n\n> [She said *no*]{.refusal} to me.\n\n- [ ] [ask about rota]{.todo}\n\n' +
      '| who | what |\n|---|---|\n| P07 | [unheard]{.voice} |\n',
    verbatim:
      '## Part two\n\n> She said *no* to me.\n\n- [ ] ask about rota\n\n| who | what |\n|---|---|\n| P07 | unheard |\n',
    read: [
      { codes: 'structure', passage: 'Part two' },
      { codes: 'refusal', passage: 'She said *no*' },
      { codes: 'todo', passage: 'ask about rota' },
      { codes: 'voice', passage: 'unheard' },
    ],
  },
  {
    source: 'Write `[text]{.code}` …; literal [text]\\{.code} is not a tag, [this is]{.meta}.',
    verbatim: 'Write `[text]{.code}` …; literal [text]{.code} is not a tag, this is.',
    read: [{ codes: 'meta', passage: 'this is' }],
  },
  {
    source:
      '[The second one.]{.trust note="cf. field note 3"}\n[]{.care from=s5}The third\nand the fourth[]{to=s5} end.',
    verbatim: 'The second one.\nThe third\nand the fourth end.',
    read: [
      { codes: 'trust', passage: 'The second one.', attributes: 'note=cf. field note 3' },
      { codes: 'care', passage: 'The third\nand the fourth', id: 's5' },
    ],
  },
];

describe('the twelve worked examples', () => {
  examples.forEach(({ source, verbatim, read }, index) => {
    it(`${index + 1}: ${source.split('\n')[0] ?? ''}`, () => {
      const document = readMarkup(source);
      assert.equal(stripMarkup(source), verbatim);
      assert.deepEqual(document.diagnostics, []);
      assert.deepEqual(
        document.codings.map((coding) => ({
          codes: coding.codes.join(' '),
          passage: document.verbatimSlice(coding.verbatim),
          id: coding.id,
          attributes: coding.attributes.map(({ key, value }) => `${key}=${value}`).join(' '),
        })),
        read.map(({ codes, passage, id = null, attributes = '' }) => ({ codes, passage, id, attributes })),
      );
    });
  });
});
