import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readMarkup } from '../../src/core/markup/document';
import { themeSummary } from '../../src/core/analysis/theme-summary';
import { summaryJson } from '../../src/core/interchange/summary-json';
import { checkStudy } from '../../src/core/study/check';
import { parseStudy, serializeStudy } from '../../src/core/study/index-cache';
import { noCodebook } from '../../src/core/study/codebook';
import { StudyIndex } from '../../src/core/study/study-index';
import { readTranscript, type Transcript } from '../../src/core/study/transcript';

const slugs = ['barriers', 'budgets', 'data', 'trust', 'unknown'] as const;

const codebook = fc.constantFrom(
  '', '# B\n\n## Barriers\n\n### Budgets\n\n#### Data\n\n## Trust\n', '# B\n\n## Trust\n\n### Barriers\n\n### Budgets\n\n## Data\n', '## Data\n\n### Trust\n\n### Trust\n\n## Budgets {#barriers}\n',
);

const passage = fc.tuple(fc.constantFrom(...slugs), fc.constantFrom(...slugs), fc.constantFrom('', ' #s1', ' by=ao', ' .trust')).map(([a, b, more]) => `[say [it]{.${b}}]{.${a}${more}}`);
const turn = fc.tuple(fc.constantFrom('Ann: ', 'Bo: ', '**Cy:** ', '### Ann\n', '# Break\n\n', ''), fc.constantFrom('word ', '', '[]{.data from=s9}'), fc.oneof(passage, fc.constant('nothing')), fc.constantFrom('', '[]{to=s9}'))
  .map((parts) => `${parts.join('')}\n\n`);
const transcript = fc.tuple(fc.constantFrom('', '---\nsite: A\nspeakers: [Bo]\n---\n\n', '---\nsite: B\nwave: 2\n---\n\n'), fc.array(turn, { maxLength: 5 })).map(([head, turns]) => head + turns.join(''));
const memo = fc.constantFrom('words', '---\nabout: code:trust\n---\nOn trust', '---\nabout: [p1.md#s1, code:gone]\n---\nOn a passage');

type Step =
  | { readonly kind: 'codebook'; readonly text: string }
  | { readonly kind: 'transcript' | 'cached' | 'memo'; readonly path: string; readonly text: string }
  | { readonly kind: 'removeTranscript' | 'removeMemo' | 'ask'; readonly path: string };

const path = fc.constantFrom('p1.md', 'p2.md', 'p10.md', 'a/p1.md');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('codebook' as const), text: codebook }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('transcript' as const, 'cached' as const), path, text: transcript }) },
  fc.record({ kind: fc.constant('memo' as const), path, text: memo }),
  fc.record({ kind: fc.constantFrom('removeTranscript' as const, 'removeMemo' as const, 'ask' as const), path }),
);

/** All that can be asked of an index, as one text. */
function face(index: StudyIndex): unknown {
  return {
    transcripts: [...index.transcripts],
    memos: [...index.memos],
    counts: [...slugs, 'gone'].map((slug) => index.counts(slug)),
    totals: index.totals(),
    codings: slugs.map((slug) => [index.codingsOf(slug, { below: false }), index.codingsOf(slug, { below: true })]),
    unknown: [...index.unknownCodes()],
    attributes: index.attributeNames(),
    check: checkStudy(index),
    summaries: [null, ...slugs].map((code) => summaryJson(themeSummary(index, { code, by: 'site' }))),
  };
}

function throughCache(transcript: Transcript): Transcript {
  const utf8 = { encode: (text: string) => Buffer.from(text), decode: (bytes: Uint8Array) => Buffer.from(bytes).toString() };
  const study = { codebook: { text: '', codebook: noCodebook }, transcripts: [{ path: transcript.path, size: 1, mtime: 1, transcript }] };
  const entry = parseStudy(serializeStudy(study, utf8), utf8)?.transcripts[0];
  assert.ok(entry);
  return entry.transcript;
}

describe('the index of a study (properties)', function () {
  this.timeout(120_000);

  it('after any updates in any order equals one built from scratch', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const index = new StudyIndex();
      const files = { codebook: '', transcripts: new Map<string, string>(), memos: new Map<string, string>() };
      for (const change of steps) {
        switch (change.kind) {
          case 'codebook':
            files.codebook = change.text;
            index.setCodebook(change.text);
            break;
          case 'transcript':
            files.transcripts.set(change.path, change.text);
            index.setTranscript(change.path, readMarkup(change.text));
            break;
          case 'cached':
            files.transcripts.set(change.path, change.text);
            index.setTranscriptEntry(throughCache(readTranscript(change.path, readMarkup(change.text))));
            break;
          case 'memo':
            files.memos.set(change.path, change.text);
            index.setMemo(change.path, change.text);
            break;
          case 'removeTranscript':
            files.transcripts.delete(change.path);
            index.removeTranscript(change.path);
            break;
          case 'removeMemo':
            files.memos.delete(change.path);
            index.removeMemo(change.path);
            break;
          case 'ask':
            // Counting in between must leave nothing behind.
            index.counts('barriers');
            index.unknownCodes();
        }
      }
      const scratch = new StudyIndex();
      for (const [at, text] of [...files.memos].reverse()) scratch.setMemo(at, text);
      for (const [at, text] of [...files.transcripts].reverse()) scratch.setTranscript(at, readMarkup(text));
      scratch.setCodebook(files.codebook);
      assert.deepEqual(face(index), face(scratch));
    }), { numRuns: 400, seed: 21 });
  });

  it('counts as a reader with a pencil would', () => {
    fc.assert(fc.property(codebook, fc.array(transcript, { maxLength: 4 }), (book, texts) => {
      const index = new StudyIndex();
      index.setCodebook(book);
      texts.forEach((text, at) => index.setTranscript(`${at}.md`, readMarkup(text)));
      const all = [...index.transcripts.values()].flatMap(({ codings }) => codings);
      for (const slug of slugs) {
        const isBelow = (code: string | null): boolean => code !== null && (code === slug || isBelow(index.codebook.bySlug.get(code)?.parent ?? null));
        for (const [counts, matches] of [[index.counts(slug).own, (code: string) => code === slug], [index.counts(slug).total, isBelow]] as const) {
          const found = all.filter(({ codes }) => codes.some(matches));
          assert.deepEqual(counts, {
            codings: found.length,
            transcripts: new Set(found.map((coding) => coding.transcript)).size,
            speakers: new Set(found.filter(({ speaker }) => speaker !== null).map((coding) => `${coding.transcript} ${coding.speaker ?? ''}`)).size,
          });
        }
      }
    }), { numRuns: 400, seed: 23 });
  });
});
