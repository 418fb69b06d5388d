import * as vscode from 'vscode';
import { registerCommands } from '../commands/command';
import type { PinnedCodes } from '../commands/pinned-codes';
import type { ExtensionParts } from '../extension-parts';
import { CodingMode } from './coding-mode';
import { CodingModeKeyCommand, ShowCodingKeysCommand, ToggleCodingModeCommand, ToggleMoveOnCommand } from './mode-commands';
import { ModeSigns } from './mode-signs';
import { registerModeStatus } from './mode-status';
import { TypingGuard } from './typing-guard';

/** Single keys as commands in transcripts. */
export function registerCodingMode(parts: ExtensionParts, pins: PinnedCodes): vscode.Disposable {
  const { studies, transcripts } = parts;
  const mode = new CodingMode();
  return vscode.Disposable.from(
    mode,
    new ModeSigns(mode, transcripts),
    new TypingGuard(mode, transcripts),
    registerModeStatus(mode, pins, parts),
    studies.onDidChange((study) => {
      if (study === undefined && studies.all.length === 0) {
        mode.set(false);
      }
    }),
    registerCommands(
      [
        new ToggleCodingModeCommand(mode, transcripts),
        new ShowCodingKeysCommand(),
        new ToggleMoveOnCommand(),
      ],
      studies.found,
    ),
    registerCommands([new CodingModeKeyCommand(mode)]),
  );
}
