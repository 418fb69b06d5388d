import * as vscode from 'vscode';
import { selectedPassages } from '../commands/selected-passages';
import type { OpenTranscripts } from '../open-transcripts';
import type { CodingMode } from './coding-mode';

/** What tells in the editor that keys are commands: a block caret, and a frame around the passage the next code means. */
export class ModeSigns implements vscode.Disposable {
  readonly #frame = vscode.window.createTextEditorDecorationType({
    borderWidth: '1px',
    borderStyle: 'dashed',
    borderColor: new vscode.ThemeColor('focusBorder'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #cursorStyles = new Map<vscode.TextEditor, vscode.TextEditorCursorStyle>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly mode: CodingMode,
    private readonly transcripts: OpenTranscripts,
  ) {
    this.#subscriptions = [
      mode.onDidChange(() => this.#update()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.window.onDidChangeTextEditorSelection(() => this.#updateSoon()),
      vscode.workspace.onDidChangeTextDocument(() => this.#updateSoon()),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(this.#frame, ...this.#subscriptions).dispose();
  }

  #updateSoon(): void {
    if (this.mode.isOn) {
      this.#timer ??= setTimeout(() => this.#update(), 16);
    }
  }

  #update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const editor of vscode.window.visibleTextEditors) {
      const transcript = this.mode.isOn ? this.transcripts.get(editor.document) : undefined;
      this.#setCursor(editor, transcript !== undefined);
      // A selection shows by itself what is meant.
      const carets = editor.selections.filter(({ isEmpty }) => isEmpty);
      const isActive = editor === vscode.window.activeTextEditor;
      const passages = transcript && isActive ? selectedPassages(transcript, carets) : [];
      editor.setDecorations(
        this.#frame,
        transcript
          ? passages.map(({ start, end }) => new vscode.Range(
              editor.document.positionAt(transcript.markup.toSource(start, 'start')),
              editor.document.positionAt(transcript.markup.toSource(end, 'end')),
            ))
          : [],
      );
    }
    for (const editor of this.#cursorStyles.keys()) {
      if (!vscode.window.visibleTextEditors.includes(editor)) {
        this.#cursorStyles.delete(editor);
      }
    }
  }

  #setCursor(editor: vscode.TextEditor, isBlock: boolean): void {
    const before = this.#cursorStyles.get(editor);
    if (isBlock && before === undefined) {
      this.#cursorStyles.set(editor, editor.options.cursorStyle ?? vscode.TextEditorCursorStyle.Line);
      editor.options = { cursorStyle: vscode.TextEditorCursorStyle.Block };
    } else if (!isBlock && before !== undefined) {
      this.#cursorStyles.delete(editor);
      editor.options = { cursorStyle: before };
    }
  }
}
