import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../src/core/study/codebook';
import { gutterStyle, stripeIcon, type GutterStripe } from '../../../src/extension/editor/gutter-stripe';
import { patternedLine, patternOf } from '../../../src/extension/editor/passage-patterns';

const trust: GutterStripe = { color: '#0077ee', lane: 1, pattern: 'solid', name: 'Trust' };

/** Strings of a style, with what CSS makes of their escapes. */
function strings(style: string): readonly string[] {
  return [...style.matchAll(/"([^"\\]|\\[0-9a-f]{1,6} )*"/g)].map(([found]) =>
    found.slice(1, -1).replace(/\\([0-9a-f]{1,6}) /g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))));
}

describe('stripes in the gutter', () => {
  it('stand in the place of their lane, and tell their name there', () => {
    const style = gutterStyle(trust);
    assert.match(style, /--verbatim-stripe-1: linear-gradient\(#0077ee, #0077ee\) 4px 0 \/ 3px 100% no-repeat;/);
    assert.match(style, /--verbatim-name-1: "Trust\\a ";/);
    assert.match(style, /background: var\(--verbatim-stripe-0, none\), var\(--verbatim-stripe-1, none\)/);
  });

  it('share the last place when there are more lanes than places, but keep their names', () => {
    const style = gutterStyle({ ...trust, lane: 7 });
    assert.match(style, /--verbatim-stripe-4: .* 16px 0/);
    assert.match(style, /--verbatim-name-7: "Trust/);
  });

  it('say alike how a line is drawn, so that it does not matter whose rule comes last', () => {
    const common = (style: string): string => style.slice(style.indexOf('background:'));
    assert.equal(common(gutterStyle(trust)), common(gutterStyle({ color: '#993300', lane: 0, pattern: 'dotted', name: 'Care' })));
  });

  it('show names as text, whatever is in them', () => {
    const names = ['"; } body { display: none } .x { content: "', '\\', '{0}', '</style><script>', 'a\nb', 'עברית 👍', '\uD800'];
    fc.assert(fc.property(fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (name) => {
      const style = gutterStyle({ ...trust, name });
      const shown = /--verbatim-name-1: "((?:[\p{L}\p{M}\p{N}]|\\[0-9a-f]{1,6} )*)";/u.exec(style);
      assert.ok(shown, style);
      assert.deepEqual(strings(style).length, 13);
    }), { numRuns: 30 });
    assert.match(strings(gutterStyle({ ...trust, name: 'Money & "time"' }))[0]!, /^Money & "time"\n$/);
  });

  it('have an icon of the stripe alone to fall back on', () => {
    assert.match(stripeIcon({ ...trust, pattern: 'dashed' }), /M5\.5 0V19" stroke="#0077ee" stroke-width="3" stroke-dasharray="9 4"/);
  });
});

describe('patterns of codes', () => {
  const codebook = readCodebook(`# Codes\n\n${'abcdef'.split('').map((slug) => `## ${slug} {#${slug}}\n`).join('\n')}`);

  it('differ for codes that follow each other', () => {
    const patterns = [...'abcd'].map((slug) => patternOf(codebook, slug));
    assert.equal(new Set(patterns).size, 4);
    assert.equal(patternOf(codebook, 'e'), patternOf(codebook, 'a'));
    assert.equal(patternOf(codebook, 'unheard-of'), 'dotted');
  });

  it('are lines in CSS', () => {
    assert.equal(patternedLine('#112233', 'solid', 'to right'), 'linear-gradient(#112233, #112233)');
    assert.equal(patternedLine('#112233', 'dotted', 'to bottom'),
      'repeating-linear-gradient(to bottom, #112233 0px 2px, transparent 2px 5px)');
  });
});
