/** What a message from the other end may be before it is read: nothing is trusted. */
export type Unread = unknown;

export function asRecord(value: Unread): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Readonly<Record<string, unknown>> : null;
}

export function isText(value: Unread): value is string {
  return typeof value === 'string';
}

export function isTextOrNull(value: Unread): value is string | null {
  return value === null || typeof value === 'string';
}

/** A UTF-16 offset, a count or an index. */
export function isNatural(value: Unread): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Reads every entry of a list, or refuses the whole list. */
export function readList<T>(value: Unread, read: (entry: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const entries: T[] = [];
  for (const entry of value as readonly unknown[]) {
    const one = read(entry);
    if (one === null) return null;
    entries.push(one);
  }
  return entries;
}
