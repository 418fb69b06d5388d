import * as vscode from 'vscode';
import { themeSummary, type ThemeSummary } from '../../core/analysis/theme-summary';
import { readSummaryMessage, type FromSummaryPage, type SummaryScope, type ToSummaryPage } from '../../protocol/summary';
import type { OpenTranscripts } from '../open-transcripts';
import { revealPassage } from '../reveal-passage';
import type { Studies, StudySession } from '../studies';
import { pageResources, webviewPage } from '../webview-page';
import { summaryView } from './summary-view';

export interface SummaryPanelParts {
  readonly extensionUri: vscode.Uri;
  readonly studies: Studies;
  readonly transcripts: OpenTranscripts;
  export(panel: SummaryPanel): void;
}

/** Counts follow the coding, but not every keystroke; and counting a very large study may take a fifth of the time at most. */
const calmMilliseconds = 200;
const calmShare = 4;

/** One theme summary beside the editor. It shows what is true now, for as long as it is open. */
export class SummaryPanel implements vscode.Disposable {
  static readonly viewType = 'verbatim.themeSummary';

  readonly #asked = new Map<string, number>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  #isAwake = false;
  #lastShown = '';
  #lastTook = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    /** URI of the study's folder: the study itself may be found only later, after a reload. */
    readonly root: string,
    private currentScope: SummaryScope,
    private readonly parts: SummaryPanelParts,
  ) {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pageResources(parts.extensionUri)] };
    this.#subscriptions = [
      this.#disposed,
      webview.onDidReceiveMessage((message: unknown) => {
        const read = readSummaryMessage(message);
        if (read) this.#take(read);
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#isAwake = false;
      }),
      panel.onDidDispose(() => {
        this.#disposed.fire();
        this.dispose();
      }),
      parts.studies.onDidChange((study) => {
        if (!study || study === this.study) this.#refreshSoon();
      }),
    ];
    webview.html = webviewPage(webview, parts.extensionUri, 'summary', 'Theme summary');
    this.#showTitle();
  }

  get study(): StudySession | undefined {
    return this.parts.studies.all.find((study) => study.root.toString() === this.root);
  }

  get scope(): SummaryScope {
    return this.currentScope;
  }

  set scope(scope: SummaryScope) {
    if (scope.code !== this.currentScope.code) this.#asked.clear();
    this.currentScope = scope;
    this.#showTitle();
    this.#refresh();
  }

  /** The summary as it is now; undefined while its study is not there. */
  get summary(): ThemeSummary | undefined {
    return this.study && themeSummary(this.study.index, this.currentScope);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refreshSoon(): void {
    if (!this.#isAwake) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#refresh();
    }, Math.max(calmMilliseconds, calmShare * this.#lastTook));
  }

  #refresh(): void {
    if (!this.#isAwake) return;
    this.#showTitle();
    const started = performance.now();
    const message = this.#message();
    this.#lastTook = performance.now() - started;
    const text = JSON.stringify(message);
    if (text === this.#lastShown) return;
    this.#lastShown = text;
    void this.panel.webview.postMessage(message);
  }

  #message(): ToSummaryPage {
    const { study } = this;
    if (!study) return { kind: 'nothing', message: 'The study of this summary is not in the workspace.' };
    const { code } = this.currentScope;
    if (code !== null && !study.index.codebook.bySlug.has(code) && study.index.counts(code).total.codings === 0) {
      return {
        kind: 'nothing',
        message: study.isReading ? 'The study is being read …' : `The code “${code}” is neither in the codebook nor in a transcript any more.`,
      };
    }
    const view = summaryView({
      summary: themeSummary(study.index, this.currentScope),
      index: study.index,
      study: { uri: this.root, name: study.name },
      scope: this.currentScope,
      asked: this.#asked,
    });
    return { kind: 'show', view, reading: study.isReading };
  }

  #showTitle(): void {
    const { study } = this;
    const { code } = this.currentScope;
    const name = code === null ? study?.name ?? 'study' : study?.index.codebook.bySlug.get(code)?.name ?? code;
    const title = `Summary: ${name}`;
    if (this.panel.title !== title) this.panel.title = title;
  }

  #take(message: FromSummaryPage): void {
    const { study, parts } = this;
    switch (message.kind) {
      case 'ready':
        this.#isAwake = true;
        this.#lastShown = '';
        this.#refresh();
        return;
      case 'scope':
        this.scope = message.scope;
        return;
      case 'quotes':
        this.#asked.set(message.slug, message.count);
        this.#refresh();
        return;
      case 'export':
        parts.export(this);
        return;
      case 'reveal':
        if (study?.index.transcripts.has(message.transcript)) {
          void revealPassage(parts.transcripts, study.uriOf(message.transcript), message);
        }
        return;
      case 'open-memo':
        if (study?.index.memos.has(message.path)) void vscode.window.showTextDocument(study.uriOf(message.path), { viewColumn: vscode.ViewColumn.One });
    }
  }
}
