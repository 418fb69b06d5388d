import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What the extension consists of at run time; `.vscodeignore` says the same. */
const parts = ['package.json', 'package.nls.json', 'README.md', 'LICENSE', 'dist', 'media', 'syntaxes', 'examples'];

/**
 * Copies the built extension into a folder of its own. VS Code takes every colour and icon theme it finds below an extension in
 * development for one of that extension's, and would find its own: the cache with VS Code lies inside the repository.
 * @param {string} extension folder
 * @param {string} folder is made anew
 * @returns {string} the folder
 */
export function stageExtension(extension, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of parts) {
    const from = path.join(extension, part);
    if (existsSync(from)) cpSync(from, path.join(folder, part), { recursive: true });
  }
  return folder;
}
