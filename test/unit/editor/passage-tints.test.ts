import assert from 'node:assert/strict';
import fc from 'fast-check';
import { palette } from '../../../src/core/study/palette';
import { textContrastOn, tint } from '../../../src/extension/editor/passage-tints';

const grounds = ['light', 'dark'] as const;
const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

function tints(colors: readonly string[], ground: (typeof grounds)[number]): readonly string[] {
  return colors.flatMap((each, lane) => tint(each, ground, lane) ?? []);
}

describe('text on coded passages', () => {
  it('has a contrast of 4.5 or more for each colour of the palette, on the default light and dark themes', () => {
    for (const ground of grounds) {
      const contrasts = palette.map((each) => textContrastOn(tints([each], ground), ground));
      assert.ok(Math.min(...contrasts) >= 6.9, `${ground}: ${contrasts.map((each) => each.toFixed(1)).join(' ')}`);
    }
  });

  it('keeps it where passages overlap, whatever colours people chose and in whatever order the editor paints them', () => {
    fc.assert(fc.property(fc.array(color, { minLength: 1, maxLength: 6 }), fc.constantFrom(...grounds), (colors, ground) => {
      const below = tints(colors, ground);
      assert.ok(textContrastOn(below, ground) >= 4.5);
      assert.ok(textContrastOn([...below].reverse(), ground) >= 4.5);
    }), { numRuns: 1000 });
  });

  it('stands on a tint that can be seen: the colour moves the ground', () => {
    for (const ground of grounds) {
      const plain = textContrastOn([], ground);
      assert.ok(palette.every((each) => Math.abs(textContrastOn(tints([each], ground), ground) - plain) > 0.2));
    }
  });

  it('has no tint beyond the third lane', () => {
    assert.equal(tint('#0077ee', 'light', 3), null);
  });
});
