import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longTranscript } from './generated-study';
import { generatedCodebook } from './generated-words';

/** Writes a study of one transcript, that of the keystroke figures, into the folder named. */
const [folder] = process.argv.slice(2) as [string];
mkdirSync(join(folder, 'transcripts'), { recursive: true });
writeFileSync(join(folder, 'codebook.md'), generatedCodebook());
writeFileSync(join(folder, 'transcripts/long.md'), longTranscript());
