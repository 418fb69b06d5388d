import * as vscode from 'vscode';
import type { ExtensionParts } from '../extension-parts';
import { registerCompletion } from './completion';
import { registerDefinition } from './definition';
import { registerDocumentSymbols } from './document-symbols';
import { registerFolding } from './folding';
import { registerHighlights } from './highlights';
import { registerMergeCode } from './merge-code';
import { registerNameHover } from './name-hover';
import { registerQuickFixes } from './quick-fixes';
import { registerReferences } from './references';
import { registerRename } from './rename';
import { registerSelectionRanges } from './selection-ranges';
import { StudyFiles } from './study-files';
import { registerWorkspaceSymbols } from './workspace-symbols';

/** What VS Code's own language commands do in a study: on tags, the codebook's headings and memos alike. */
export function registerLanguageSupport(parts: ExtensionParts): vscode.Disposable {
  const files = new StudyFiles(parts.studies, parts.transcripts);
  return vscode.Disposable.from(
    registerCompletion(parts),
    registerNameHover(files),
    registerDefinition(files),
    registerReferences(files),
    registerHighlights(files),
    registerRename(files),
    registerMergeCode(parts, files),
    registerQuickFixes(files),
    registerDocumentSymbols(files),
    registerWorkspaceSymbols(parts.studies, files),
    registerFolding(parts.transcripts),
    registerSelectionRanges(parts.transcripts),
  );
}
