#!/usr/bin/env node
// Usage: node scripts/test.mjs [unit | extension | e2e] [--grep TEXT] [TEST FILE…]
// Without a part: everything. With test files (unit and property tests only): just those, without type check and lint.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildNodeTests, removeStaleBundles, testFiles } from './build-tests.mjs';
import { endTreesWithThisProcess, runTree } from './processes.mjs';
import { root, say } from './project.mjs';
import { readResultLine } from './results.mjs';
import { ensureInstalled } from './setup.mjs';

const minutes = 60_000;
const parts = /** @type {const} */ (['unit', 'extension', 'e2e']);

/** @type {import('./results.mjs').Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];
/** @type {Set<string>} */
const hosts = new Set();

/**
 * Runs one step in a process of its own and adds what it counted. A step that counts nothing is one check by itself.
 * @param {string} name
 * @param {readonly string[]} args of Node
 * @param {{ timeout: number, counts: boolean, mayBeEmpty?: boolean }} options
 */
async function step(name, args, { timeout, counts, mayBeEmpty = false }) {
  say(`${name} …`);
  const started = Date.now();
  /** @type {import('./results.mjs').Counts | null} */
  let counted = null;
  const result = await runTree(process.execPath, args, {
    cwd: root,
    timeout,
    onLine: (line) => {
      const host = /^\[verbatim\] VS Code host: (.*)$/.exec(line);
      if (host?.[1] !== undefined) hosts.add(host[1]);
      counted = readResultLine(line) ?? counted;
      return readResultLine(line) !== null;
    },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  const outcome = judge(result, counted, counts, mayBeEmpty);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  if (outcome.failed > 0) failures.push(`${name}: ${outcome.why}`);
  say(`${name}: ${outcome.failed === 0 ? 'passed' : `FAILED (${outcome.why})`}`
    + ` (${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped, ${seconds} s)`);
}

/**
 * @param {{ code: number, timedOut: boolean }} result
 * @param {import('./results.mjs').Counts | null} counted
 * @param {boolean} counts
 * @param {boolean} mayBeEmpty
 */
function judge({ code, timedOut }, counted, counts, mayBeEmpty) {
  const sum = counted ?? { passed: 0, failed: 0, skipped: 0 };
  if (timedOut) return { ...sum, failed: sum.failed + 1, why: 'took too long and was ended' };
  if (!counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, why: `exit code ${code}` };
  if (counted === null) return { ...sum, failed: 1, why: `ended with code ${code} before it could count` };
  if (sum.failed > 0) return { ...sum, why: `${sum.failed} of ${sum.passed + sum.failed}` };
  if (code !== 0) return { ...sum, failed: 1, why: `exit code ${code} although no test failed` };
  if (sum.passed + sum.skipped === 0 && !mayBeEmpty) return { ...sum, failed: 1, why: 'no test ran' };
  return { ...sum, why: '' };
}

/** @param {string} name of a file in node_modules/.bin's package, for example `typescript/bin/tsc` */
function tool(name) {
  return path.join(root, 'node_modules', name);
}

/**
 * @param {readonly string[]} files
 * @param {string | undefined} grep
 */
async function nodeTests(files, grep) {
  const grepArgs = grep === undefined ? [] : ['--grep', grep];
  for (const [name, folder, timeout] of /** @type {const} */ ([['unit tests', 'test/unit', 1], ['property tests', 'test/property', 5]])) {
    const chosen = files.length > 0 ? files.filter((file) => file.startsWith(`${folder}/`)) : testFiles(folder);
    if (files.length > 0 && chosen.length === 0) continue;
    removeStaleBundles(folder);
    /** @type {string[]} */
    let bundles = [];
    try {
      bundles = await buildNodeTests(chosen);
    } catch (error) {
      total.failed++;
      failures.push(`${name}: cannot be bundled`);
      say(`${name}: FAILED, cannot be bundled: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    await step(name, ['--enable-source-maps', 'scripts/run-mocha.mjs', '--timeout', String(timeout * minutes), ...grepArgs, ...bundles], {
      timeout: 20 * minutes, counts: true, mayBeEmpty: grep !== undefined,
    });
  }
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
  const asked = positionals.filter((word) => parts.some((part) => part === word));
  const files = positionals.filter((word) => !asked.includes(word))
    .map((file) => path.relative(root, path.resolve(file)).split(path.sep).join('/'));
  const unknown = files.find((file) => !testFiles('test').includes(file));
  if (unknown !== undefined) {
    console.error(`There is no part and no test file ${unknown}. Parts: ${parts.join(', ')}.`);
    process.exit(2);
  }
  /** @param {string} part */
  const wants = (part) => asked.length === 0 ? files.length === 0 || part === 'unit' : asked.includes(part);

  await ensureInstalled();
  const grep = values.grep === undefined ? [] : ['--grep', values.grep];
  if (wants('unit')) {
    if (files.length === 0 && values.grep === undefined) {
      await step('type check', [tool('typescript/bin/tsc'), '-b'], { timeout: 8 * minutes, counts: false });
      await step('lint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'], { timeout: 8 * minutes, counts: false });
      await step('build', ['scripts/build.mjs', '--production'], { timeout: 4 * minutes, counts: false });
    } else {
      await step('build', ['scripts/build.mjs'], { timeout: 4 * minutes, counts: false });
    }
    await nodeTests(files, values.grep);
  }
  if (wants('extension')) {
    await step('extension tests', ['scripts/extension-tests.mjs', ...grep], {
      timeout: 20 * minutes, counts: true, mayBeEmpty: grep.length > 0,
    });
  }
  if (wants('e2e')) {
    await step('end-to-end test', ['scripts/e2e-tests.mjs', ...grep], { timeout: 20 * minutes, counts: true, mayBeEmpty: grep.length > 0 });
  }

  for (const failure of failures) console.log(`FAILED ${failure}`);
  for (const host of hosts) console.log(`VS Code: ${host}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

endTreesWithThisProcess();
try {
  await main();
} catch (error) {
  console.error(error);
  console.log(`${total.passed} passed, ${total.failed + 1} failed, ${total.skipped} skipped`);
  process.exitCode = 1;
}
process.exit();
