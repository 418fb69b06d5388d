import * as vscode from 'vscode';
import type { ExtensionParts } from '../extension-parts';
import { registerPassageDecorations } from './decorations';
import { registerStudyDiagnostics } from './diagnostics';
import { registerCodingHover } from './hover';
import { registerRemoveFromPassage } from './remove-from-passage';

/** What shows in the text of a transcript. */
export function registerEditorSupport(parts: ExtensionParts): vscode.Disposable {
  return vscode.Disposable.from(
    registerPassageDecorations(parts),
    registerCodingHover(parts),
    registerRemoveFromPassage(parts),
    registerStudyDiagnostics(parts),
  );
}
