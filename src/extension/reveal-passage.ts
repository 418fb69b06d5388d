import * as vscode from 'vscode';
import type { OpenTranscripts } from './open-transcripts';
import { findCoding, type RememberedPassage } from './remembered-passage';

/** Opens a transcript and selects a passage in it, beside any preview, never over it. */
export async function revealPassage(transcripts: OpenTranscripts, uri: vscode.Uri, passage: RememberedPassage): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const coding = transcripts.get(document) && findCoding(transcripts.get(document)!.markup, passage);
  const selection = coding && new vscode.Range(document.positionAt(coding.source.start), document.positionAt(coding.source.end));
  const editor = await vscode.window.showTextDocument(document, { viewColumn: textColumn(uri), ...(selection ? { selection } : {}) });
  if (selection) editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column that shows the file already, else one that shows text, else the first. */
export function textColumn(uri: vscode.Uri): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const isFile = (tab: vscode.Tab): boolean => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
  const group = groups.find(({ tabs }) => tabs.some(isFile)) ?? groups.find(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText);
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
