import * as vscode from 'vscode';
import { defaultLayout, type StudyLayout } from '../core/study/layout';

/** The codebook's file name is one for the whole workspace: it is what studies are found by. */
export function codebookName(): string {
  return textSetting('codebook', undefined, defaultLayout.codebook);
}

/** A study's layout: settings of its folder, else the defaults. */
export function layoutOf(root: vscode.Uri): StudyLayout {
  return {
    ...defaultLayout,
    codebook: codebookName(),
    memos: textSetting('memosFolder', root, defaultLayout.memos).replace(/^\.?\/+|\/+$/g, '') || defaultLayout.memos,
    exclude: [...defaultLayout.exclude, ...(configuration(root).get<readonly string[]>('exclude') ?? [])],
  };
}

/** The initials written as `by=`; null when the coder is not to be named. */
export function coderOf(uri: vscode.Uri): string | null {
  return textSetting('coder', uri, '') || null;
}

function textSetting(name: string, scope: vscode.Uri | undefined, fallback: string): string {
  const value = configuration(scope).get<string>(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
}

function configuration(scope: vscode.Uri | undefined): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('verbatim', scope ?? null);
}
