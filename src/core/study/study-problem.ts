import type { TextRange } from '../text';

/** What is wrong with a file of a study, and where; a problem never keeps the rest of the study from working. */
export interface StudyProblem {
  /** Stable name, e.g. `unknown-code`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** UTF-16 offsets in the file's text. */
  readonly range: TextRange;
  /** Says what is wrong and what to do next. */
  readonly message: string;
}
