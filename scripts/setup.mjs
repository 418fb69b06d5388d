import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTree } from './processes.mjs';
import { root, say } from './project.mjs';

const lockfile = path.join(root, 'package-lock.json');
const stamp = path.join(root, 'node_modules', '.verbatim-installed');

/** Installs the dependencies if they are not exactly those of package-lock.json. Runs before node_modules exists. */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(lockfile)).update(process.platform + process.arch).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!matchesLockfile()) {
    say('installing the dependencies (npm ci)');
    await npm(['ci', '--no-audit', '--no-fund']);
  }
  writeFileSync(stamp, wanted);
}

/**
 * Runs npm, twice if it must: a registry hiccup is not a reason to give up.
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export async function npm(args, cwd = root) {
  const windows = process.platform === 'win32';
  for (let attempt = 1; ; attempt++) {
    const result = windows
      ? await runTree('cmd', ['/c', 'npm', ...args], { cwd, quiet: true, timeout: 900_000 })
      : await runTree('npm', args, { cwd, quiet: true, timeout: 900_000 });
    if (result.code === 0) return;
    console.log(result.tail);
    if (attempt === 2) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
    say('npm failed, trying once more');
  }
}

/** True where a person has just run `npm install`: what npm wrote down as installed is what the lockfile asks for. */
function matchesLockfile() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readPackages(hidden);
  const asked = readPackages(lockfile);
  return Object.entries(asked).every(([name, entry]) => name === ''
    || (installed[name] === undefined ? entry.optional === true : installed[name].version === entry.version))
    && Object.keys(installed).every((name) => asked[name] !== undefined);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
