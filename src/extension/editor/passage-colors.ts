/** The kinds of themes VS Code has, as far as colours care. */
export type Ground = 'light' | 'dark' | 'highContrastLight' | 'highContrast';

/** Red, green and blue, 0 to 255. */
export type Channels = readonly [number, number, number];

/** What the text of an editor usually stands on. Exact grounds are the theme's own and not known to extensions. */
export const grounds: Readonly<Record<Ground, Channels>> = {
  light: [255, 255, 255],
  dark: [31, 31, 31],
  highContrastLight: [255, 255, 255],
  highContrast: [0, 0, 0],
};

/**
 * The code's colour (`#rrggbb`), lightened or darkened only as far as it takes to stand out from the ground by `ratio`
 * (WCAG 2 contrast: 3 for lines, 4.5 for text).
 */
export function standingOut(color: string, ground: Ground, ratio: number): string {
  const behind = grounds[ground];
  const toward: Channels = luminance(behind) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  const own = channels(color);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(own, toward, share);
    if (contrast(mixed, behind) >= ratio) {
      return hex(mixed);
    }
  }
  return hex(toward);
}

/** The colour with an opacity between 0 and 1, as `#rrggbbaa`. */
export function translucent(color: string, opacity: number): string {
  return `${color}${twoDigits(Math.round(opacity * 255))}`;
}

export function contrastWith(color: string, ground: Ground): number {
  return contrast(channels(color), grounds[ground]);
}

export function contrast(a: Channels, b: Channels): number {
  const [brighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (brighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: Channels): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function mix(from: Channels, to: Channels, share: number): Channels {
  return from.map((channel, index) => Math.round(channel + (to[index]! - channel) * share)) as unknown as Channels;
}

export function channels(color: string): Channels {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Channels;
}

function hex(color: Channels): string {
  return `#${color.map(twoDigits).join('')}`;
}

function twoDigits(channel: number): string {
  return channel.toString(16).padStart(2, '0');
}
