import * as vscode from 'vscode';
import type { Memo, MemoSubject } from '../../core/study/memo';
import { readMemosMessage, type FromMemosPage, type NewMemoRequest, type ToMemosPage } from '../../protocol/memos';
import { pageResources, webviewPage } from '../webview-page';
import type { StudySession } from '../studies';
import type { CursorTracker } from './cursor-tracker';
import type { DraftOutcome, DraftWriter } from './draft-writer';
import type { MemoFiles } from './memo-files';
import { memoPathsOf, memoSections, type BegunMemo, type SectionSources } from './memo-sections';

export interface MemoPanelParts {
  readonly extensionUri: vscode.Uri;
  readonly tracker: CursorTracker;
  readonly files: MemoFiles;
  readonly writer: DraftWriter;
  begin(study: StudySession, request: NewMemoRequest): void;
  open(study: StudySession, subject: NewMemoRequest): void;
}

/** The memo panel: shows the memos about what the cursor is in, and passes on what the page says. */
export class MemoPanel implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly viewType = 'verbatim.memos';

  readonly #parts: MemoPanelParts;
  readonly #subscription: vscode.Disposable;
  readonly #readFor = new Map<string, Memo>();
  #view: vscode.WebviewView | undefined;
  #isAwake = false;
  #begun: BegunMemo | undefined;
  #focus: string | undefined;
  #extra: { readonly study: StudySession; readonly subject: MemoSubject; readonly at: string } | undefined;
  #lastShown = '';
  #refreshing: Promise<void> | undefined;
  #again = false;

  constructor(parts: MemoPanelParts) {
    this.#parts = parts;
    this.#subscription = parts.tracker.onDidMove(() => void this.refresh());
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri, writer } = this.#parts;
    this.#view = view;
    this.#isAwake = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [pageResources(extensionUri)] };
    view.webview.onDidReceiveMessage((message: unknown) => {
      const read = readMemosMessage(message);
      if (read) this.#take(read);
    });
    view.onDidChangeVisibility(() => {
      if (view.visible) return;
      // The page is destroyed with its last words on their way here.
      this.#isAwake = false;
      void writer.flush();
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
      void writer.flush();
    });
    view.webview.html = webviewPage(view.webview, extensionUri, 'memos', 'Memos');
  }

  /** Shows an empty memo with the caret in it. It gets its file with its first word. */
  async show(study: StudySession, begun: BegunMemo): Promise<void> {
    this.#begun = begun;
    this.#focus = begun.key;
    this.#extra = { study, subject: begun.subject, at: this.#placeName() };
    await vscode.commands.executeCommand(`${MemoPanel.viewType}.focus`);
    await this.refresh();
  }

  /** What became of a draft: told to the page, and to what is shown. */
  report(outcome: DraftOutcome): void {
    this.#post(outcome);
    void this.refresh();
  }

  /** Shows what is true now; when that is being found out already, once more after that. */
  refresh(): Promise<void> {
    this.#again = true;
    this.#refreshing ??= this.#refreshUntilDone().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #refreshUntilDone(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#refreshOnce();
    }
  }

  async #refreshOnce(): Promise<void> {
    if (!this.#isAwake) return;
    const current = this.#parts.tracker.current;
    if (!current) {
      this.#show({ kind: 'show', study: null, reading: false, sections: [] });
      return;
    }
    const { study } = current;
    const sources = this.#sources(study);
    await Promise.all(memoPathsOf(sources).map((path) => this.#read(study, path)));
    await Promise.all(this.#parts.writer.conflicts.map(({ key }) => this.#readConflict(key)));
    this.#show({ kind: 'show', study: study.name, reading: study.isReading, sections: memoSections(this.#sources(study)) });
    if (this.#focus !== undefined) {
      this.#post({ kind: 'focus', key: this.#focus });
      this.#focus = undefined;
    }
  }

  #sources(study: StudySession): SectionSources {
    const { tracker, files, writer } = this.#parts;
    const current = tracker.current;
    const begun = this.#begun;
    if (begun && study.index.memos.has(begun.path)) this.#begun = undefined;
    if (this.#extra?.study !== study || this.#extra.at !== this.#placeName()) this.#extra = undefined;
    return {
      index: study.index,
      place: current?.study === study ? current.place : { kind: 'study' },
      extra: this.#extra?.subject ?? null,
      begun: this.#begun ? [this.#begun] : [],
      conflicts: writer.conflicts,
      keyOf: (path) => study.uriOf(path).toString(),
      bodyOf: (key) => files.known(key),
    };
  }

  /** Reads a memo again where the index says that it changed. */
  async #read(study: StudySession, path: string): Promise<void> {
    const { files, writer } = this.#parts;
    const memo = study.index.memos.get(path);
    const key = study.uriOf(path).toString();
    if (!memo || this.#readFor.get(key) === memo) return;
    try {
      const body = await files.read(key);
      this.#readFor.set(key, memo);
      await writer.noticed(key, body);
    } catch {
      // The session reports files that cannot be read; what the index had of it is shown.
    }
  }

  async #readConflict(key: string): Promise<void> {
    const before = this.#parts.files.known(key);
    const body = await this.#parts.files.read(key);
    if (body !== before) await this.#parts.writer.noticed(key, body);
  }

  #show(message: Extract<ToMemosPage, { readonly kind: 'show' }>): void {
    const text = JSON.stringify(message);
    if (text === this.#lastShown) return;
    this.#lastShown = text;
    this.#post(message);
  }

  #post(message: ToMemosPage): void {
    if (this.#isAwake) void this.#view?.webview.postMessage(message);
  }

  #take(message: FromMemosPage): void {
    const { writer, files, tracker } = this.#parts;
    const study = tracker.current?.study;
    switch (message.kind) {
      case 'ready':
        this.#isAwake = true;
        this.#lastShown = '';
        this.#post({ kind: 'held', drafts: writer.wake(message.drafts.filter(({ key }) => files.place(key))) });
        void this.refresh();
        return;
      case 'draft':
        if (files.place(message.draft.key)) writer.hold(message.draft, message.now);
        return;
      case 'discard':
        writer.discard(message.key);
        void this.refresh();
        return;
      case 'flush': void writer.flush(); return;
      case 'leave':
        void writer.flush();
        void vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        return;
      case 'open': void this.#open(message.key); return;
      case 'new': if (study) this.#parts.begin(study, message.request); return;
      case 'open-subject': if (study) this.#parts.open(study, message.subject);
    }
  }

  async #open(key: string): Promise<void> {
    const place = this.#parts.files.place(key);
    if (!place) return;
    await this.#parts.writer.flush();
    if (place.study.index.memos.has(place.path)) await vscode.window.showTextDocument(place.uri);
  }

  /** Two carets in the same place have the same name. */
  #placeName(): string {
    const place = this.#parts.tracker.current?.place;
    return JSON.stringify(place?.kind === 'transcript' ? { ...place, passages: place.passages.map(({ start, end }) => [start, end]) } : place);
  }
}
