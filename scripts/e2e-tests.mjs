#!/usr/bin/env node
// Runs the end-to-end test: a person's job in the npm-hosted VS Code, driven in Chromium.
// Usage: node scripts/e2e-tests.mjs [--grep TEXT]
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildEndToEndTests, removeStaleBundles } from './build-tests.mjs';
import { build } from './build.mjs';
import { endTreesWithThisProcess, runTree } from './processes.mjs';
import { root, say } from './project.mjs';
import { npmHost } from './vscode-host/choose.mjs';
import { ensureChromium } from './vscode-host/chromium.mjs';
import { ensureNpmVsCode } from './vscode-host/npm-install.mjs';

endTreesWithThisProcess();
const { values } = parseArgs({ options: { grep: { type: 'string' } } });
await build();
removeStaleBundles('test/e2e');
const bundles = await buildEndToEndTests();
await ensureChromium();
await ensureNpmVsCode();
say(`VS Code host: ${npmHost.description}`);
const grep = values.grep === undefined ? [] : ['--grep', values.grep];
const { code } = await runTree(
  process.execPath, ['--enable-source-maps', 'scripts/run-mocha.mjs', '--timeout', '600000', ...grep, ...bundles],
  { cwd: root, timeout: 1_140_000 },
);
process.exit(code);
