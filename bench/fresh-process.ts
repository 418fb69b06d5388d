import { spawnSync } from 'node:child_process';

/** A process from its start to its end, in milliseconds, and what it reported. */
export interface Run<Report> {
  readonly whole: number;
  readonly report: Report;
}

/** Runs a bundle in a process of its own and reads the JSON it prints. */
export function runFresh<Report>(bundle: string, args: readonly string[]): Run<Report> {
  const started = performance.now();
  const child = spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const whole = performance.now() - started;
  if (child.status !== 0) throw new Error(`${bundle} ended with ${String(child.status)}:\n${child.stderr}`);
  return { whole, report: JSON.parse(child.stdout) as Report };
}

/** Runs all kinds in turn, round after round, so that a noisy minute falls on all of them. The first round only warms the disk's cache. */
export function runInTurn<Kind extends string, Report>(
  kinds: Readonly<Record<Kind, () => Run<Report>>>, rounds: number,
): Readonly<Record<Kind, readonly Run<Report>[]>> {
  const names = Object.keys(kinds) as Kind[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as Run<Report>[]])) as Record<Kind, Run<Report>[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const run = kinds[name]();
      if (round > 0) runs[name].push(run);
    }
  }
  return runs;
}
