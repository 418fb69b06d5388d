import * as vscode from 'vscode';
import { parseStudy, serializeStudy, type CachedStudy, type Utf8 } from '../core/study/index-cache';
import type { StudyIndex } from '../core/study/study-index';
import type { Transcript } from '../core/study/transcript';

/** What tells that a file is the one that was read: its size in bytes and its modification time in milliseconds. */
export interface FileStamp {
  readonly size: number;
  readonly mtime: number;
}

export interface LoadedCache {
  readonly codebook: CachedStudy['codebook'];
  /** The transcript as read before, if its file is still that very file. */
  get(path: string, stamp: FileStamp): Transcript | undefined;
}

const saveAfterMilliseconds = 3000;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const utf8: Utf8 = { encode: (text) => encoder.encode(text), decode: (bytes) => decoder.decode(bytes) };

/** Keeps what was read of a study in VS Code's storage for this workspace. A cache that is missing or broken is no cache. */
export class StudyCache implements vscode.Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `storage` is undefined in a window without a workspace. */
  constructor(
    private readonly storage: vscode.Uri | undefined,
    private readonly root: vscode.Uri,
  ) {}

  async load(): Promise<LoadedCache | undefined> {
    if (!this.storage) {
      return undefined;
    }
    try {
      const bytes = await vscode.workspace.fs.readFile(this.#file(this.storage));
      const study = parseStudy(bytes, utf8);
      if (!study) {
        return undefined;
      }
      const byPath = new Map(study.transcripts.map((entry) => [entry.path, entry]));
      return {
        codebook: study.codebook,
        get(path, stamp) {
          const entry = byPath.get(path);
          return entry && entry.size === stamp.size && entry.mtime === stamp.mtime ? entry.transcript : undefined;
        },
      };
    } catch {
      return undefined;
    }
  }

  /** `stamps` names the files whose transcripts in the index are those on disk. */
  saveSoon(index: StudyIndex, stamps: ReadonlyMap<string, FileStamp>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(index, stamps), saveAfterMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #save({ codebook, codebookText, transcripts }: StudyIndex, stamps: ReadonlyMap<string, FileStamp>): Promise<void> {
    if (!this.storage) {
      return;
    }
    const entries = [...transcripts].flatMap(([path, transcript]) => {
      const stamp = stamps.get(path);
      return stamp ? [{ path, size: stamp.size, mtime: stamp.mtime, transcript }] : [];
    });
    try {
      await vscode.workspace.fs.createDirectory(this.storage);
      const study = { codebook: { text: codebookText, codebook }, transcripts: entries };
      await vscode.workspace.fs.writeFile(this.#file(this.storage), serializeStudy(study, utf8));
    } catch {
      // A full disk or a read-only profile costs only the speed of the next start.
    }
  }

  #file(storage: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(storage, `index-${fingerprint(this.root.toString())}.bin`);
  }
}

/** FNV-1a over UTF-16 code units: a short file name for a root, not a protection against anything. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
