import { report } from './report-process';
import { readText, transcriptPaths } from './study-on-disk';

/* What everything else is compared with: only reading and decoding. */
const started = performance.now();
const study = process.argv[2]!;
let length = 0;
for (const path of transcriptPaths(study)) length += readText(study, path).length;
report(started, () => length);
