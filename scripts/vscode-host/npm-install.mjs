import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cacheFolder, say } from '../project.mjs';
import { npm } from '../setup.mjs';
import { codeServerVersion, hostNodeVersion } from './versions.mjs';

const home = path.join(cacheFolder, `npm-host-${codeServerVersion}-${hostNodeVersion}`);

/**
 * VS Code as npm packages, installed beside the project: never a dependency of it.
 * @typedef {{ node: string, server: string, folder: string }} NpmVsCode `node` and `server` are files, `folder` is VS Code's
 * @returns {Promise<NpmVsCode>}
 */
export async function ensureNpmVsCode() {
  if (!existsSync(path.join(home, 'complete'))) {
    say(`installing VS Code from npm (code-server ${codeServerVersion}, Node ${hostNodeVersion}; about 600 MB)`);
    // Installed aside and moved, so that an interrupted or a second install never leaves half a VS Code.
    const aside = `${home}-${process.pid}`;
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true });
    writeFileSync(path.join(aside, 'package.json'), '{ "private": true }\n');
    // Its own scripts build what only its login page and its terminal need, and ask for system headers.
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--engine-strict=false'];
    await npm(['install', ...flags, `code-server@${codeServerVersion}`, `${nodePackage()}@${hostNodeVersion}`], aside);
    await npm(['install', '--omit=dev', ...flags], path.join(aside, 'node_modules/code-server/lib/vscode'));
    writeFileSync(path.join(aside, 'complete'), '');
    if (existsSync(path.join(home, 'complete'))) {
      rmSync(aside, { recursive: true, force: true });
    } else {
      rmSync(home, { recursive: true, force: true });
      renameSync(aside, home);
    }
  }
  const folder = path.join(home, 'node_modules/code-server/lib/vscode');
  return {
    node: path.join(home, 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    server: path.join(folder, 'out/server-main.js'),
    folder,
  };
}

/** The npm package that holds Node itself for this machine. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}
