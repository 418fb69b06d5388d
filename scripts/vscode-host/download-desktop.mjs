// Downloads the pinned desktop VS Code into the cache, or finds it there, and prints where its executable is. A process of its own,
// so that a download that hangs can be ended.
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder } from '../project.mjs';
import { desktopVersion } from './versions.mjs';

/** @type {import('@vscode/test-electron/out/progress').ProgressReporter} */
const reporter = {
  report: ({ stage }) => { console.log(`progress ${stage}`); },
  error: (error) => { console.log(`progress error ${String(error)}`); },
};

try {
  const executable = await downloadAndUnzipVSCode({ version: desktopVersion, cachePath: cacheFolder, reporter, timeout: 30_000 });
  console.log(`executable ${executable}`);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  console.log(`refused ${error instanceof Error ? error.message : String(error)}${cause}`);
  process.exit(1);
}
