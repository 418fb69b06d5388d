import * as vscode from 'vscode';
import type { OpenTranscripts } from '../open-transcripts';
import { markupDisplay } from './markup-display';

/** Longer than two clicks of a double click are apart, and than a hand holds still while it drags. */
const mouseRestMilliseconds = 350;
/** From the decision to show tags until a person can see them. */
const drawingMilliseconds = 150;

interface Waiting {
  /** Where tags showed before the mouse came. */
  readonly lines: readonly number[];
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The lines where hidden tags show because a cursor is there. Keys and edits show them at once, so that nobody deletes what they do not
 * see. The mouse shows them when it has come to rest: words that move between the clicks of a double click would be missed.
 */
export class ShownLines implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.TextEditor>();
  /** Fires where other lines are shown than before. */
  readonly onDidChange = this.#changed.event;
  readonly #settled = new WeakMap<vscode.TextEditor, readonly number[]>();
  readonly #waiting = new Map<vscode.TextEditor, Waiting>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** When other lines were shown last. */
  readonly #since = new WeakMap<vscode.TextEditor, number>();
  #isFolded = false;

  constructor(private readonly transcripts: OpenTranscripts) {
    this.#readDisplay();
    this.#subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => this.#follow(textEditor, kind)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#settleAll((editor) => editor.document === document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#settleAll((editor) => !editors.includes(editor))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('verbatim.markup')) {
          this.#readDisplay();
          this.#settleAll(() => true);
        }
      }),
    ];
  }

  of(editor: vscode.TextEditor): readonly number[] {
    return this.#waiting.get(editor)?.lines ?? linesOf(editor);
  }

  /** Shows the tags of the lines where the cursors are now. */
  settle(editor: vscode.TextEditor): void {
    const waiting = this.#waiting.get(editor);
    if (waiting) {
      clearTimeout(waiting.timer);
      this.#waiting.delete(editor);
    }
    const lines = linesOf(editor);
    const before = waiting?.lines ?? this.#settled.get(editor);
    this.#settled.set(editor, lines);
    if (!before || before.length !== lines.length || before.some((line, index) => line !== lines[index])) {
      this.#since.set(editor, performance.now());
      this.#changed.fire(editor);
    }
  }

  /** Whether tags on the cursor's lines may still be out of sight. */
  hides(editor: vscode.TextEditor): boolean {
    const isNew = performance.now() - (this.#since.get(editor) ?? 0) < drawingMilliseconds;
    return this.#isFolded && (isNew || this.#waiting.has(editor));
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) {
      clearTimeout(timer);
    }
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  #follow(editor: vscode.TextEditor, kind: vscode.TextEditorSelectionChangeKind | undefined): void {
    if (!this.#isFolded || kind !== vscode.TextEditorSelectionChangeKind.Mouse || this.#isInTag(editor)) {
      this.settle(editor);
      return;
    }
    const before = this.#waiting.get(editor);
    clearTimeout(before?.timer);
    this.#waiting.set(editor, {
      lines: before?.lines ?? this.#settled.get(editor) ?? [],
      timer: setTimeout(() => this.settle(editor), mouseRestMilliseconds),
    });
  }

  /** A click behind the end of a wrapped line can lead into a hidden tag, where nothing may be typed unseen. */
  #isInTag({ document, selection }: vscode.TextEditor): boolean {
    const caret = document.offsetAt(selection.active);
    const codings = this.transcripts.get(document)?.markup.codings ?? [];
    return codings.some(({ open, close }) => [open, close].some(({ start, end }) => start < caret && caret < end));
  }

  #settleAll(which: (editor: vscode.TextEditor) => boolean): void {
    for (const editor of [...this.#waiting.keys()].filter(which)) {
      this.settle(editor);
    }
  }

  #readDisplay(): void {
    this.#isFolded = markupDisplay() === 'folded';
    void vscode.commands.executeCommand('setContext', 'verbatim.tagsHidden', this.#isFolded);
  }
}

/** Both ends of a selection: what a key would delete begins or ends there. */
function linesOf({ selections }: vscode.TextEditor): readonly number[] {
  return [...new Set(selections.flatMap(({ anchor, active }) => [anchor.line, active.line]))];
}
