#!/usr/bin/env node
// Runs test bundles in mocha and ends with one machine-readable line of counts.
// Usage: node scripts/run-mocha.mjs --timeout MS [--grep TEXT] BUNDLE…
import process from 'node:process';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { endTreesWithThisProcess } from './processes.mjs';
import { root } from './project.mjs';
import { resultLine } from './results.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { timeout: { type: 'string', default: '60000' }, grep: { type: 'string' } },
});

endTreesWithThisProcess();
// Tests name their fixtures from the repository's folder.
process.chdir(root);
const mocha = new Mocha({
  timeout: Number(values.timeout), slow: 1000, forbidOnly: process.env['CI'] !== undefined, color: process.stdout.isTTY,
});
if (values.grep !== undefined) mocha.grep(values.grep);
for (const file of positionals) mocha.addFile(file);
await mocha.loadFilesAsync();

const counts = { passed: 0, failed: 0, skipped: 0 };
mocha.run(() => {
  console.log(resultLine(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
  // A test that leaves a timer or a watcher behind must not keep the run from ending.
  setTimeout(() => process.exit(), 2000).unref();
})
  .on('pass', () => { counts.passed++; })
  .on('fail', () => { counts.failed++; })
  .on('pending', () => { counts.skipped++; });
