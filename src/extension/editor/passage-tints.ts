import { channels, contrast, grounds, mix, translucent, type Channels } from './passage-colors';

/** Plain text of VS Code's default themes, Light Modern and Dark Modern. High contrast has no tints. */
const inks = { light: [59, 59, 59], dark: [204, 204, 204] } as const satisfies Record<string, Channels>;

/** Contrast that plain text keeps on a lane's tint over the tints of all lanes before; lanes after these have none. */
const keptContrast = { light: [8.5, 7, 6], dark: [7, 6, 5.4] } as const;
const strongestTint = { light: 0.15, dark: 0.24 } as const;

type TintedGround = keyof typeof inks;

/**
 * A passage's background, as `#rrggbbaa`: as strong as it can be while text on it, and on the tints of the passages around it, can be
 * read (WCAG 2: 4.5). Null where the lane has none: its line tells.
 */
export function tint(color: string, ground: TintedGround, lane: number): string | null {
  const kept = keptContrast[ground][lane];
  if (kept === undefined) {
    return null;
  }
  const below = lane === 0 ? grounds[ground] : faintest(ground, keptContrast[ground][lane - 1]!);
  const ink = inks[ground];
  let opacity: number = strongestTint[ground];
  while (opacity > 0.02 && contrast(ink, mix(below, channels(color), opacity)) < kept) {
    opacity -= 0.01;
  }
  return translucent(color, opacity);
}

/** Contrast (WCAG 2) of plain text where tints (`#rrggbbaa`) lie on each other, the first at the bottom. */
export function textContrastOn(tints: readonly string[], ground: TintedGround): number {
  const seen = tints.reduce<Channels>(
    (below, each) => mix(below, channels(each), Number.parseInt(each.slice(7), 16) / 255),
    grounds[ground],
  );
  return contrast(inks[ground], seen);
}

/** The grey on which plain text has just so much contrast. */
function faintest(ground: TintedGround, wanted: number): Channels {
  let level = grounds[ground][0];
  while (contrast(inks[ground], [level, level, level]) > wanted) {
    level += ground === 'light' ? -1 : 1;
  }
  return [level, level, level];
}
