import assert from 'node:assert/strict';
import fc from 'fast-check';
import { palette } from '../../../src/core/study/palette';
import { contrastWith, standingOut, translucent, type Ground } from '../../../src/extension/editor/passage-colors';

const grounds: readonly Ground[] = ['light', 'dark', 'highContrastLight', 'highContrast'];
const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours of passages', () => {
  it('stand out from every ground, whatever colour somebody chose', () => {
    fc.assert(fc.property(color, fc.constantFrom(...grounds), fc.constantFrom(3, 4.5), (chosen, ground, ratio) => {
      const shown = standingOut(chosen, ground, ratio);
      assert.match(shown, /^#[0-9a-f]{6}$/);
      assert.ok(contrastWith(shown, ground) >= ratio);
    }));
  });

  it('stay as they are where they stand out already', () => {
    assert.equal(standingOut('#993300', 'light', 4.5), '#993300');
    assert.equal(standingOut('#ffcc00', 'highContrast', 4.5), '#ffcc00');
  });

  it('stay apart: no two of the palette become one', () => {
    for (const ground of grounds) {
      assert.equal(new Set(palette.map((each) => standingOut(each, ground, 3))).size, palette.length);
    }
  });

  it('measure contrast as WCAG 2 does', () => {
    assert.equal(contrastWith('#000000', 'light'), 21);
    assert.equal(contrastWith('#767676', 'light').toFixed(2), '4.54');
  });

  it('carry opacity in two digits', () => {
    assert.equal(translucent('#0077ee', 0.15), '#0077ee26');
    assert.equal(translucent('#0077ee', 0), '#0077ee00');
  });
});
