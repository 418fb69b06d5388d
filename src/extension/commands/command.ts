import * as vscode from 'vscode';

/** One command of the manifest. What it throws is shown to the person who called it. */
export interface Command {
  readonly id: string;
  execute(...args: readonly unknown[]): unknown;
}

export function registerCommands(commands: readonly Command[]): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, (...args: readonly unknown[]) => command.execute(...args)),
    ),
  );
}
