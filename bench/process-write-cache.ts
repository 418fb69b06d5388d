import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkup } from '../src/core/markup/document';
import { serializeEntries } from '../src/core/study/index-cache';
import { readTranscript } from '../src/core/study/transcript';
import { report } from './report-process';
import { readText, transcriptPaths } from './study-on-disk';

const started = performance.now();
const study = process.argv[2]!;
const entries = transcriptPaths(study).map((path) => {
  const { size, mtimeMs } = statSync(join(study, path));
  return { path, size, mtime: mtimeMs, transcript: readTranscript(path, readMarkup(readText(study, path))) };
});
const text = serializeEntries(entries);
writeFileSync(process.argv[3]!, text);
report(started, text.length);
