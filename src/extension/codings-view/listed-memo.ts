import * as vscode from 'vscode';
import type { CodingsNavigator } from './codings-navigator';
import type { CodingNode } from './nodes';

/** Shows the memos about a coding, or begins the first one. */
export async function openMemoOf(row: CodingNode, navigator: CodingsNavigator): Promise<void> {
  const { study, coding } = row;
  // The memo panel shows what is about the place of the cursor.
  await navigator.open(row, { stay: false });
  const { id, transcript: path, verbatim } = coding;
  if (id !== null && study.index.memosAbout({ kind: 'coding', path, id }).length > 0) {
    await vscode.commands.executeCommand('verbatim.memos.focus');
  } else {
    await vscode.commands.executeCommand(
      'verbatim.newMemo',
      id === null ? { kind: 'coding-at', path, start: verbatim.start, end: verbatim.end, study } : { kind: 'coding', path, id, study },
    );
  }
}
