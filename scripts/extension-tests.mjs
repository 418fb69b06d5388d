#!/usr/bin/env node
// Runs the extension tests in a real VS Code, through runTests of @vscode/test-electron.
// Usage: node scripts/extension-tests.mjs [--grep TEXT]
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildExtensionTests } from './build-tests.mjs';
import { build } from './build.mjs';
import { endTreesWithThisProcess, runTree } from './processes.mjs';
import { outFolder, root, say } from './project.mjs';
import { readResultLine, resultLine } from './results.mjs';
import { chooseHost, npmHost } from './vscode-host/choose.mjs';
import { ensureChromium, onPath } from './vscode-host/chromium.mjs';
import { ensureNpmVsCode } from './vscode-host/npm-install.mjs';

const launcher = path.join(root, 'scripts/vscode-host/launcher.mjs');
const resultsFile = path.join(outFolder, 'test/extension/results.json');

/**
 * @param {import('./vscode-host/choose.mjs').Host} host
 * @returns {Promise<import('./results.mjs').Counts | null>} null when VS Code ended before the tests did
 */
async function attempt(host) {
  if (host.kind === 'npm') {
    await ensureChromium();
    await ensureNpmVsCode();
  }
  say(`VS Code host: ${host.description}`);
  const work = mkdtempSync(path.join(tmpdir(), 'verbatim-test-'));
  const study = path.join(work, 'study');
  cpSync(path.join(root, 'test/extension/study'), study, { recursive: true });
  rmSync(resultsFile, { force: true });
  /** @type {import('./results.mjs').Counts | null} */
  let counted = null;
  const run = [process.execPath, path.join(root, 'scripts/vscode-host/run-tests.mjs'), host.kind === 'npm' ? launcher : host.executable, study];
  const [command, ...args] = host.kind === 'desktop' && host.xvfb ? [onPath('xvfb-run') ?? 'xvfb-run', '-a', ...run] : run;
  try {
    const { code, timedOut } = await runTree(String(command), args, {
      cwd: root,
      timeout: 600_000,
      onLine: (line) => {
        counted = readResultLine(line) ?? counted;
        return readResultLine(line) !== null;
      },
    });
    // The last line printed can be lost when VS Code ends; the file is written before.
    if (existsSync(resultsFile)) counted = readResultLine(readFileSync(resultsFile, 'utf8')) ?? counted;
    if (counted === null) say(timedOut ? 'VS Code took longer than 10 minutes and was ended' : `VS Code ended (code ${code}) before the tests did`);
    return counted;
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

endTreesWithThisProcess();
const { values } = parseArgs({ options: { grep: { type: 'string' } } });
await build();
await buildExtensionTests();
writeFileSync(path.join(outFolder, 'test/extension/options.json'), JSON.stringify({ grep: values.grep ?? '' }));
const host = await chooseHost();
let counts = await attempt(host);
if (counts === null) {
  // A host that cannot start, or dies, is not a failing test; the second time it is.
  const second = host.kind === 'desktop' && !host.chosenByPerson ? npmHost : host;
  say('trying once more');
  counts = await attempt(second);
}
if (counts !== null) console.log(resultLine(counts));
process.exit(counts !== null && counts.failed === 0 ? 0 : 1);
