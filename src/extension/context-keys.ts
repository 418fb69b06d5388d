import * as vscode from 'vscode';
import type { OpenTranscripts } from './open-transcripts';
import type { Studies } from './studies';

/** Keeps the `when` clauses of the manifest true. */
export function registerContextKeys(studies: Studies, transcripts: OpenTranscripts): vscode.Disposable {
  const set = new Map<string, boolean>();

  function setKey(key: string, value: boolean): void {
    if (set.get(key) !== value) {
      set.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    setKey('verbatim.inStudy', studies.all.length > 0);
    setKey('verbatim.reading', studies.all.some(({ isReading }) => isReading));
    setKey('verbatim.inTranscript', document !== undefined && transcripts.get(document) !== undefined);
  }

  update();
  // Until then shortcuts are bound in every Markdown file: they wait, where they would else go into the text.
  void studies.found.then(() => {
    update();
    setKey('verbatim.searched', true);
  });
  return vscode.Disposable.from(
    studies.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
  );
}
