import * as vscode from 'vscode';
import type { Coding } from '../../core/markup/model';
import type { IndexedCoding } from '../../core/study/transcript';
import type { TextRange } from '../../core/text';
import type { OpenTranscripts } from '../open-transcripts';
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
  const found = transcripts.get(document)?.markup.codings.find((other) => isThatCoding(other, coding));
  const range: TextRange = found?.source ?? coding.source;
  const passage = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  const editor = await vscode.window.showTextDocument(document, { ...options, selection: passage });
  editor.revealRange(passage, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The index may be some keystrokes old: ids tell codings apart, else place and codes do. */
function isThatCoding(candidate: Coding, { id, codes, verbatim }: IndexedCoding): boolean {
  return id === null
    ? candidate.verbatim.start === verbatim.start &&
        candidate.verbatim.end === verbatim.end &&
        candidate.codes.join(' ') === codes.join(' ')
    : candidate.id === id;
}
