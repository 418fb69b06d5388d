import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The repository's folder. Looked for upwards, because test bundles under `out/` carry a copy of this module.
 * @returns {string}
 */
function findRoot() {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package-lock.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('This script has been moved out of the Verbatim repository.');
    folder = parent;
  }
  return folder;
}

export const root = findRoot();

/** Everything that is downloaded for tests and trials: VS Code in its variants, Node for the npm-hosted one. */
export const cacheFolder = path.join(root, '.vscode-test');

/** Everything that is generated and not shipped. */
export const outFolder = path.join(root, 'out');

/** @param {string} message */
export function say(message) {
  console.log(`[verbatim] ${message}`);
}
