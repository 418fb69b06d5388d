import * as vscode from 'vscode';
import { readMarkup, updateMarkup, type MarkupDocument } from '../core/markup/document';
import type { TextEdit } from '../core/text';

interface Tracked {
  readonly version: number;
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
      this.#tracked.set(document, { version: document.version, markup });
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
    const updated = updateMarkup(tracked.markup, edits);
    // A change of the end-of-line sequence reaches us without its edits, so the result is held against the document.
    const text = document.getText();
    const markup = updated.text === text ? updated : readMarkup(text);
    this.#tracked.set(document, { version: document.version, markup });
  }
}
