import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readMarkup } from '../../../src/core/markup/document';
import { readCodebook } from '../../../src/core/study/codebook';
import { parseStudy, serializeStudy, type CachedTranscript } from '../../../src/core/study/index-cache';
import { readTranscript } from '../../../src/core/study/transcript';

function entry(path: string, text: string): CachedTranscript {
  return { path, size: text.length, mtime: 1_700_000_000_000.5, transcript: readTranscript(path, readMarkup(text)) };
}

const entries = [
  entry('transcripts/p07.md', '\uFEFF---\r\nsite: A\r\nwave: 2\r\n---\r\n\r\n**Ann:** [a [b]{.x} 👩🏽‍⚕️ \uFEFF]{.trust .x #s1 by=ao note="n"} []{.y from=s2}c\r\n\r\n**Bo:** d[]{to=s2}\r\n\r\n**Ann:** [e]{.z}\r\n\r\n**Bo:** [f]{.a by=}'),
  entry('b.md', 'Nothing coded.'),
  entry('c.md', 'Crossing []{.a from=s1}one []{.b from=s2}two[]{to=s1} three[]{to=s2} and [four]{.c} {x}.\n'),
  entry('d.md', `${readFileSync('test/fixtures/real/青諮會前會.md', 'utf8')}[現在]{.時間}`),
];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf8 = { encode: (text: string) => new TextEncoder().encode(text), decode: (bytes: Uint8Array) => decoder.decode(bytes) };

const codebookText = '# B\n\n## Trust {#trust color="#0b7285" groups="a b"}\n\nWhat it is.\n\n**Use when:** named.\n\n### x\n\n### x\n';
const study = { codebook: { text: codebookText, codebook: readCodebook(codebookText) }, transcripts: entries };

describe('the index cache', () => {
  it('gives back what was read', () => {
    assert.deepEqual(parseStudy(serializeStudy(study, utf8), utf8), study);
    assert.deepEqual(parseStudy(serializeStudy({ ...study, transcripts: [] }, utf8), utf8), { ...study, transcripts: [] });
  });

  it('keeps what several codings share of the text once', () => {
    const text = `[${'a long passage that nobody wants twice '.repeat(50)}]{.x}`;
    const nested = `${'['.repeat(9)}${text}${']{.y}'.repeat(9)}`;
    const size = (transcript: string): number => serializeStudy({ ...study, transcripts: [entry('a.md', transcript)] }, utf8).length;
    assert.ok(size(nested) < size(text) + 1000);
  });

  it('makes quotes when they are asked for', () => {
    let decoded = 0;
    const counting = { ...utf8, decode: (bytes: Uint8Array): string => { decoded++; return utf8.decode(bytes); } };
    const transcripts = parseStudy(serializeStudy(study, utf8), counting)?.transcripts ?? [];
    assert.equal(decoded, 2);
    assert.deepEqual(transcripts[2]?.transcript.coded, [{ codes: ['a'], speaker: null }, { codes: ['b'], speaker: null }, { codes: ['c'], speaker: null }]);
    assert.equal(decoded, 3);
    assert.equal(transcripts[2].transcript.codings[0]?.text, 'one two');
    assert.equal(transcripts[2].transcript.codings, transcripts[2].transcript.codings);
    assert.equal(decoded, 5);
  });

  it('is none where it is of another kind, another version, cut off or damaged', () => {
    const bytes = serializeStudy(study, utf8);
    const text = utf8.decode(bytes);
    const bad = ['', '{', 'null', 'verbatim-index', 'verbatim-index 2', 'verbatim-index 2\n', 'verbatim-index 2 0 0 0\n', 'verbatim-index 2 2 9 0\n{}', 'verbatim-index 2 -1 0 0\n',
      text.slice(0, -5), `${text}x`, text.replace('index 2', 'index 1'), text.replace('verbatim-index', 'other'), text.replace('"trust"', '"trusd"'), text.replace('c.md', 'd.md')];
    for (const damaged of bad) assert.equal(parseStudy(utf8.encode(damaged), utf8), null, damaged.slice(0, 60));
  });

  it('never throws, whatever single piece of it is changed', () => {
    const bytes = serializeStudy(study, utf8);
    for (let at = 0; at < bytes.length; at += at < 60 ? 1 : 97) {
      for (const piece of [0, 0x0a, 0x20, 0x22, 0x2d, 0x39, 0x5b, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = piece;
        assert.doesNotThrow(() => parseStudy(changed, utf8)?.transcripts.map(({ transcript }) => transcript.codings));
      }
    }
  });
});
