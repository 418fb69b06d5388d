import * as vscode from 'vscode';
import type { MarkupDocument } from '../core/markup/document';
import type { Coding } from '../core/markup/model';
import type { OpenTranscripts } from './open-transcripts';

/** A passage as somebody remembers it. The transcript may have changed since. Offsets are UTF-16, verbatim text. */
export interface RememberedPassage {
  readonly id?: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Opens a transcript and selects a passage in it, beside any preview, never over it. */
export async function revealPassage(transcripts: OpenTranscripts, uri: vscode.Uri, passage: RememberedPassage): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const coding = transcripts.get(document) && findCoding(transcripts.get(document)!.markup, passage);
  const selection = coding && new vscode.Range(document.positionAt(coding.source.start), document.positionAt(coding.source.end));
  const editor = await vscode.window.showTextDocument(document, { viewColumn: textColumn(uri), ...(selection ? { selection } : {}) });
  if (selection) editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The coding with that id; else, of those with the same words, the one nearest to the place. */
export function findCoding(markup: MarkupDocument, passage: RememberedPassage): Coding | undefined {
  const byId = passage.id ? markup.codings.find(({ id }) => id === passage.id) : undefined;
  if (byId) return byId;
  const length = passage.end - passage.start;
  const distance = ({ verbatim }: Coding): number => Math.abs(verbatim.start - passage.start);
  return markup.codings
    .filter(({ verbatim }) => verbatim.end - verbatim.start === length && markup.verbatimSlice(verbatim) === passage.text)
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** The column that shows the file already, else one that shows text, else the first. */
function textColumn(uri: vscode.Uri): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const isFile = (tab: vscode.Tab): boolean => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
  const group = groups.find(({ tabs }) => tabs.some(isFile)) ?? groups.find(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText);
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
