import * as vscode from 'vscode';
import { classify } from '../../core/study/layout';
import { memoText } from '../../core/study/memo';
import { applyEdits } from '../../core/text';
import type { MemoDraft } from '../../protocol/memo-draft';
import { openDocument } from '../open-document';
import { readTextFile } from '../read-text-file';
import type { Studies, StudySession } from '../studies';
import { coderOf } from '../study-settings';
import type { MemoBodies } from './draft-writer';
import { memoBodyEdits, pageBody } from './memo-text';

export interface MemoPlace {
  readonly study: StudySession;
  /** Relative to the study. */
  readonly path: string;
  readonly uri: vscode.Uri;
}

/** Milliseconds after which file events that belong to a write have come, or never will. */
const eventsArrive = 1500;

/**
 * Memo bodies in open documents and files. Reading and writing one memo are done one after the other, so that `known` only
 * ever goes forward.
 */
export class MemoFiles implements MemoBodies, vscode.Disposable {
  readonly #known = new Map<string, string | null>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #checks = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly studies: Studies) {}

  /** Undefined where the key, which a page sent, is not the URI of a memo of a study of this workspace. */
  place(key: string): MemoPlace | undefined {
    const uri = parseUri(key);
    const study = uri && this.studies.of(uri);
    if (!uri || !study) return undefined;
    const path = study.relativePath(uri);
    return classify(path, study.layout) === 'memo' && study.uriOf(path).toString() === key ? { study, path, uri } : undefined;
  }

  /** The body last read or written; undefined where the memo was never read. */
  known(key: string): string | null | undefined {
    return this.#known.get(key);
  }

  read(key: string): Promise<string | null> {
    return this.#inTurn(key, async () => {
      const { uri, path } = this.#placeOf(key);
      const text = openDocument(uri)?.getText() ?? await fileText(uri);
      const body = text === null ? null : pageBody(path, text);
      this.#known.set(key, body);
      return body;
    });
  }

  write(draft: MemoDraft, expected: string | null): Promise<{ readonly body: string } | undefined> {
    return this.#inTurn(draft.key, async () => {
      const place = this.#placeOf(draft.key);
      const document = openDocument(place.uri);
      const text = document ? await writeDocument(document, place.path, draft.text, expected) : await writeFile(place, draft, expected);
      if (text === undefined) return undefined;
      const body = pageBody(place.path, text);
      this.#known.set(draft.key, body);
      // The file watcher would tell the index too, but only after a while.
      place.study.index.setMemo(place.path, text);
      this.#checkLater(place);
      return { body };
    });
  }

  dispose(): void {
    this.#checks.forEach((check) => clearTimeout(check));
    this.#checks.clear();
  }

  /** A file that comes and goes quickly makes no event at all, and would stay in the index that was told of it here. */
  #checkLater({ study, path, uri }: MemoPlace): void {
    const key = uri.toString();
    clearTimeout(this.#checks.get(key));
    this.#checks.set(key, setTimeout(() => {
      this.#checks.delete(key);
      this.read(key).then((body) => {
        if (body === null) study.index.removeMemo(path);
      }, () => undefined);
    }, eventsArrive));
  }

  #placeOf(key: string): MemoPlace {
    const place = this.place(key);
    if (!place) throw new Error(vscode.l10n.t('{0} is not a memo of a study in this workspace.', key));
    return place;
  }

  #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work, work);
    this.#turns.set(key, turn);
    const clear = (): void => {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    };
    turn.then(clear, clear);
    return turn;
  }
}

function parseUri(key: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(key, true);
  } catch {
    return undefined;
  }
}

async function fileText(uri: vscode.Uri): Promise<string | null> {
  const file = await readTextFile(uri);
  if (file.kind === 'unreadable') throw new Error(file.message);
  return file.kind === 'missing' ? null : file.text;
}

/** Edits the buffer, so that a memo that is open in an editor too has one truth, and saves it. Returns the buffer's text. */
async function writeDocument(
  document: vscode.TextDocument, path: string, body: string, expected: string | null,
): Promise<string | undefined> {
  if (pageBody(path, document.getText()) !== expected) return undefined;
  const edits = memoBodyEdits(path, document.getText(), body);
  if (edits.length === 0) return document.getText();
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)), newText);
  }
  // VS Code refuses an edit made for an older version of the buffer, which is what a keystroke in between makes it.
  if (!await vscode.workspace.applyEdit(edit)) return undefined;
  if (!await document.save()) {
    throw new Error(vscode.l10n.t('{0} was changed but could not be saved. Save it in its editor.', path));
  }
  return document.getText();
}

/** Writes the file itself. Only the body changes; a byte order mark stays. Returns the file's text without that mark. */
async function writeFile({ study, path, uri }: MemoPlace, draft: MemoDraft, expected: string | null): Promise<string | undefined> {
  const before = await fileText(uri);
  if ((before === null ? null : pageBody(path, before)) !== expected) return undefined;
  if (before === null) {
    const text = memoText({ about: draft.about, created: momentOf(new Date()), author: coderOf(study.root), body: draft.text });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return text;
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const decoded = utf8(bytes);
  if (decoded === undefined) {
    // The bytes are not ours to encode; a document knows how its file is written.
    return writeDocument(await vscode.workspace.openTextDocument(uri), path, draft.text, expected);
  }
  if (decoded.text !== before) return undefined;
  const text = applyEdits(before, memoBodyEdits(path, before, draft.text));
  if (text !== before) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(decoded.mark + text));
  return text;
}

function utf8(bytes: Uint8Array): { readonly mark: string; readonly text: string } | undefined {
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return whole.startsWith('\uFEFF') ? { mark: '\uFEFF', text: whole.slice(1) } : { mark: '', text: whole };
  } catch {
    return undefined;
  }
}

/** When a memo is begun, as its front matter says it: the researcher's own clock, with how far it is from Greenwich. */
export function momentOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = -now.getTimezoneOffset();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  return `${day}T${time}${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
