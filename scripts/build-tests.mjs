import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, say } from './project.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** @type {BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  define: { VERBATIM_VERSION: '"0.0.0-test"' },
  logLevel: 'warning',
  sourcemap: 'linked',
  target: 'es2022',
};

/**
 * The test files under a folder, relative to the repository, in a stable order.
 * @param {string} folder
 * @returns {string[]}
 */
export function testFiles(folder) {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .sort();
}

/**
 * Where the bundle of a test file goes.
 * @param {string} file relative to the repository
 * @param {string} [extension]
 */
export function testBundle(file, extension = '.js') {
  return path.join(root, 'out', file.replace(/\.ts$/, extension));
}

/**
 * Bundles tests that run in Node, each file by itself.
 * @param {readonly string[]} files relative to the repository
 * @returns {Promise<string[]>} the bundles
 */
export async function buildNodeTests(files) {
  const { build } = await import('esbuild');
  await build({
    ...common, entryPoints: [...files], outdir: 'out/test', outbase: 'test', format: 'cjs', platform: 'node', target: 'node20',
    external: ['playwright-core', 'esbuild', 'typescript'],
  });
  return files.map((file) => testBundle(file));
}

/** Bundles the suite for VS Code's extension host: one file that brings mocha along, so that it runs in a web worker too. */
export async function buildExtensionTests() {
  const { build } = await import('esbuild');
  await build({
    ...common, entryPoints: ['test/extension/index.ts'], outfile: 'out/test/extension/index.js', format: 'cjs', platform: 'browser',
    conditions: ['worker', 'browser'], mainFields: ['browser', 'module', 'main'], external: ['vscode'], define: { ...common.define, global: 'globalThis' },
    plugins: [suiteFiles],
  });
  say(`built ${testFiles('test/extension/suite').length} extension test files`);
}

/**
 * Resolves `suite:all` to a module that imports every test file.
 * @type {import('esbuild').Plugin}
 */
const suiteFiles = {
  name: 'suite-files',
  setup(build) {
    build.onResolve({ filter: /^suite:all$/ }, () => ({ path: 'all', namespace: 'suite' }));
    build.onLoad({ filter: /.*/, namespace: 'suite' }, () => ({
      contents: testFiles('test/extension/suite').map((file) => `import './${file}';`).join('\n'),
      resolveDir: root,
    }));
  },
};

/** Bundles the end-to-end tests as modules, because they use the hosts' scripts. */
export async function buildEndToEndTests() {
  const { build } = await import('esbuild');
  const files = testFiles('test/e2e');
  await build({
    ...common, entryPoints: files, outdir: 'out/test', outbase: 'test', format: 'esm', outExtension: { '.js': '.mjs' },
    platform: 'node', target: 'node20', packages: 'external',
  });
  return files.map((file) => testBundle(file, '.mjs'));
}

/**
 * Takes away bundles whose test file is gone, so that no test runs that nobody can read any more.
 * @param {string} folder for example `test/unit`
 */
export function removeStaleBundles(folder) {
  const absolute = path.join(root, 'out', folder);
  if (!existsSync(absolute)) return;
  for (const file of readdirSync(absolute, { recursive: true, encoding: 'utf8' })) {
    const source = path.join(root, folder, file.replace(/\.test\.m?js(\.map)?$/, '.test.ts'));
    if (/\.test\.m?js(\.map)?$/.test(file) && !existsSync(source)) rmSync(path.join(absolute, file), { force: true });
  }
}
