import { readMarkup } from '../src/core/markup/document';
import { StudyIndex } from '../src/core/study/study-index';
import { report } from './report-process';
import { readText, transcriptPaths } from './study-on-disk';

/* The cold index, on one thread: everything the views and the summary ask for is there at the end. */
const started = performance.now();
const study = process.argv[2]!;
const index = new StudyIndex();
index.setCodebook(readText(study, 'codebook.md'));
for (const path of transcriptPaths(study)) index.setTranscript(path, readMarkup(readText(study, path)));
report(started, () => index.totals().codings);
