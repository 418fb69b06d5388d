// One attempt at the extension tests, through runTests. A process of its own, so that what it prints can be read.
// Usage: node run-tests.mjs EXECUTABLE STUDY
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { root } from '../project.mjs';

const [vscodeExecutablePath, study] = process.argv.slice(2);
if (vscodeExecutablePath === undefined || study === undefined) throw new Error('usage: run-tests.mjs EXECUTABLE STUDY');
// Short: VS Code makes sockets in it, whose paths may have 103 characters.
const userData = mkdtempSync(path.join(tmpdir(), 'vb-'));
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/test/extension/index.js'),
    launchArgs: [study, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(userData, 'extensions')}`, '--disable-gpu', '--disable-telemetry'],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
