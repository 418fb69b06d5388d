import * as vscode from 'vscode';
import { findCodebooks } from './list-study-files';
import type { OpenMarkup } from './open-markup';
import { StudyCache } from './study-cache';
import { FileStudySession } from './study-session';
import { codebookName, layoutOf } from './study-settings';
import type { Studies, StudySession } from './studies';

const searchAfterMilliseconds = 150;

interface Held {
  readonly session: FileStudySession;
  readonly cache: StudyCache;
}

/** Finds the studies of the workspace and keeps one session for each, as codebooks and folders come and go. */
export class WorkspaceStudies implements Studies {
  readonly #changed = new vscode.EventEmitter<StudySession | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly found: Promise<void>;
  readonly #held = new Map<string, Held>();
  readonly #subscriptions: vscode.Disposable[];
  #sessions: readonly FileStudySession[] = [];
  #lastActive: FileStudySession | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #searching: Promise<void> = Promise.resolve();
  #disposed = false;

  /** `storage`: where caches go, undefined in a window without a workspace. */
  constructor(
    private readonly storage: vscode.Uri | undefined,
    private readonly openMarkup: OpenMarkup,
  ) {
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.searchSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#noteActive()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (['codebook', 'memosFolder', 'exclude'].some((name) => event.affectsConfiguration(`verbatim.${name}`))) {
          this.#closeAll();
          this.searchSoon();
        }
      }),
    ];
    this.found = this.#search();
  }

  get all(): readonly FileStudySession[] {
    return this.#sessions;
  }

  get active(): FileStudySession | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const last = this.#lastActive && this.#sessions.includes(this.#lastActive) ? this.#lastActive : undefined;
    return (uri && this.of(uri)) ?? last ?? this.#sessions[0];
  }

  of(uri: vscode.Uri): FileStudySession | undefined {
    let nearest: FileStudySession | undefined;
    for (const session of this.#sessions) {
      if (holds(session.root, uri) && (!nearest || session.root.path.length > nearest.root.path.length)) {
        nearest = session;
      }
    }
    return nearest;
  }

  /** Searches the workspace for codebooks again, once for many calls. */
  searchSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), searchAfterMilliseconds);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#closeAll();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #search(): Promise<void> {
    this.#searching = this.#searching.then(() => this.#searchNow());
    return this.#searching;
  }

  async #searchNow(): Promise<void> {
    const codebooks = this.#disposed ? [] : await findCodebooks(codebookName());
    if (this.#disposed) {
      return;
    }
    const roots = new Map(
      codebooks.map((uri) => {
        const root = vscode.Uri.joinPath(uri, '..');
        return [root.toString(), root] as const;
      }),
    );
    const gone = [...this.#held.keys()].filter((key) => !roots.has(key));
    const come = [...roots.keys()].filter((key) => !this.#held.has(key));
    for (const key of gone) {
      this.#close(key);
    }
    for (const key of come) {
      const root = roots.get(key);
      if (root) {
        this.#open(key, root);
      }
    }
    if (gone.length > 0 || come.length > 0) {
      // Files may have changed hands between a study and one below it.
      for (const [key, { session }] of this.#held) {
        if (!come.includes(key)) {
          session.refreshAll();
        }
      }
      this.#noteActive();
    }
  }

  #open(key: string, root: vscode.Uri): void {
    const cache = new StudyCache(this.storage, root);
    const session: FileStudySession = new FileStudySession({
      root,
      layout: layoutOf(root),
      openMarkup: this.openMarkup,
      cache,
      owns: (uri) => this.of(uri)?.root.toString() === key,
    });
    session.onDidChange(() => this.#changed.fire(session));
    this.#held.set(key, { session, cache });
    this.#listSessions();
  }

  #close(key: string): void {
    const held = this.#held.get(key);
    this.#held.delete(key);
    this.#listSessions();
    held?.session.dispose();
    held?.cache.dispose();
  }

  #closeAll(): void {
    for (const key of [...this.#held.keys()]) {
      this.#close(key);
    }
  }

  #listSessions(): void {
    this.#sessions = [...this.#held.values()]
      .map(({ session }) => session)
      .sort((a, b) => (a.root.toString() < b.root.toString() ? -1 : 1));
  }

  #noteActive(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    this.#lastActive = (uri && this.of(uri)) ?? this.#lastActive;
    this.#changed.fire(undefined);
  }
}

function holds(root: vscode.Uri, uri: vscode.Uri): boolean {
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return root.scheme === uri.scheme && root.authority === uri.authority && uri.path.startsWith(prefix);
}
