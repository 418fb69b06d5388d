import { element } from '../page/element';

/**
 * A bar of a bar chart that is a table: the number stands in a cell beside it, so the bar itself says nothing to a screen reader.
 *
 * @param shares parts of the whole width, between 0 and 1; the first is filled, the second only outlined
 */
export function bar(shares: readonly [number, number?], color: string | null): HTMLElement {
  const made = element('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } });
  shares.forEach((share, nth) => {
    if (share === undefined || share <= 0) return;
    const part = element('span', { class: nth === 0 ? 'bar-own' : 'bar-below' });
    part.style.width = `${(Math.min(1, share) * 100).toFixed(2)}%`;
    if (color !== null) part.style.setProperty('--code-color', color);
    made.append(part);
  });
  return made;
}

/** 0 where nothing can be compared. */
export function share(count: number, most: number): number {
  return most === 0 ? 0 : count / most;
}
