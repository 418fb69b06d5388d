import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { endTree, startTree } from '../processes.mjs';
import { root, say } from '../project.mjs';
import { isExecutable, onPath } from './chromium.mjs';
import { codeServerVersion, desktopVersion, hostNodeVersion } from './versions.mjs';

/**
 * Where extension tests run. `npm` is the npm-hosted VS Code in Chromium, `desktop` an executable.
 * @typedef {{ kind: 'npm', description: string } | {
 *   kind: 'desktop', description: string, executable: string, xvfb: boolean, chosenByPerson: boolean
 * }} Host
 */

/** @type {Host} */
export const npmHost = {
  kind: 'npm',
  description: `npm-hosted VS Code ${desktopVersion} (code-server ${codeServerVersion} on Node ${hostNodeVersion}) in Chromium; not a desktop VS Code`,
};

/**
 * First the VS Code a person names in VERBATIM_VSCODE (`npm` for the npm-hosted one), then the pinned desktop VS Code, then the
 * npm-hosted one.
 * @returns {Promise<Host>}
 */
export async function chooseHost() {
  const named = process.env['VERBATIM_VSCODE'] ?? '';
  if (named === 'npm') return npmHost;
  const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  const xvfb = headless && onPath('xvfb-run') !== null;
  if (named !== '') {
    const executable = path.resolve(named);
    if (!isExecutable(executable)) throw new Error(`VERBATIM_VSCODE names ${named}, which is not an executable file.`);
    return { kind: 'desktop', description: `desktop VS Code ${executable} (VERBATIM_VSCODE)`, executable, xvfb, chosenByPerson: true };
  }
  if (headless && !xvfb) {
    say('no display and no xvfb-run: taking the npm-hosted VS Code');
    return npmHost;
  }
  const executable = await downloadedDesktop();
  return executable === null ? npmHost : {
    kind: 'desktop', description: `desktop VS Code ${desktopVersion} through @vscode/test-electron`, executable, xvfb, chosenByPerson: false,
  };
}

/**
 * The pinned desktop VS Code, downloaded if that is possible. Gives up after 20 s without a first byte.
 * @returns {Promise<string | null>} its executable
 */
export async function downloadedDesktop() {
  const child = startTree(process.execPath, [path.join(root, 'scripts/vscode-host/download-desktop.mjs')], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => {
    let output = '';
    let timer = setTimeout(giveUp, 20_000);
    function giveUp() {
      say('the download of a desktop VS Code does not answer: taking the npm-hosted one');
      void endTree(child).then(() => { resolve(null); });
    }
    child.stdout?.setEncoding('utf8');
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (/^progress downloading/m.test(output)) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, 600_000);
      }
    });
    child.once('close', () => {
      clearTimeout(timer);
      const executable = /^executable (.*)$/m.exec(output)?.[1]?.trim();
      const refused = /^refused (.*)$/m.exec(output)?.[1];
      if (refused !== undefined) say(`no desktop VS Code can be downloaded here (${refused})`);
      resolve(executable !== undefined && existsSync(executable) ? executable : null);
    });
  });
}
