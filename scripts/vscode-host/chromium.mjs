import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { runTree } from '../processes.mjs';
import { root, say } from '../project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium to drive, installed if that is possible here.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  await installChromium();
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new Error('No Chromium. Install it with "apt-get install chromium" (Debian, as root) or "npx playwright-core install chromium",'
    + ' or name one in CHROME_PATH.');
}

/** @returns {string | null} */
function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is not an executable file.`);
  }
  const candidates = ['/usr/bin/chromium', ...names.map(onPath)];
  if (process.platform === 'darwin') candidates.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  try {
    candidates.push(chromium.executablePath());
  } catch {
    // Playwright knows no Chromium for this platform.
  }
  return candidates.find((candidate) => candidate !== null && isExecutable(candidate)) ?? null;
}

async function installChromium() {
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('installing Chromium (apt-get install chromium)');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (let attempt = 1; attempt <= 2; attempt++) {
      await runTree('apt-get', ['update'], { env, quiet: true, timeout: 300_000 });
      const result = await runTree('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', 'chromium'], {
        env, quiet: true, timeout: 900_000,
      });
      if (result.code === 0) return;
      console.log(result.tail);
    }
  }
  say('installing Chromium (playwright-core install chromium)');
  await runTree(process.execPath, [path.join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], { timeout: 900_000 });
}

/**
 * @param {string} name of a program
 * @returns {string | null}
 */
export function onPath(name) {
  const extensions = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const extension of extensions) {
      const candidate = path.join(folder, name + extension);
      if (folder !== '' && isExecutable(candidate)) return candidate;
    }
  }
  return null;
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
