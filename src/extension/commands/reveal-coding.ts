import * as vscode from 'vscode';
import { PresentCodings } from '../../core/study/present-codings';
import type { IndexedCoding } from '../../core/study/transcript';
import type { TextRange } from '../../core/text';
import type { OpenTranscripts } from '../open-transcripts';
import { textColumn } from '../reveal-passage';
import type { StudySession } from '../studies';

/** Opens the transcript and selects the passage, at the place it has now. */
export async function revealCoding(
  transcripts: OpenTranscripts,
  study: StudySession,
  coding: IndexedCoding,
  options: { readonly preserveFocus: boolean; readonly preview: boolean },
): Promise<void> {
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(study.uriOf(coding.transcript));
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} could not be opened. Is the file still there?', coding.transcript));
    return;
  }
  const markup = transcripts.get(document)?.markup;
  const found = markup && new PresentCodings(markup).find(coding);
  const range: TextRange = found?.source ?? coding.source;
  const passage = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  const editor = await vscode.window.showTextDocument(document, { ...options, viewColumn: textColumn(document.uri), selection: passage });
  editor.revealRange(passage, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
