import * as vscode from 'vscode';
import type { CodingOperation, MovedEnd } from '../../core/markup/operations';
import { planCodings } from '../../core/markup/write';
import type { MarkupDocument } from '../../core/markup/document';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';

const messageMilliseconds = 5000;

/** Turns coding operations into one edit of an open transcript: one undo step, with caret and selection left on their words. */
export class CodingEditor {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly transcripts: OpenTranscripts) {}

  /**
   * Plans on the document's present text and applies at once. Calls wait for each other, so that a key pressed twice plans
   * its second coding on the text with the first. `operations` may do nothing by returning an empty list.
   * @returns whether the document was changed
   */
  edit(
    editor: vscode.TextEditor,
    operations: (transcript: OpenTranscript) => readonly CodingOperation[],
  ): Promise<boolean> {
    const result = this.#last.then(() => this.#edit(editor, operations));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #edit(
    editor: vscode.TextEditor,
    operations: (transcript: OpenTranscript) => readonly CodingOperation[],
  ): Promise<boolean> {
    for (let attempt = 0; attempt < 2; attempt++) {
      const transcript = this.transcripts.get(editor.document);
      if (!transcript) {
        return false;
      }
      const { document, markup } = transcript;
      const wanted = operations(transcript);
      if (wanted.length === 0) {
        return false;
      }
      const plan = planCodings(markup, wanted);
      if (plan.kind === 'refused') {
        void vscode.window.showWarningMessage(plan.message);
        return false;
      }
      const carets = editor.selections.map((selection) => verbatimSelection(document, markup, selection));
      const edit = new vscode.WorkspaceEdit();
      edit.set(
        document.uri,
        plan.edits.map(({ range, newText }) =>
          vscode.TextEdit.replace(
            new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)),
            newText,
          ),
        ),
      );
      if (await vscode.workspace.applyEdit(edit)) {
        restoreSelections(editor, this.transcripts, carets);
        tellMoved(plan.moved);
        return true;
      }
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The transcript could not be changed, and nothing was. It may be read-only, or it changed meanwhile: try again.'),
    );
    return false;
  }
}

interface VerbatimSelection {
  readonly anchor: number;
  readonly active: number;
}

function verbatimSelection(
  document: vscode.TextDocument,
  markup: MarkupDocument,
  selection: vscode.Selection,
): VerbatimSelection {
  return {
    anchor: markup.toVerbatim(document.offsetAt(selection.anchor)),
    active: markup.toVerbatim(document.offsetAt(selection.active)),
  };
}

/** New tags at the ends of a selection are left outside it, so that the next code meets the same words. */
function restoreSelections(
  editor: vscode.TextEditor,
  transcripts: OpenTranscripts,
  selections: readonly VerbatimSelection[],
): void {
  const transcript = transcripts.get(editor.document);
  if (!transcript) {
    return;
  }
  const { document, markup } = transcript;
  editor.selections = selections.map(({ anchor, active }) => {
    const first = document.positionAt(markup.toSource(Math.min(anchor, active), 'start'));
    const last = document.positionAt(markup.toSource(Math.max(anchor, active), anchor === active ? 'start' : 'end'));
    return anchor <= active ? new vscode.Selection(first, last) : new vscode.Selection(last, first);
  });
}

function tellMoved(moved: readonly MovedEnd[]): void {
  if (moved.length > 0) {
    const message =
      moved.length === 1 && moved[0]?.end === 'start'
        ? vscode.l10n.t('The start of the passage was moved to where a tag can stand.')
        : moved.length === 1
          ? vscode.l10n.t('The end of the passage was moved to where a tag can stand.')
          : vscode.l10n.t('{0} ends of passages were moved to where a tag can stand.', moved.length);
    vscode.window.setStatusBarMessage(`$(info) ${message}`, messageMilliseconds);
  }
}
