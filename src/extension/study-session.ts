import * as vscode from 'vscode';
import { readMarkup } from '../core/markup/document';
import { classify, type StudyLayout } from '../core/study/layout';
import { StudyIndex } from '../core/study/study-index';
import { listStudyFiles } from './list-study-files';
import { openDocument } from './open-document';
import type { OpenMarkup } from './open-markup';
import { readTextFile } from './read-text-file';
import { StudyCache, type FileStamp, type LoadedCache } from './study-cache';
import type { StudySession } from './studies';

/** Work is done in slices of this length, so that typing and painting are never held up. */
const sliceMilliseconds = 10;
const filesAtOnce = 16;
/** An open document is read again when its writer pauses for this long. */
const pauseMilliseconds = 150;

export interface StudySessionParts {
  readonly root: vscode.Uri;
  readonly layout: StudyLayout;
  readonly openMarkup: OpenMarkup;
  readonly cache: StudyCache;
  /** False for files that belong to another study below this one. */
  readonly owns: (uri: vscode.Uri) => boolean;
}

/**
 * Reads a study and keeps its index true. Events only say where to look: the open document, else the file on disk, is what
 * counts, so that events that come late, twice or not at all cannot leave the index wrong for long.
 */
export class FileStudySession implements StudySession {
  readonly root: vscode.Uri;
  readonly layout: StudyLayout;
  readonly index = new StudyIndex();
  readonly ready: Promise<void>;
  readonly unreadable = new Map<string, string>();

  readonly #parts: StudySessionParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #pending = new Set<string>();
  readonly #edited = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  readonly #onDisk = new Map<string, FileStamp>();
  readonly #stopListening: () => void;
  #readBefore: LoadedCache['codebook'] | undefined;
  #listing = true;
  #reading = true;
  #partial = false;
  #stopped = false;
  #disposed = false;
  #working: Promise<void> | undefined;
  #announcement: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #total = 0;
  #sliceStart = 0;

  constructor(parts: StudySessionParts) {
    this.#parts = parts;
    this.root = parts.root;
    this.layout = parts.layout;
    this.#stopListening = this.index.onDidChange(() => this.#announce());
    this.ready = this.#start();
  }

  get name(): string {
    return this.index.codebook.title || (this.root.path.split('/').filter(Boolean).at(-1) ?? this.root.authority);
  }

  get isReading(): boolean {
    return this.#reading;
  }

  get isPartial(): boolean {
    return this.#partial;
  }

  /** Share of the files read so far, between 0 and 1, while the study is being read. */
  get progress(): number {
    return this.#total === 0 ? 0 : Math.max(0, 1 - this.#pending.size / this.#total);
  }

  /** Resolves when nothing is being read (any more), or the study is gone. */
  reading(): Promise<void> {
    return this.#reading && !this.#disposed ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  relativePath(uri: vscode.Uri): string {
    const prefix = this.root.path.endsWith('/') ? this.root.path : `${this.root.path}/`;
    return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : uri.path;
  }

  uriOf(relativePath: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, relativePath);
  }

  async settled(): Promise<void> {
    this.#takeEdited();
    while (this.#working) {
      await this.#working;
    }
  }

  /** The file may have changed, come or gone. */
  refresh(uri: vscode.Uri): void {
    const path = this.relativePath(uri);
    if (classify(path, this.layout) !== 'other') {
      this.#pending.add(path);
      this.#work();
    }
  }

  /** An open document was edited. */
  edited(uri: vscode.Uri): void {
    const path = this.relativePath(uri);
    if (classify(path, this.layout) !== 'other') {
      this.#edited.add(path);
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#takeEdited(), pauseMilliseconds);
    }
  }

  /** Anything may have changed, come or gone: looks for it behind the scenes. */
  refreshAll(): void {
    this.#listing = true;
    this.#work();
  }

  /** A person wants to be sure that everything is read, after a stop for example. */
  readAgain(): void {
    this.#setReading(true);
    this.refreshAll();
  }

  /** Leaves what was not read yet unread, until `readAgain` or the next listing. */
  stopReading(): void {
    if (this.#reading) {
      this.#stopped = true;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#endReading();
    this.#stopListening();
    clearTimeout(this.#announcement);
    clearTimeout(this.#pause);
    this.#changed.dispose();
  }

  async #start(): Promise<void> {
    this.#work();
    await this.settled();
  }

  #takeEdited(): void {
    clearTimeout(this.#pause);
    if (this.#edited.size > 0 && !this.#disposed) {
      for (const path of this.#edited) {
        this.#pending.add(path);
      }
      this.#edited.clear();
      this.#work();
    }
  }

  #work(): void {
    this.#working ??= this.#drain().finally(() => {
      this.#working = undefined;
      if (!this.#disposed && (this.#listing || this.#pending.size > 0)) {
        this.#work();
      }
    });
  }

  async #drain(): Promise<void> {
    this.#sliceStart = performance.now();
    let changed = false;
    let listed = false;
    while (!this.#disposed && (this.#listing || this.#pending.size > 0)) {
      if (this.#listing) {
        this.#listing = false;
        listed = true;
        changed = (await this.#list()) || changed;
      } else if (this.#stopped) {
        this.#pending.clear();
      } else {
        const paths = [...this.#pending].slice(0, filesAtOnce);
        for (const path of paths) {
          this.#pending.delete(path);
        }
        changed = true;
        await Promise.all(paths.map((path) => this.#readOrReport(path)));
      }
    }
    if (this.#disposed) {
      return;
    }
    if (listed) {
      this.#partial = this.#stopped;
    }
    // What changes from now on is read again, also after a stop.
    this.#stopped = false;
    this.#setReading(false);
    if (changed && !this.#partial) {
      this.#parts.cache.saveSoon(this.index, this.#onDisk);
    }
  }

  /** Finds out which files there are, takes what the cache knows, and queues the rest. */
  async #list(): Promise<boolean> {
    const [uris, cached] = await Promise.all([
      listStudyFiles(this.root),
      this.#onDisk.size === 0 ? this.#parts.cache.load() : undefined,
    ]);
    const paths = uris.filter(this.#parts.owns).map((uri) => this.relativePath(uri));
    const present = new Set(paths.filter((path) => classify(path, this.layout) !== 'other'));
    present.add(this.layout.codebook);
    const gone = [...this.index.transcripts.keys(), ...this.index.memos.keys(), ...this.unreadable.keys()].filter(
      (path) => !present.has(path),
    );
    for (const path of gone) {
      this.#forget(path);
    }
    this.#readBefore = cached?.codebook;
    // The codebook comes first: until it is known, every code would seem unknown.
    await this.#readOrReport(this.layout.codebook);
    present.delete(this.layout.codebook);
    const stamps = await Promise.all([...present].map(async (path) => ({ path, stamp: await this.#stamp(path) })));
    for (const { path, stamp } of stamps) {
      const known = this.#onDisk.get(path);
      const entry = stamp && cached?.get(path, stamp);
      if (!stamp || openDocument(this.uriOf(path))) {
        this.#pending.add(path);
      } else if (entry) {
        this.#onDisk.set(path, stamp);
        this.index.setTranscriptEntry(entry);
        await this.#breathe();
      } else if (!known || known.size !== stamp.size || known.mtime !== stamp.mtime) {
        this.#pending.add(path);
      }
    }
    this.#total = present.size;
    return gone.length > 0;
  }

  async #stamp(path: string): Promise<FileStamp | undefined> {
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(this.uriOf(path));
      return { size, mtime };
    } catch {
      return undefined;
    }
  }

  async #readOrReport(path: string): Promise<void> {
    const uri = this.uriOf(path);
    if (this.#disposed || !this.#parts.owns(uri)) {
      this.#forget(path);
      return;
    }
    const open = openDocument(uri);
    // A document outlives its deleted file for a while; only unsaved words in it are still part of the study.
    if (open && (open.isDirty || (await this.#stamp(path)))) {
      this.#onDisk.delete(path);
      this.unreadable.delete(path);
      this.#accept(path, open.getText(), open);
    } else {
      // The stamp is taken before the text, so that a write in between makes the cache stale, never wrong.
      const stamp = await this.#stamp(path);
      const file = await readTextFile(uri);
      if (file.kind === 'missing') {
        this.#forget(path);
      } else if (file.kind === 'unreadable') {
        this.#forget(path);
        this.unreadable.set(path, file.message);
        this.#announce();
      } else if (!openDocument(uri)) {
        this.unreadable.delete(path);
        if (stamp) {
          this.#onDisk.set(path, stamp);
        }
        this.#accept(path, file.text, undefined);
      } else {
        this.#pending.add(path);
      }
    }
    await this.#breathe();
  }

  #accept(path: string, text: string, open: vscode.TextDocument | undefined): void {
    switch (classify(path, this.layout)) {
      case 'codebook':
        this.index.setCodebook(text, this.#readBefore?.text === text ? this.#readBefore.codebook : undefined);
        break;
      case 'memo':
        this.index.setMemo(path, text);
        break;
      case 'transcript':
        this.index.setTranscript(path, open ? this.#parts.openMarkup.of(open) : readMarkup(text));
        break;
      case 'other':
        break;
    }
  }

  #forget(path: string): void {
    this.#onDisk.delete(path);
    if (this.unreadable.delete(path)) {
      this.#announce();
    }
    this.index.removeTranscript(path);
    this.index.removeMemo(path);
    if (path === this.layout.codebook && this.index.codebook.codes.length > 0) {
      this.index.setCodebook('');
    }
  }

  async #breathe(): Promise<void> {
    if (performance.now() - this.#sliceStart > sliceMilliseconds) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#sliceStart = performance.now();
    }
  }

  #setReading(reading: boolean): void {
    if (this.#reading !== reading) {
      this.#reading = reading;
      if (!reading) {
        this.#endReading();
      }
      this.#announce();
    }
  }

  #endReading(): void {
    for (const resolve of this.#waiting.splice(0)) {
      resolve();
    }
  }

  /** Tells listeners once for many changes: soon after an edit, four times a second while the study is read. */
  #announce(): void {
    if (!this.#disposed) {
      this.#announcement ??= setTimeout(
        () => {
          this.#announcement = undefined;
          this.#changed.fire();
        },
        this.#reading ? 250 : 0,
      );
    }
  }
}
