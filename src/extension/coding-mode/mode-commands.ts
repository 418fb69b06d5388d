import * as vscode from 'vscode';
import type { Command } from '../commands/command';
import { activeTranscript, tell } from '../commands/passage-command';
import { movesOn, moveOnSetting } from '../commands/move-on';
import type { OpenTranscripts } from '../open-transcripts';
import type { CodingMode } from './coding-mode';
import { keyLabel, modeKeys, type ModeKey } from './mode-keys';

/** Begins the coding mode, or leaves it. */
export class ToggleCodingModeCommand implements Command {
  readonly id = 'verbatim.toggleCodingMode';

  constructor(
    private readonly mode: CodingMode,
    private readonly transcripts: OpenTranscripts,
  ) {}

  execute(): void {
    if (this.mode.isOn) {
      this.mode.set(false);
    } else if (activeTranscript(this.transcripts)) {
      this.mode.set(true);
      tell(vscode.l10n.t('Coding mode: keys are commands now. ? shows them, Esc goes back to typing.'));
    }
  }
}

/** What the manifest binds the keyboard to in coding mode. */
export class CodingModeKeyCommand implements Command {
  readonly id = 'verbatim.codingModeKey';

  constructor(private readonly mode: CodingMode) {}

  execute(key?: unknown): void {
    if (typeof key === 'string') {
      this.mode.press(key);
    }
  }
}

interface KeyRow extends vscode.QuickPickItem {
  readonly bound?: ModeKey;
}

/** Shows all keys of the coding mode; Enter does what the key does. */
export class ShowCodingKeysCommand implements Command {
  readonly id = 'verbatim.showCodingKeys';

  async execute(): Promise<void> {
    const rows: KeyRow[] = [];
    for (const bound of modeKeys()) {
      const before = rows.at(-1);
      const keys = keyLabel(bound.key);
      if (before?.bound?.label === bound.label) {
        before.description = `${before.description ?? ''}   ${keys}`;
      } else {
        if (before?.bound?.group !== bound.group) {
          rows.push({ label: bound.group, kind: vscode.QuickPickItemKind.Separator });
        }
        rows.push({ label: bound.label, description: keys, bound });
      }
    }
    const picked = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t('Keys of the Coding Mode'),
      placeHolder: vscode.l10n.t('Enter does it; Esc goes back to the transcript'),
      matchOnDescription: true,
    });
    if (picked?.bound) {
      const { command, argument } = picked.bound;
      await vscode.commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
    }
  }
}

/** Whether the caret goes to the next passage by itself after coding. */
export class ToggleMoveOnCommand implements Command {
  readonly id = 'verbatim.toggleMoveOn';

  async execute(): Promise<void> {
    const on = !movesOn();
    await vscode.workspace.getConfiguration('verbatim').update(moveOnSetting, on, vscode.ConfigurationTarget.Global);
    tell(on ? vscode.l10n.t('After coding the cursor moves on to the next passage.') : vscode.l10n.t('After coding the cursor stays where it is.'));
  }
}
