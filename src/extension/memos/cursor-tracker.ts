import * as vscode from 'vscode';
import { classify } from '../../core/study/layout';
import type { ExtensionParts } from '../extension-parts';
import type { StudySession } from '../studies';
import { codebookPlace, transcriptPlace, type CursorPlace } from './cursor-place';

export interface PlaceInStudy {
  readonly study: StudySession;
  readonly place: CursorPlace;
}

const calmMilliseconds = 120;

/** Follows the cursor. While no editor of a study is active (a panel has the focus, say), the last place stands. */
export class CursorTracker implements vscode.Disposable {
  readonly #moved = new vscode.EventEmitter<void>();
  readonly onDidMove = this.#moved.event;
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: PlaceInStudy | undefined;
  #lastEditor: vscode.TextEditor | undefined = vscode.window.activeTextEditor;

  constructor(private readonly parts: Pick<ExtensionParts, 'studies' | 'transcripts'>) {
    this.#subscriptions = [
      this.#moved,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#lastEditor = editor ?? this.#lastEditor;
        this.#soon();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.#lastEditor) this.#soon();
      }),
      parts.transcripts.onDidChange(({ document }) => {
        if (document === this.#lastEditor?.document) this.#soon();
      }),
      parts.studies.onDidChange(() => this.#soon()),
    ];
  }

  /** What the cursor is in at this moment; undefined where the workspace has no study. */
  get current(): PlaceInStudy | undefined {
    const here = this.#read();
    const { all, active } = this.parts.studies;
    if (here) this.#last = here;
    else if (this.#last && !all.includes(this.#last.study)) this.#last = undefined;
    return this.#last ?? (active && { study: active, place: { kind: 'study' } });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#moved.fire(), calmMilliseconds);
  }

  #read(): PlaceInStudy | undefined {
    const editor = this.#lastEditor;
    if (!editor || editor.document.isClosed) return undefined;
    const { document, selection } = editor;
    const study = this.parts.studies.of(document.uri);
    if (!study) return undefined;
    const path = study.relativePath(document.uri);
    const offset = document.offsetAt(selection.active);
    switch (classify(path, study.layout)) {
      case 'codebook': return { study, place: codebookPlace(study.index.codebook, offset) };
      case 'memo': return { study, place: { kind: 'memo', about: study.index.memos.get(path)?.about ?? [] } };
      case 'transcript': {
        const transcript = this.parts.transcripts.get(document);
        return transcript && { study, place: transcriptPlace(path, transcript.markup, offset) };
      }
      case 'other': return undefined;
    }
  }
}
