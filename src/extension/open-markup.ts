import * as vscode from 'vscode';
import { readMarkup, updateMarkup, type MarkupDocument } from '../core/markup/document';
import type { TextEdit } from '../core/text';

interface Tracked {
  readonly version: number;
  readonly eol: vscode.EndOfLine;
  readonly markup: MarkupDocument;
}

/**
 * The coding markup of open documents, read once and then updated edit by edit. A document costs nothing until somebody
 * asks for its markup; the result always belongs to the document's present version.
 */
export class OpenMarkup implements vscode.Disposable {
  readonly #tracked = new Map<vscode.TextDocument, Tracked>();
  readonly #subscriptions: vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#tracked.delete(document)),
    ];
  }

  of(document: vscode.TextDocument): MarkupDocument {
    const tracked = this.#tracked.get(document);
    if (tracked && tracked.version === document.version) {
      return tracked.markup;
    }
    const markup = readMarkup(document.getText());
    if (!document.isClosed) {
      this.#track(document, markup);
    }
    return markup;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
    this.#tracked.clear();
  }

  #follow(event: vscode.TextDocumentChangeEvent): void {
    const { document } = event;
    const tracked = this.#tracked.get(document);
    if (!tracked || tracked.version === document.version) {
      return;
    }
    const edits = event.contentChanges.map(
      (change): TextEdit => ({
        range: { start: change.rangeOffset, end: change.rangeOffset + change.rangeLength },
        newText: change.text,
      }),
    );
    const markup = updateMarkup(tracked.markup, edits);
    // A change of the end-of-line sequence reaches us without its edits. The whole text is not compared: putting it
    // together takes longer than everything else at a keystroke.
    const isTrue = tracked.eol === document.eol && markup.length === lengthOf(document);
    this.#track(document, isTrue ? markup : readMarkup(document.getText()));
  }

  #track(document: vscode.TextDocument, markup: MarkupDocument): void {
    this.#tracked.set(document, { version: document.version, eol: document.eol, markup });
  }
}

/** UTF-16 units, without asking for the text. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
