import * as vscode from 'vscode';
import type { Command } from './command';

const sample = ['examples', 'integrated-care'] as const;

/** Copies the sample study to where the person wants it and opens the copy, so that it can be tried out without care. */
export class OpenSampleStudyCommand implements Command {
  readonly id = 'verbatim.openSampleStudy';

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** `into`, the folder that gets the copy, may be given instead of being asked for. Returns the copy. */
  async execute(into?: unknown): Promise<vscode.Uri | undefined> {
    const parent = into instanceof vscode.Uri ? into : await askWhere();
    if (!parent) {
      return undefined;
    }
    const source = vscode.Uri.joinPath(this.extensionUri, ...sample);
    const copy = vscode.Uri.joinPath(parent, sample[1]);
    try {
      await vscode.workspace.fs.copy(source, copy, { overwrite: false });
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileExists')) {
        void vscode.window.showErrorMessage(
          vscode.l10n.t('The sample study could not be copied: {0}', error instanceof Error ? error.message : String(error)),
        );
        return undefined;
      }
    }
    if (!vscode.workspace.getWorkspaceFolder(copy)) {
      await vscode.commands.executeCommand('vscode.openFolder', copy);
    }
    return copy;
  }
}

async function askWhere(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    openLabel: vscode.l10n.t('Copy Here'),
    title: vscode.l10n.t('Where should the copy of the sample study go?'),
  });
  return chosen?.[0];
}
