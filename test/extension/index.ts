import mocha from 'mocha/mocha';
import * as vscode from 'vscode';
import { resultLine } from '../../scripts/results.mjs';

/** VS Code's extension host calls this and takes a rejection as a failed run. */
export async function run(): Promise<void> {
  const grep = await askedFor();
  mocha.setup({ ui: 'bdd', timeout: 60_000, slow: 5_000, reporter: ConsoleReporter });
  if (grep !== '') mocha.grep(grep);
  await import('suite:all');
  // Mocha's build without Node looks for a page's address; Node's extension host has none.
  if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } });
  console.log('[verbatim] extension tests begin in VS Code ' + vscode.version);
  const failures = await new Promise<number>((resolve) => { mocha.run(resolve); });
  const line = resultLine(counts);
  // Written as well as printed: what is printed last can be lost when VS Code ends.
  await vscode.workspace.fs.writeFile(inOut('results.json'), new TextEncoder().encode(line));
  console.log(line);
  if (failures > 0) throw new Error(`${failures} extension tests failed`);
}

const counts = { passed: 0, failed: 0, skipped: 0 };

/** One line a test, because a log is often all there is to understand a failure from. Mocha calls it with `new`. */
function ConsoleReporter(runner: Mocha.Runner): void {
  runner.on('pass', (test) => {
    counts.passed++;
    console.log(`  passed  ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on('fail', (test, error: Error) => {
    counts.failed++;
    console.log(`  FAILED  ${test.fullTitle()}\n${error.stack ?? String(error)}`);
  });
  runner.on('pending', (test) => {
    counts.skipped++;
    console.log(`  skipped ${test.fullTitle()}`);
  });
}

function inOut(file: string): vscode.Uri {
  const extension = vscode.extensions.getExtension('verbatim-qda.verbatim');
  if (extension === undefined) throw new Error('VS Code did not load the extension verbatim-qda.verbatim');
  return vscode.Uri.joinPath(extension.extensionUri, 'out/test/extension', file);
}

async function askedFor(): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(inOut('options.json'));
  const options: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return typeof options === 'object' && options !== null && 'grep' in options ? String(options.grep) : '';
}
