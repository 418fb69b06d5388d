import * as vscode from 'vscode';
import type { Studies, StudySession } from './studies';

/** A problem at the head of every file that could not be read; the rest of the study works without it. */
export function registerUnreadableFiles(studies: Studies): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('verbatim-files');

  function update(study: StudySession | undefined): void {
    if (!study) {
      diagnostics.clear();
    }
    for (const each of study ? [study] : studies.all) {
      diagnostics.forEach((uri) => {
        if (studies.of(uri) === each && !each.unreadable.has(each.relativePath(uri))) {
          diagnostics.delete(uri);
        }
      });
      for (const [path, message] of each.unreadable) {
        const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Error);
        diagnostic.source = 'Verbatim';
        diagnostic.code = 'unreadable-file';
        diagnostics.set(each.uriOf(path), [diagnostic]);
      }
    }
  }

  update(undefined);
  return vscode.Disposable.from(diagnostics, studies.onDidChange(update));
}
