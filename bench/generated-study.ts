import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTranscript } from './generated-transcript';
import { generatedCodebook } from './generated-words';

/** The size of the study that every figure is about: an evaluation over three years as in the design. */
export const studySize = { interviews: 184, notes: 235, words: 2_500_000, codings: 40_000 } as const;

/* Change it with anything that changes the generated text. */
const version = '4';

/** Writes the study into `folder` unless it is there already. Returns the folder. */
export function ensureStudy(folder: string): string {
  const stamp = join(folder, 'generated.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['transcripts', 'memos']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'codebook.md'), generatedCodebook());
  for (const { name, text } of transcripts()) writeFileSync(join(folder, 'transcripts', name), text);
  writeFileSync(stamp, version);
  return folder;
}

/* Interviews are long and notes short; the last file takes what rounding left. */
function* transcripts(): Generator<{ readonly name: string; readonly text: string }> {
  const files = studySize.interviews + studySize.notes;
  const interviewShare = 0.7;
  let words = 0;
  let codings = 0;
  let share = 0;
  for (let number = 0; number < files; number++) {
    const kind = number < studySize.interviews ? 'interview' : 'note';
    const spread = 0.5 + ((number * 37) % 101) / 100;
    share += kind === 'interview' ? interviewShare / studySize.interviews * spread : (1 - interviewShare) / studySize.notes * spread;
    const last = number === files - 1;
    const upToWords = last ? studySize.words : Math.round(Math.min(0.999, share) * studySize.words);
    const upToCodings = last ? studySize.codings : Math.round(Math.min(0.999, share) * studySize.codings);
    const text = generateTranscript({ seed: number + 1, kind, words: upToWords - words, codings: upToCodings - codings });
    words = upToWords;
    codings = upToCodings;
    yield { name: `${kind}-${String(number + 1).padStart(3, '0')}.md`, text };
  }
}

/** The 100,000-word transcript with 2,000 codings of the keystroke and planning figures. */
export function longTranscript(): string {
  return generateTranscript({ seed: 4711, kind: 'interview', words: 100_000, codings: 2_000 });
}
