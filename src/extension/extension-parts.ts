import type * as vscode from 'vscode';
import type { OpenTranscripts } from './open-transcripts';
import type { Studies } from './studies';
import type { StudyEdits } from './study-edits';

/** What every feature is built from; made once, in activate.ts. */
export interface ExtensionParts {
  readonly context: vscode.ExtensionContext;
  readonly studies: Studies;
  readonly transcripts: OpenTranscripts;
  /** Changes of many files at once. */
  readonly edits: StudyEdits;
}
