import * as vscode from 'vscode';

/** One command of the manifest. What it throws is shown to the person who called it. */
export interface Command {
  readonly id: string;
  execute(...args: readonly unknown[]): unknown;
}

/** @param ready what the commands wait for before they do anything */
export function registerCommands(commands: readonly Command[], ready?: Promise<unknown>): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, async (...args: readonly unknown[]) => {
        await ready;
        return command.execute(...args);
      }),
    ),
  );
}
