import * as assert from 'node:assert/strict';
import { readCodebook } from '../../../src/core/study/codebook';
import { colorOf, palette } from '../../../src/core/study/palette';

type Triple = readonly [number, number, number];

/** Linear RGB as seen with each kind of colour vision, severity 1: Machado, Oliveira and Fernandes 2009, table 1. */
const visions: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function linear(color: string): Triple {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return [r ?? 0, g ?? 0, b ?? 0];
}

function seen(vision: readonly [Triple, Triple, Triple], [r, g, b]: Triple): Triple {
  const [x, y, z] = vision.map((row) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)));
  return [x ?? 0, y ?? 0, z ?? 0];
}

/** CIELAB under D65. */
function lab([r, g, b]: Triple): Triple {
  const f = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const [x, y, z] = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883].map(f);
  return [116 * (y ?? 0) - 16, 500 * ((x ?? 0) - (y ?? 0)), 200 * ((y ?? 0) - (z ?? 0))];
}

function luminance(color: string): number {
  const [r, g, b] = linear(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

describe('the palette', () => {
  for (const [name, vision] of Object.entries(visions)) {
    it(`keeps every two colours apart in ${name} vision`, () => {
      for (const a of palette) {
        for (const b of palette) {
          const [p, q] = [lab(seen(vision, linear(a))), lab(seen(vision, linear(b)))];
          assert.ok(a === b || Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) >= 20, `${a} and ${b}`);
        }
      }
    });
  }

  it('shows on a white and on a dark ground', () => {
    for (const color of palette) {
      assert.ok(contrast(color, '#ffffff') >= 2 && contrast(color, '#1e1e1e') >= 2, color);
    }
  });

  it('gives way to a colour a person chose', () => {
    assert.equal(colorOf(readCodebook('## A {#a color="#0B7285"}\n'), 'a'), '#0b7285');
  });

  it('tells siblings and parents apart, and stays when a code is added at the end of a theme', () => {
    const before = readCodebook('## A\n### A1\n### A2\n### A3\n## B\n### B1\n## C\n');
    for (const { parent, slug } of before.codes) {
      const near = before.codes.filter((other) => other.slug !== slug && (other.parent === parent || other.slug === parent));
      assert.ok(near.every((other) => colorOf(before, other.slug) !== colorOf(before, slug)), slug);
    }
    const after = readCodebook('## A\n### A1\n### A2\n### A3\n### A4\n## B\n### B1\n## C\n## D\n');
    for (const { slug } of before.codes) assert.equal(colorOf(after, slug), colorOf(before, slug));
  });

  it('does not repeat before three rounds', () => {
    const { codes, ...rest } = readCodebook(Array.from({ length: palette.length * 3 }, (_, at) => `## C${at}\n`).join(''));
    const colors = codes.map(({ slug }) => colorOf({ codes, ...rest }, slug));
    assert.equal(new Set(colors).size, colors.length);
    for (const color of colors) assert.match(color, /^#[0-9a-f]{6}$/u);
  });

  it('gives codes the codebook does not have a colour that stays', () => {
    const color = colorOf(readCodebook(''), 'unknown');
    assert.match(color, /^#[0-9a-f]{6}$/u);
    assert.equal(colorOf(readCodebook('## A\n## B\n'), 'unknown'), color);
  });
});
