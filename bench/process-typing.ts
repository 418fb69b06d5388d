import { longTranscript } from './generated-study';
import { measureKeystrokes, type KeystrokeFigures } from './keystrokes';
import { measurePlanning, type PlanningFigures } from './planning';

/** Figures about the 100,000-word transcript; in a process of its own, so that nothing else's garbage is collected in it. */
export interface TypingReport {
  readonly keystrokes: readonly KeystrokeFigures[];
  readonly planning: PlanningFigures;
}

const text = longTranscript();
const typing: TypingReport = { keystrokes: measureKeystrokes(text), planning: measurePlanning(text) };
process.stdout.write(JSON.stringify(typing));
