import type * as vscode from 'vscode';
import type { StudyIndex } from '../core/study/study-index';
import type { StudyLayout } from '../core/study/layout';

/** One study of the workspace: the folder that holds a codebook, and what was read of it. */
export interface StudySession extends vscode.Disposable {
  readonly root: vscode.Uri;
  /** The codebook's title, or the folder's name while the codebook has none. */
  readonly name: string;
  /** Follows every edit, saved or not, about 150 ms after the last keystroke. */
  readonly index: StudyIndex;
  /** Resolves when all files have been read once, or the reading was stopped. Never rejects. */
  readonly ready: Promise<void>;
  readonly isReading: boolean;
  /** A person stopped the reading: the index holds only part of the study. */
  readonly isPartial: boolean;
  readonly layout: StudyLayout;
  /** Files that could not be read as UTF-8 text, by relative path, with a message for a person. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Path below the root, with forward slashes. */
  relativePath(uri: vscode.Uri): string;
  uriOf(relativePath: string): vscode.Uri;
  /** Resolves when what was reported so far (edits of open documents, file events) is in the index. */
  settled(): Promise<void>;
  /** The index or the reading state changed. */
  readonly onDidChange: vscode.Event<void>;
}

export interface Studies extends vscode.Disposable {
  readonly all: readonly StudySession[];
  /** Resolves when the workspace was searched for codebooks once. */
  readonly found: Promise<void>;
  /** The study a file belongs to: the nearest codebook above it. */
  of(uri: vscode.Uri): StudySession | undefined;
  /** The study of the active editor, else the last active one, else the first. */
  readonly active: StudySession | undefined;
  /** A study changed, or (undefined) the set of studies or the active one did. */
  readonly onDidChange: vscode.Event<StudySession | undefined>;
}
