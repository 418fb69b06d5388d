import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { endTree, onInterrupt, startTree } from '../processes.mjs';
import { root } from '../project.mjs';
import { ensureNpmVsCode } from './npm-install.mjs';

/** Quiet and the same on every machine: no welcome pages, no assistants, nothing that asks the network. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'window.autoDetectHighContrast': false,
  'window.autoDetectColorScheme': false,
};

/**
 * @typedef {{
 *   url: (study: string, options?: { extension?: string, tests?: string }) => string,
 *   log: () => string,
 *   onExit: (listener: () => void) => void,
 *   stop: () => Promise<void>,
 * }} NpmServer `url` opens a study with the extension in development; `log` is the end of what the server printed
 */

/**
 * Serves VS Code from its npm packages on a free loopback port, with a data folder of its own.
 * @param {{ settings?: Record<string, unknown>, startTimeout?: number }} [options] `startTimeout` in milliseconds
 * @returns {Promise<NpmServer>}
 */
export async function startNpmServer({ settings = {}, startTimeout = 120_000 } = {}) {
  const { node, server, folder } = await ensureNpmVsCode();
  const port = await freePort();
  // Short, because VS Code makes sockets in it, whose paths may have 103 characters.
  const data = mkdtempSync(path.join(tmpdir(), 'vb-'));
  mkdirSync(path.join(data, 'data/User'), { recursive: true });
  writeFileSync(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  // Other people and pages on this machine can reach the port, but do not know the token.
  const token = randomBytes(16).toString('hex');
  const child = startTree(node, [
    server, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token, '--accept-server-license-terms',
    '--server-data-dir', data, '--disable-workspace-trust', '--disable-telemetry',
    // A built VS Code ignores extensions in development unless it is started for its own smoke tests.
    '--enable-smoke-test-driver', '--enable-remote-auto-shutdown',
  ], { cwd: folder, env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk) => { log = (log + String(chunk)).slice(-8000); });
  }
  const stop = async () => {
    takeBack();
    await endTree(child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const takeBack = onInterrupt(stop);
  const base = `http://127.0.0.1:${port}/`;
  try {
    await answers(`${base}version`, child, startTimeout);
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log}`);
  }
  return {
    url: (study, { extension = root, tests } = {}) => {
      const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${slashed(file)}`;
      const payload = [
        ['extensionDevelopmentPath', remote(extension)],
        ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
        ['skipWelcome', 'true'],
      ];
      return `${base}?tkn=${token}&folder=${encodeURIComponent(slashed(study))}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
    log: () => log,
    onExit: (listener) => { child.once('exit', listener); },
    stop,
  };
}

/**
 * Without what would make the server behave as part of a VS Code this very script runs in.
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment() {
  return Object.fromEntries(Object.entries(process.env)
    .filter(([name]) => !name.startsWith('VSCODE_') && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS'));
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => { resolve(typeof address === 'object' && address !== null ? address.port : 0); });
    });
  });
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} timeout
 */
async function answers(url, child, timeout) {
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The npm-hosted VS Code ended while starting.');
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
  throw new Error(`The npm-hosted VS Code did not answer within ${timeout / 1000} s.`);
}

/** @param {string} file */
function slashed(file) {
  const forward = file.split(path.sep).join('/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
