import * as vscode from 'vscode';
import type { Command } from '../commands/command';
import type { OpenTranscripts } from '../open-transcripts';
import type { ShownLines } from './shown-lines';

/**
 * Backspace and Delete in the moment between a click and the showing of the tags on the line: where they would take a piece of a hidden
 * tag with them, they show the tag instead.
 */
export class DeleteShownCommand implements Command {
  readonly id = 'verbatim.deleteShown';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly shownLines: ShownLines,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const side = argument === 'right' ? 'right' : 'left';
    const isHidden = editor !== undefined && this.#takesTag(editor, side);
    if (editor) {
      this.shownLines.settle(editor);
    }
    if (isHidden) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('A tag was hidden there: nothing was deleted.'), 5000);
    } else {
      await vscode.commands.executeCommand(side === 'left' ? 'deleteLeft' : 'deleteRight');
    }
  }

  #takesTag({ document, selections }: vscode.TextEditor, side: 'left' | 'right'): boolean {
    const codings = this.transcripts.get(document)?.markup.codings ?? [];
    return selections.some((selection) => {
      const start = document.offsetAt(selection.start) - (selection.isEmpty && side === 'left' ? 1 : 0);
      const end = document.offsetAt(selection.end) + (selection.isEmpty && side === 'right' ? 1 : 0);
      return codings.some(({ open, close }) => [open, close].some((tag) => tag.start < end && start < tag.end));
    });
  }
}
