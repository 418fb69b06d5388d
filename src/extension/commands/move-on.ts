import * as vscode from 'vscode';

export const moveOnSetting = 'moveOnAfterCoding';

/** Whether the person wants the caret to go on to the next passage by itself after coding. */
export function movesOn(): boolean {
  return vscode.workspace.getConfiguration('verbatim').get(moveOnSetting) === true;
}
