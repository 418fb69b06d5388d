import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseStudy } from '../src/core/study/index-cache';
import { StudyIndex } from '../src/core/study/study-index';
import { report } from './report-process';
import { readText, transcriptPaths, utf8 } from './study-on-disk';

/* The same index from the cache that process-write-cache left, when no file has changed since. */
const started = performance.now();
const study = process.argv[2]!;
const cached = parseStudy(readFileSync(process.argv[3]!), utf8);
const entries = new Map(cached?.transcripts.map((entry) => [entry.path, entry]));
const index = new StudyIndex();
const codebook = readText(study, 'codebook.md');
if (cached?.codebook.text !== codebook) throw new Error('The codebook is not in the cache.');
index.setCodebook(codebook, cached.codebook.codebook);
for (const path of transcriptPaths(study)) {
  const status = statSync(join(study, path));
  const entry = entries.get(path);
  if (entry === undefined || entry.size !== status.size || entry.mtime !== status.mtimeMs) throw new Error(`${path} is not in the cache.`);
  index.setTranscriptEntry(entry.transcript);
}
report(started, () => index.totals().codings);
