import type { Codebook } from './codebook';

/**
 * Colours for codes that nobody chose one for. Chosen by search so that every two stay apart (CIE76 difference of 20
 * or more) for normal vision and with protanopia, deuteranopia and tritanopia as simulated by Machado, Oliveira and
 * Fernandes (2009), and so that each shows on a white and on a dark ground. The test recomputes both.
 */
export const palette: readonly string[] = [
  '#0077ee', '#993300', '#bbaa00', '#773388', '#009944', '#ee3388', '#99aacc', '#ee9988', '#335544',
];

const assigned = new WeakMap<Codebook, ReadonlyMap<string, string>>();

/**
 * The colour of a code as `#rrggbb`: the chosen one, else one by the code's place below its parent, so that siblings
 * differ and a code added at the end of its theme leaves the other colours as they are. A slug the codebook does not
 * have gets a colour of its own that never changes.
 */
export function colorOf(codebook: Codebook, slug: string): string {
  let colors = assigned.get(codebook);
  if (colors === undefined) {
    colors = assignColors(codebook);
    assigned.set(codebook, colors);
  }
  return colors.get(slug) ?? paletteColor(hash(slug) % palette.length);
}

function assignColors(codebook: Codebook): ReadonlyMap<string, string> {
  const places = new Map<string, number>();
  const colors = new Map<string, string>();
  const siblings = new Map<string | null, number>();
  for (const code of codebook.codes) {
    const sibling = siblings.get(code.parent) ?? 0;
    siblings.set(code.parent, sibling + 1);
    const parentPlace = code.parent === null ? -1 : (places.get(code.parent) ?? -1);
    const place = parentPlace + 1 + sibling;
    places.set(code.slug, place);
    colors.set(code.slug, code.color ?? paletteColor(place));
  }
  return colors;
}

/** Later rounds through the palette are lighter, then darker, so that a long list of siblings does not repeat at once. */
function paletteColor(place: number): string {
  const color = palette[place % palette.length] ?? '#0077ee';
  const round = Math.floor(place / palette.length) % 3;
  return round === 0 ? color : mix(color, round === 1 ? 255 : 0, 0.3);
}

function mix(color: string, toward: number, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16);
    return Math.round(value + (toward - value) * share).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
