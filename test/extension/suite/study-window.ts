import * as vscode from 'vscode';
import type { VerbatimExports } from '../../../src/extension/activate';
import type { StudySession } from '../../../src/extension/studies';

/** The extension as VS Code loaded it, with its study found and read. */
export async function activeStudy(): Promise<{ readonly exports: VerbatimExports; readonly study: StudySession }> {
  const extension = vscode.extensions.getExtension<VerbatimExports>('verbatim-qda.verbatim');
  if (!extension) throw new Error('verbatim-qda.verbatim is not there');
  const exports = await extension.activate();
  // VS Code in a browser saves by itself after a second, which would hide what is not saved.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  await exports.studies.found;
  const study = exports.studies.of(vscode.Uri.joinPath(workspaceRoot(), 'transcripts/nurse.md'));
  if (!study) throw new Error('the study of the test window was not found');
  await study.ready;
  return { exports, study };
}

export function workspaceRoot(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the test window has no folder');
  return folder.uri;
}

export function inWorkspace(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceRoot(), path);
}

export async function writeFile(path: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return uri;
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
}

export async function remove(path: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(inWorkspace(path), { recursive: true });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
  }
}

let made = 0;

/** A path no test has used: VS Code remembers a file's text and line ends for a while after the file is gone. */
export function newPath(): string {
  made++;
  return `transcripts/made/p${made}.md`;
}

/** Writes a transcript of its own for a test and opens it. */
export async function openNew(text: string, path = newPath()): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await writeFile(path, text)));
}

/** The path of an editor's file below the study. */
export function pathOf(editor: vscode.TextEditor): string {
  return editor.document.uri.path.slice(workspaceRoot().path.length + 1);
}

/** Ends a test that made transcripts: editors closed, files and what the study knew of them gone. */
export async function cleanUp(study: StudySession): Promise<void> {
  await closeEditors();
  await remove('transcripts/made');
  await until('the transcripts of the test are gone', async () => {
    await study.settled();
    return ![...study.index.transcripts.keys()].some((path) => path.startsWith('transcripts/made/'));
  });
}

/** Selects words, each of which stands once in the document. */
export function select(editor: vscode.TextEditor, ...words: readonly string[]): void {
  const text = editor.document.getText();
  editor.selections = words.map((word) => {
    const start = text.indexOf(word);
    if (start < 0) throw new Error(`the document does not hold “${word}”`);
    return new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(start + word.length));
  });
}

/** Puts the caret in the middle of words. */
export function putCaret(editor: vscode.TextEditor, word: string): void {
  const start = editor.document.getText().indexOf(word);
  if (start < 0) throw new Error(`the document does not hold “${word}”`);
  const place = editor.document.positionAt(start + Math.ceil(word.length / 2));
  editor.selection = new vscode.Selection(place, place);
}

/** Puts the files on disk back into the editors and closes them. An editor with unsaved words would ask, and nobody answers. */
export async function closeEditors(): Promise<void> {
  await until('nothing is unsaved', async () => {
    const unsaved = vscode.workspace.textDocuments.find(({ isDirty }) => isDirty);
    if (unsaved) {
      await vscode.window.showTextDocument(unsaved, { preserveFocus: false, preview: false });
      await vscode.commands.executeCommand(
        unsaved.isUntitled ? 'workbench.action.revertAndCloseActiveEditor' : 'workbench.action.files.revert',
      );
    }
    return !vscode.workspace.textDocuments.some(({ isDirty }) => isDirty);
  });
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Gives a file its text back through its document, which VS Code keeps in memory for a while. */
export async function putBack(path: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  if (document.getText() !== text) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
  }
  await document.save();
}

/** Waits for what file events, which no test can hurry, bring about. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
