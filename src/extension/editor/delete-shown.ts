import * as vscode from 'vscode';
import type { TextRange } from '../../core/text';
import type { Command } from '../commands/command';
import type { OpenTranscripts } from '../open-transcripts';
import type { ShownLines } from './shown-lines';

const deletions = {
  left: 'deleteLeft',
  right: 'deleteRight',
  wordLeft: 'deleteWordLeft',
  wordRight: 'deleteWordRight',
} as const;

type Deletion = keyof typeof deletions;

/**
 * Backspace and Delete while tags are hidden. On the cursor's line they show, and a person sees what goes. But between a click, or a
 * quick move, and the showing of the tags on that line nobody does: a key that would take a piece of a tag then shows the tag instead.
 */
export class DeleteShownCommand implements Command {
  readonly id = 'verbatim.deleteShown';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly shownLines: Pick<ShownLines, 'hides' | 'settle'>,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const deletion = isDeletion(argument) ? argument : 'left';
    if (editor && this.shownLines.hides(editor)) {
      const takesTag = this.#takesTag(editor, deletion);
      this.shownLines.settle(editor);
      if (takesTag) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('A tag was hidden there: nothing was deleted.'), 5000);
        return;
      }
    }
    await vscode.commands.executeCommand(deletions[deletion]);
  }

  #takesTag({ document, selections }: vscode.TextEditor, deletion: Deletion): boolean {
    const codings = this.transcripts.get(document)?.markup.codings ?? [];
    return selections.some((selection) => {
      const { start, end } = taken(document, selection, deletion);
      return codings.some(({ open, close }) => [open, close].some((tag) => tag.start < end && start < tag.end));
    });
  }
}

/** What a key would take away, in UTF-16 offsets; for words the rest of the line, for what a word is is the editor's own affair. */
function taken(document: vscode.TextDocument, selection: vscode.Selection, deletion: Deletion): TextRange {
  const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  if (!selection.isEmpty) {
    return { start, end };
  }
  const line = document.lineAt(selection.active).range;
  switch (deletion) {
    case 'left':
      return { start: start - 1, end };
    case 'right':
      return { start, end: end + 1 };
    case 'wordLeft':
      return { start: document.offsetAt(line.start), end };
    case 'wordRight':
      return { start, end: document.offsetAt(line.end) };
  }
}

function isDeletion(value: unknown): value is Deletion {
  return typeof value === 'string' && Object.hasOwn(deletions, value);
}
