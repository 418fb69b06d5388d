#!/usr/bin/env node
// Bundles the extension, the pages of its webviews and the command line.
// Usage: node scripts/build.mjs [--production] [--watch]
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, say } from './project.mjs';
import { ensureInstalled } from './setup.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/**
 * What is built, in the order it is said. An entry that does not exist is left out.
 * @param {boolean} production
 * @returns {readonly { name: string, options: BuildOptions }[]}
 */
export function targets(production) {
  /** @type {BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    define: { VERBATIM_VERSION: JSON.stringify(version) },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    minify: production,
    sourcemap: !production,
    target: 'es2022',
  };
  /** @type {{ name: string, options: BuildOptions }[]} */
  const all = [
    {
      name: 'extension',
      options: {
        ...common,
        entryPoints: ['src/extension/activate.ts'],
        outfile: 'dist/extension.js',
        format: 'cjs',
        // One bundle for the Node and the web extension host: `browser` keeps Node built-ins out, `worker` picks the entity
        // decoder of remark-parse that does not ask for a document.
        platform: 'browser',
        conditions: ['worker', 'browser'],
        external: ['vscode'],
      },
    },
    {
      name: 'webview',
      options: {
        ...common, entryPoints: pageEntries(), outdir: 'dist/webview', format: 'iife', platform: 'browser', conditions: ['browser'],
      },
    },
    {
      name: 'cli',
      options: {
        ...common,
        entryPoints: ['src/cli/main.ts'],
        outfile: 'dist/cli.js',
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        banner: { js: '#!/usr/bin/env node' },
      },
    },
  ];
  return all.filter(({ options }) => Array.isArray(options.entryPoints) && options.entryPoints.length > 0
    && options.entryPoints.every((entry) => existsSync(path.join(root, typeof entry === 'string' ? entry : entry.in))));
}

/**
 * `src/webview/NAME/main.ts` becomes `dist/webview/NAME.js`, a `main.css` beside it `dist/webview/NAME.css`.
 * @returns {{ in: string, out: string }[]}
 */
function pageEntries() {
  const folder = path.join(root, 'src/webview');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => ['main.ts', 'main.css']
      .filter((file) => existsSync(path.join(folder, name, file)))
      .map((file) => ({ in: `src/webview/${name}/${file}`, out: name })));
}

/** @param {{ production?: boolean }} [options] */
export async function build({ production = false } = {}) {
  const { build: bundle } = await import('esbuild');
  for (const { name, options } of targets(production)) {
    const started = Date.now();
    const result = await bundle(options);
    const sizes = Object.entries(result.metafile?.outputs ?? {})
      .filter(([file]) => !file.endsWith('.map'))
      .map(([file, output]) => `${file} ${(output.bytes / 1000).toFixed(0)} kB`);
    say(`built ${name}: ${sizes.join(', ')} in ${Date.now() - started} ms`);
  }
  const cli = path.join(root, 'dist/cli.js');
  if (existsSync(cli)) chmodSync(cli, statSync(cli).mode | 0o111);
}

async function watch() {
  const { context } = await import('esbuild');
  for (const { name, options } of targets(false)) {
    await (await context({ ...options, logLevel: 'info' })).watch();
    say(`watching ${name}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled();
  if (process.argv.includes('--watch')) await watch();
  else await build({ production: process.argv.includes('--production') });
}
