import * as vscode from 'vscode';
import { registerCommands } from '../commands/command';
import type { ExtensionParts } from '../extension-parts';
import { registerCodesAtCursor } from './codes-at-cursor';
import { registerPassageDecorations } from './decorations';
import { DeleteShownCommand } from './delete-shown';
import { registerStudyDiagnostics } from './diagnostics';
import { registerCodingHover } from './hover';
import { registerMarkupDisplayItem, SwitchMarkupCommand } from './markup-display';
import { registerRemoveFromPassage } from './remove-from-passage';
import { ShownLines } from './shown-lines';
import { EndFocusCommand, FocusThemeCommand, registerFocusItem, ThemeFocus } from './theme-focus';

/** What shows in the text of a transcript. */
export function registerEditorSupport(parts: ExtensionParts): vscode.Disposable {
  const { studies, transcripts } = parts;
  const focus = new ThemeFocus();
  const shownLines = new ShownLines(transcripts);
  return vscode.Disposable.from(
    focus,
    shownLines,
    registerPassageDecorations(parts, focus, shownLines),
    registerMarkupDisplayItem(parts),
    registerFocusItem(focus, studies),
    registerCodesAtCursor(parts),
    registerCommands([
      new SwitchMarkupCommand(),
      new DeleteShownCommand(transcripts, shownLines),
      new FocusThemeCommand(studies, focus),
      new EndFocusCommand(focus),
    ]),
    registerCodingHover(parts),
    registerRemoveFromPassage(parts),
    registerStudyDiagnostics(parts),
  );
}
