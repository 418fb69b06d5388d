#!/usr/bin/env node
// Builds the extension and opens a study in a real VS Code: a desktop VS Code where one is found or can be downloaded, else the
// npm-hosted one in the browser. Usage: npm start [-- path/to/study]
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { endTreesWithThisProcess, onInterrupt, startTree } from './processes.mjs';
import { root, say } from './project.mjs';
import { ensureInstalled } from './setup.mjs';

/** @returns {string} the study's folder */
function studyFromArguments() {
  const asked = process.argv.slice(2);
  if (asked.length > 1 || asked[0]?.startsWith('-') === true) {
    console.error('usage: npm start [-- path/to/study]');
    process.exit(2);
  }
  // npm runs scripts in the repository; a path is meant from where the person stands.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const study = asked[0] === undefined ? path.join(root, 'examples/integrated-care') : path.resolve(from, asked[0]);
  if (!existsSync(study)) {
    console.error(`There is no folder ${study}. Name a study: npm start -- path/to/study`);
    process.exit(2);
  }
  if (!statSync(study).isDirectory()) {
    console.error(`${study} is not a folder. Name the folder of a study, the one with its codebook.md.`);
    process.exit(2);
  }
  if (!existsSync(path.join(study, 'codebook.md'))) {
    say(`${study} has no codebook.md yet: run "Verbatim: New Study" in it to begin one`);
  }
  return study;
}

/**
 * A desktop VS Code: the one a person names, the one on the PATH, or the pinned one, downloaded if need be.
 * @returns {Promise<string | null>} its executable, null for the npm-hosted one
 */
async function findDesktop() {
  const { downloadedDesktop } = await import('./vscode-host/choose.mjs');
  const { isExecutable, onPath } = await import('./vscode-host/chromium.mjs');
  const named = process.env['VERBATIM_VSCODE'] ?? '';
  if (named === 'npm') return null;
  if (named !== '') {
    if (!isExecutable(path.resolve(named))) throw new Error(`VERBATIM_VSCODE names ${named}, which is not an executable file.`);
    return path.resolve(named);
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    say('no display: opening the npm-hosted VS Code in the browser');
    return null;
  }
  return onPath('code') ?? await downloadedDesktop();
}

/**
 * @param {string} executable
 * @param {string} extension
 * @param {string} study
 */
async function openDesktop(executable, extension, study) {
  say(`opening ${study} in ${executable}; close its window or press Ctrl+C to end`);
  const data = mkdtempSync(path.join(tmpdir(), 'vb-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = startTree(executable, [
    study, `--extensionDevelopmentPath=${extension}`, `--user-data-dir=${data}`, '--wait', '--new-window', '--skip-welcome',
    '--skip-release-notes', '--disable-workspace-trust', ...asRoot,
  ]);
  const forget = async () => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  onInterrupt(forget);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (status) => resolve(status ?? 1));
  });
  await forget();
  return code;
}

/**
 * @param {string} extension
 * @param {string} study
 */
async function openInBrowser(extension, study) {
  const { startNpmServer } = await import('./vscode-host/npm-server.mjs');
  const server = await startNpmServer();
  const address = server.url(study, { extension });
  say(`the study ${study} is open in VS Code at\n\n  ${address}\n`);
  say('press Ctrl+C to end');
  openAddress(address);
  await new Promise((resolve) => server.onExit(() => resolve(undefined)));
  console.error(`VS Code's server ended.\n${server.log()}`);
  return 1;
}

/** @param {string} address */
function openAddress(address) {
  const [command, args] = process.platform === 'darwin' ? ['open', [address]]
    : process.platform === 'win32' ? ['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]]
      : ['xdg-open', [address]];
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  startTree(/** @type {string} */ (command), /** @type {string[]} */ (args), { stdio: 'ignore' }).unref();
}

endTreesWithThisProcess();
const study = studyFromArguments();
await ensureInstalled();
const { build } = await import('./build.mjs');
await build();
const { stageExtension } = await import('./vscode-host/stage-extension.mjs');
const extension = stageExtension(root, path.join(root, 'out/extension'));
const desktop = await findDesktop();
process.exit(desktop === null ? await openInBrowser(extension, study) : await openDesktop(desktop, extension, study));
