import * as vscode from 'vscode';
import type { MarkupDocument } from '../core/markup/document';
import { classify } from '../core/study/layout';
import type { OpenMarkup } from './open-markup';
import type { Studies, StudySession } from './studies';

/** A transcript that is open in some editor. */
export interface OpenTranscript {
  readonly document: vscode.TextDocument;
  readonly study: StudySession;
  readonly path: string;
  /** Of the document's present version, always. */
  readonly markup: MarkupDocument;
}

export interface OpenTranscripts extends vscode.Disposable {
  /** Undefined: the document is not a transcript of a study. */
  get(document: vscode.TextDocument): OpenTranscript | undefined;
  /** Fires at once for each edit; listeners debounce what is expensive. */
  readonly onDidChange: vscode.Event<OpenTranscript>;
}

class StudyTranscript implements OpenTranscript {
  constructor(
    readonly document: vscode.TextDocument,
    readonly study: StudySession,
    readonly path: string,
    private readonly openMarkup: OpenMarkup,
  ) {}

  get markup(): MarkupDocument {
    return this.openMarkup.of(this.document);
  }
}

export class StudyTranscripts implements OpenTranscripts {
  readonly #changed = new vscode.EventEmitter<OpenTranscript>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly studies: Studies,
    private readonly openMarkup: OpenMarkup,
  ) {
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      const transcript = event.contentChanges.length > 0 ? this.get(event.document) : undefined;
      if (transcript) {
        this.#changed.fire(transcript);
      }
    });
  }

  get(document: vscode.TextDocument): OpenTranscript | undefined {
    const study = this.studies.of(document.uri);
    if (!study) {
      return undefined;
    }
    const path = study.relativePath(document.uri);
    return classify(path, study.layout) === 'transcript'
      ? new StudyTranscript(document, study, path, this.openMarkup)
      : undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
