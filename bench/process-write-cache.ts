import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkup } from '../src/core/markup/document';
import { readCodebook } from '../src/core/study/codebook';
import { serializeStudy } from '../src/core/study/index-cache';
import { readTranscript } from '../src/core/study/transcript';
import { report } from './report-process';
import { readText, transcriptPaths, utf8 } from './study-on-disk';

const started = performance.now();
const study = process.argv[2]!;
const transcripts = transcriptPaths(study).map((path) => {
  const { size, mtimeMs } = statSync(join(study, path));
  return { path, size, mtime: mtimeMs, transcript: readTranscript(path, readMarkup(readText(study, path))) };
});
const text = readText(study, 'codebook.md');
const bytes = serializeStudy({ codebook: { text, codebook: readCodebook(text) }, transcripts }, utf8);
writeFileSync(process.argv[3]!, bytes);
report(started, () => bytes.length);
