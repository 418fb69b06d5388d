import * as assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import { readTranscript, type Transcript } from '../../../src/core/study/transcript';

const interview = [
  '---', 'site: Millbrook', 'wave: 2', '---', '', '# GP partner, *Millbrook*', '',
  '**Interviewer:** Who pays?', '',
  '**GP:** [Nobody [ever]{.voice} agreed]{.shared-budgets .barriers #s7k2f by=ao note="see p03"}. []{.trust from=s5}Then', '',
  '**Interviewer:** And now?', '', '**GP:** they[]{to=s5} left.', '', '## After', '', '[The room was cold.]{.setting}', '',
];

function read(text: string): Transcript {
  return readTranscript('transcripts/p07.md', readMarkup(text));
}

describe('a transcript', () => {
  for (const [name, eol, bom] of [['LF', '\n', ''], ['CRLF and a BOM', '\r\n', '\uFEFF'], ['CR', '\r', '']] as const) {
    it(`gives its codings with quote, place, speaker and coder (${name})`, () => {
      const text = bom + interview.join(eol);
      const { codings } = read(text);
      assert.deepEqual(codings.map(({ codes, id, by, text: quote, line, speaker }) => ({ codes, id, by, quote, line, speaker })), [
        { codes: ['shared-budgets', 'barriers'], id: 's7k2f', by: 'ao', quote: 'Nobody ever agreed', line: 10, speaker: 'GP' },
        { codes: ['voice'], id: null, by: null, quote: 'ever', line: 10, speaker: 'GP' },
        { codes: ['trust'], id: 's5', by: null, quote: `Then${eol}${eol}**Interviewer:** And now?${eol}${eol}**GP:** they`, line: 10, speaker: 'GP' },
        { codes: ['setting'], id: null, by: null, quote: 'The room was cold.', line: 18, speaker: null },
      ]);
      const verbatim = readMarkup(text).verbatimText();
      for (const coding of codings) {
        assert.equal(coding.transcript, 'transcripts/p07.md');
        assert.equal(coding.text, verbatim.slice(coding.verbatim.start, coding.verbatim.end));
        assert.match(text.slice(coding.tag.start, coding.tag.end), /^\{\..*\}$/u);
      }
    });
  }

  it('knows its title, attributes, speakers, turns and words', () => {
    const { title, attributes, speakers, turnCount, words, problems } = read(interview.join('\n'));
    assert.deepEqual({ title, attributes: [...attributes], speakers, turnCount, words, problems },
      { title: 'GP partner, Millbrook', attributes: [['site', 'Millbrook'], ['wave', 2]], speakers: ['Interviewer', 'GP'], turnCount: 4, words: 22, problems: [] });
  });

  it('is called by front matter’s title, its heading, or its file', () => {
    assert.equal(read('---\ntitle: P07\n---\n\n# Heading\n').title, 'P07');
    assert.equal(read('Recorded.\n\n# Heading #\n\nText.\n').title, 'Heading');
    assert.equal(read('## Not this\n\nText.\n').title, 'p07');
    assert.equal(read('').title, 'p07');
  });

  it('tells what is wrong with tags and front matter', () => {
    const { problems, codings } = read('---\na: "x\n---\n\nI []{.trust from=s1}said [this]{.a by=}.\n\n[kept]{.b}\n');
    assert.deepEqual(problems.map(({ code, severity }) => [code, severity]), [['front-matter-invalid', 'warning'], ['from-without-to', 'error'], ['malformed-attrs', 'warning']]);
    assert.deepEqual(codings.map(({ text }) => text), ['kept']);
  });
});
