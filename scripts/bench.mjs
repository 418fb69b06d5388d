#!/usr/bin/env node
// Measures Verbatim on generated data and prints a table. A missed target is printed as missed; the exit code stays 0.
// Usage: node scripts/bench.mjs [workbench]   With "workbench": only typing in the real workbench.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { targets } from './build.mjs';
import { endTreesWithThisProcess, runTree } from './processes.mjs';
import { outFolder, root, say } from './project.mjs';
import { ensureInstalled } from './setup.mjs';
import { stageExtension } from './vscode-host/stage-extension.mjs';

endTreesWithThisProcess();
await ensureInstalled();
const { build } = await import('esbuild');

const data = path.join(outFolder, 'bench');
const bundles = path.join(data, 'bundles');
mkdirSync(bundles, { recursive: true });
const programs = readdirSync(path.join(root, 'bench')).filter((name) => name === 'main.ts' || name.startsWith('process-'));
await build({
  absWorkingDir: root, entryPoints: programs.map((name) => `bench/${name}`), outdir: bundles, bundle: true, charset: 'utf8',
  format: 'cjs', platform: 'node', target: 'node20', minify: true, logLevel: 'warning',
});

// Built beside `dist`, so that measuring does not change what somebody is trying out.
const shipped = targets(true).find(({ name }) => name === 'extension');
if (shipped === undefined) throw new Error('There is no extension to measure.');
const extension = path.join(bundles, 'extension.js');
await build({ ...shipped.options, outfile: extension });
if (!existsSync(extension)) throw new Error(`${extension} was not built.`);

let code = 0;
if (!process.argv.includes('workbench')) {
  say('measuring; this takes about a minute');
  ({ code } = await runTree(process.execPath, [path.join(bundles, 'main.js'), bundles, data, extension], { cwd: root }));
}
if (code === 0) {
  say('typing in the real workbench; this takes about three minutes');
  const study = path.join(data, 'long-study');
  await runTree(process.execPath, [path.join(bundles, 'process-write-long-study.js'), study], { cwd: root });
  const shippedFolder = stageExtension(root, path.join(data, 'extension'));
  mkdirSync(path.join(shippedFolder, 'dist'), { recursive: true });
  copyFileSync(extension, path.join(shippedFolder, 'dist', 'extension.js'));
  ({ code } = await runTree(process.execPath, ['bench/workbench-typing.mjs', study, shippedFolder, path.join(data, 'nothing')], { cwd: root }));
}
process.exit(code);
