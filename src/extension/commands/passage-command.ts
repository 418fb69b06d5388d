import * as vscode from 'vscode';
import type { TextRange } from '../../core/text';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';
import { selectedPassages } from './selected-passages';

export interface PassagesAtHand {
  readonly editor: vscode.TextEditor;
  readonly transcript: OpenTranscript;
  readonly passages: readonly TextRange[];
}

/** The active transcript, or undefined after the person was told what to do. */
export function activeTranscript(
  transcripts: OpenTranscripts,
): { readonly editor: vscode.TextEditor; readonly transcript: OpenTranscript } | undefined {
  const editor = vscode.window.activeTextEditor;
  const transcript = editor && transcripts.get(editor.document);
  if (!editor || !transcript) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a transcript of a study first: a Markdown file in a folder with a codebook.md, or below one.'),
    );
    return undefined;
  }
  return { editor, transcript };
}

/** The passages a coding command is about, or undefined after the person was told what to do. */
export function passagesAtHand(transcripts: OpenTranscripts): PassagesAtHand | undefined {
  const active = activeTranscript(transcripts);
  if (!active) {
    return undefined;
  }
  const passages = selectedPassages(active.transcript, active.editor.selections);
  if (passages.length === 0) {
    tell(vscode.l10n.t('There are no words here to code: select a passage, or put the cursor into a sentence.'));
    return undefined;
  }
  return { ...active, passages };
}

/** Says in the status bar what a command did, without getting in the way of the next one. */
export function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
