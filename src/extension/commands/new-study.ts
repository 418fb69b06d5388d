import * as vscode from 'vscode';
import { emptyCodebook } from '../../core/study/codebook-edits';
import { defaultLayout } from '../../core/study/layout';
import { codebookName, layoutOf } from '../study-settings';
import type { Command } from './command';

/** Makes a folder a study: a codebook and folders for transcripts and memos. Nothing that is there is written over. */
export class NewStudyCommand implements Command {
  readonly id = 'verbatim.newStudy';

  /** `folder` and `title` may be given instead of being asked for. */
  async execute(folder?: unknown, title?: unknown): Promise<void> {
    const root = folder instanceof vscode.Uri ? folder : await askFolder();
    if (!root) {
      return;
    }
    const codebook = vscode.Uri.joinPath(root, codebookName());
    if (await exists(codebook)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0} is a study already: its codebook was left as it is.', baseName(root)),
      );
    } else {
      const name = typeof title === 'string' ? title : await askTitle(root);
      if (name === undefined) {
        return;
      }
      if (!(await makeStudy(root, codebook, name))) {
        return;
      }
    }
    await openStudy(root, codebook);
  }
}

export function baseName(uri: vscode.Uri): string {
  return uri.path.split('/').filter(Boolean).at(-1) ?? uri.path;
}

async function makeStudy(root: vscode.Uri, codebook: vscode.Uri, title: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(codebook, {
    overwrite: false,
    ignoreIfExists: false,
    contents: new TextEncoder().encode(emptyCodebook(title.trim() || baseName(root))),
  });
  try {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(root, 'transcripts'));
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(root, layoutOf(root).memos || defaultLayout.memos));
    if (await vscode.workspace.applyEdit(edit)) {
      return true;
    }
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The study could not be made in {0}: {1}', root.fsPath, error instanceof Error ? error.message : String(error)),
    );
    return false;
  }
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} could not be made. Can you write to this folder?', codebook.fsPath),
  );
  return false;
}

/** A folder outside the window opens in this one; VS Code asks itself about unsaved work. */
async function openStudy(root: vscode.Uri, codebook: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(root)) {
    await vscode.window.showTextDocument(codebook);
  } else {
    await vscode.commands.executeCommand('vscode.openFolder', root);
  }
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    return browse();
  }
  const other = { label: vscode.l10n.t('Another folder…'), iconPath: new vscode.ThemeIcon('folder-opened') };
  const rows = folders.map(({ name, uri }) => ({
    label: name,
    description: uri.fsPath,
    iconPath: new vscode.ThemeIcon('root-folder'),
    uri,
  }));
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly uri?: vscode.Uri }>([...rows, other], {
    title: vscode.l10n.t('New Study'),
    placeHolder: vscode.l10n.t('Which folder holds, or will hold, the transcripts?'),
  });
  return picked && (picked.uri ?? (await browse()));
}

async function browse(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    openLabel: vscode.l10n.t('Make Study Here'),
    title: vscode.l10n.t('Folder of the study'),
  });
  return chosen?.[0];
}

function askTitle(root: vscode.Uri): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Study'),
    prompt: vscode.l10n.t('Its title. {0} and two folders are made in {1}.', codebookName(), baseName(root)),
    value: baseName(root),
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
