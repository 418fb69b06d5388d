import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readMarkup } from '../../../src/core/markup/document';
import { parseEntries, serializeEntries, type CachedTranscript } from '../../../src/core/study/index-cache';
import { readTranscript } from '../../../src/core/study/transcript';

function entry(path: string, text: string): CachedTranscript {
  return { path, size: text.length, mtime: 1_700_000_000_000.5, transcript: readTranscript(path, readMarkup(text)) };
}

const entries = [
  entry('transcripts/p07.md', '\uFEFF---\r\nsite: A\r\nwave: 2\r\n---\r\n\r\n**Ann:** [a [b]{.x} 👩🏽‍⚕️ \ud800]{.trust .x #s1 by=ao note="n"} []{.y from=s2}c\r\n\r\n**Bo:** d[]{to=s2}\r\n\r\n**Ann:** [e]{.z}\r\n\r\n**Bo:** [f]{.a by=}'),
  entry('b.md', 'Nothing coded.'),
  entry('c.md', 'Crossing []{.a from=s1}one []{.b from=s2}two[]{to=s1} three[]{to=s2} and [four]{.c} {x}.\n'),
  entry('d.md', `${readFileSync('test/fixtures/real/青諮會前會.md', 'utf8')}[現在]{.時間}`),
];

describe('the index cache', () => {
  it('gives back what was read', () => {
    assert.deepEqual(parseEntries(serializeEntries(entries)), entries);
    assert.deepEqual(parseEntries(serializeEntries([])), []);
  });

  it('is none where it is of another kind, another version, cut off or damaged', () => {
    const text = serializeEntries(entries);
    for (const bad of ['', '{', 'null', '[]', '"x"', '{"format":"verbatim-index","version":1}', text.slice(0, -5), text.replace(/"version":\d+/u, '"version":0'),
      text.replace('verbatim-index', 'other'), text.replace('"rows":[[', '"rows":[[1,'), text.replace('Crossing', ''), text.replace('"trust"', '1')]) {
      if (bad !== text) assert.equal(parseEntries(bad), null, bad.slice(0, 60));
    }
  });

  it('never throws, whatever single piece of it is changed', () => {
    const text = serializeEntries(entries);
    for (let at = 0; at < text.length; at += 3) {
      for (const piece of ['', '9', '"', 'null', '-', '[']) {
        assert.doesNotThrow(() => parseEntries(text.slice(0, at) + piece + text.slice(at + 1)));
      }
    }
  });
});
