const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });

/**
 * Order in which people read values: wave 2 before wave 10, ties broken by code unit so that the order is total.
 * The locale is fixed: a report must come out the same on every machine.
 */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
