import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { fakeVscode } from './fake-vscode';

/** How long the extension's bundle takes to load, and `activate` until what it returns is there; milliseconds. */
export interface ActivationReport {
  readonly load: number;
  readonly activate: number;
}

interface ExtensionModule {
  readonly activate?: (context: unknown) => unknown;
}

async function measure(bundle: string): Promise<ActivationReport> {
  const vscode = fakeVscode();
  const nodeRequire = createRequire(bundle);
  const started = performance.now();
  const module: { exports: ExtensionModule } = { exports: {} };
  const run = compileFunction(readFileSync(bundle, 'utf8'), ['exports', 'require', 'module'], { filename: bundle }) as (
    exports: ExtensionModule, require: (name: string) => unknown, owner: typeof module,
  ) => void;
  run(module.exports, (name) => (name === 'vscode' ? vscode : nodeRequire(name)), module);
  const loaded = performance.now();
  if (module.exports.activate === undefined) throw new Error('The bundle has no activate.');
  await module.exports.activate(vscode);
  return { load: loaded - started, activate: performance.now() - loaded };
}

void measure(process.argv[2]!).then((report) => {
  process.stdout.write(JSON.stringify(report));
  // Timers the extension keeps are its own business in VS Code; here they would keep the process alive.
  process.exit();
});
