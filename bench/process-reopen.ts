import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEntries } from '../src/core/study/index-cache';
import { StudyIndex } from '../src/core/study/study-index';
import { report } from './report-process';
import { readText, transcriptPaths } from './study-on-disk';

/* The same index from the cache that process-write-cache left, when no file has changed since. */
const started = performance.now();
const study = process.argv[2]!;
const cache = process.argv[3]!;
const entries = new Map((parseEntries(readFileSync(cache, 'utf8')) ?? []).map((entry) => [entry.path, entry]));
const index = new StudyIndex();
index.setCodebook(readText(study, 'codebook.md'));
let codings = 0;
for (const path of transcriptPaths(study)) {
  const status = statSync(join(study, path));
  const entry = entries.get(path);
  if (entry === undefined || entry.size !== status.size || entry.mtime !== status.mtimeMs) throw new Error(`${path} is not in the cache.`);
  index.setTranscriptEntry(entry.transcript);
  codings += entry.transcript.codings.length;
}
report(started, codings);
