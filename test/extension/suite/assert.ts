/* Assertions for the extension host of the browser too, which has no `node:assert`: `import * as assert`. */

export function ok(value: unknown, message = 'expected a truthy value'): asserts value {
  if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) throw different(actual, expected, message);
}

export function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) throw new Error(message ?? `expected something else than ${shown(expected)}`);
}

/** For data that JSON can hold, whatever the order of keys. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (shown(actual) !== shown(expected)) throw different(actual, expected, message);
}

export function match(actual: string | undefined, pattern: RegExp, message?: string): void {
  if (actual === undefined || !pattern.test(actual)) throw new Error(`${message ?? 'no match'}: ${String(pattern)} in\n${shown(actual)}`);
}

function different(actual: unknown, expected: unknown, message = 'not equal'): Error {
  return new Error(`${message}\n  actual:   ${shown(actual)}\n  expected: ${shown(expected)}`);
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === undefined) return '(undefined)';
    if (part instanceof Uint8Array) return [...part];
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  }, 1);
}
