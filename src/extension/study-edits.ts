import * as vscode from 'vscode';
import { readMarkup, type MarkupDocument } from '../core/markup/document';
import type { CodingOperation } from '../core/markup/operations';
import { planCodings } from '../core/markup/write';
import { LineIndex, type TextEdit } from '../core/text';
import { openDocument } from './open-document';
import type { OpenTranscripts } from './open-transcripts';
import { withPatience } from './patient-progress';
import { readTextFile } from './read-text-file';
import type { StudySession } from './studies';

/** Planning goes on in slices of this length, so that typing and painting are never held up. */
const sliceMilliseconds = 10;

/** What is to be done to files of one study, all or nothing. Paths are relative to the study. */
export interface StudyChange {
  /**
   * What is done to the codings of a transcript; an empty list leaves it alone, a message says why it cannot be done. Asked with
   * its present, unsaved text.
   */
  readonly transcripts?: readonly {
    readonly path: string;
    readonly operations: (markup: MarkupDocument) => readonly CodingOperation[] | string;
  }[];
  /** Edits of other files, such as the codebook and memos, by UTF-16 offsets of their present, unsaved text. */
  readonly files?: readonly { readonly path: string; readonly edits: (text: string) => readonly TextEdit[] }[];
}

export interface FileProblem {
  readonly path: string;
  /** What is wrong, for a person. */
  readonly message: string;
}

export interface StudyPlan {
  readonly kind: 'planned';
  readonly edit: vscode.WorkspaceEdit;
  /** The files that would change. */
  readonly paths: readonly string[];
  /** Passages whose ends had to move to where a tag can stand. */
  readonly moved: number;
  /** The first file that is not any more as it was when the edit was planned; undefined where all are. */
  changedSince(): Promise<string | undefined>;
}

export type PlanResult =
  | StudyPlan
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancelled' }
  /** Files that cannot be read or written, or whose codings cannot be changed so. Nothing is to be written anywhere. */
  | { readonly kind: 'refused'; readonly problems: readonly FileProblem[] };

export type ApplyResult =
  | { readonly kind: 'applied'; readonly paths: readonly string[]; readonly moved: number }
  /** A file changed meanwhile, or VS Code did not take the edit; nothing was written. */
  | { readonly kind: 'changed'; readonly path: string | undefined }
  | Exclude<PlanResult, StudyPlan>;

/** A file's text as a person would see it. */
export interface PresentText {
  readonly text: string;
  /** Of the document that holds the text; undefined for a file that is not open. */
  readonly version: number | undefined;
}

interface PlannedFile extends PresentText {
  readonly path: string;
  readonly uri: vscode.Uri;
  readonly edits: readonly TextEdit[];
}

/** Plans and applies changes of many files of a study as one `WorkspaceEdit`: one undo step, all or nothing. */
export class StudyEdits {
  constructor(private readonly transcripts: OpenTranscripts) {}

  /** @param report is told how many of the files were looked at */
  async plan(
    study: StudySession,
    { transcripts = [], files = [] }: StudyChange,
    token?: vscode.CancellationToken,
    report: (done: number, total: number) => void = () => undefined,
  ): Promise<PlanResult> {
    const problems: FileProblem[] = [];
    const planned: PlannedFile[] = [];
    let moved = 0;
    let done = 0;
    let sliceStart = performance.now();
    const total = transcripts.length + files.length;

    const look = async (path: string, plan: (present: PresentText, uri: vscode.Uri) => readonly TextEdit[] | string): Promise<boolean> => {
      const uri = study.uriOf(path);
      const present = await presentText(uri);
      if (token?.isCancellationRequested) {
        return false;
      }
      const edits = typeof present === 'string' ? present : plan(present, uri);
      if (typeof edits === 'string') {
        problems.push({ path, message: edits });
      } else if (typeof present !== 'string' && edits.length > 0) {
        const objection = await objectionToWriting(uri);
        if (objection === undefined) {
          planned.push({ ...present, path, uri, edits });
        } else {
          problems.push({ path, message: objection });
        }
      }
      report(++done, total);
      if (performance.now() - sliceStart > sliceMilliseconds) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        sliceStart = performance.now();
      }
      return !token?.isCancellationRequested;
    };

    for (const { path, operations } of transcripts) {
      const goesOn = await look(path, ({ text }, uri) => {
        const markup = this.#markup(uri) ?? readMarkup(text);
        const wanted = operations(markup);
        if (typeof wanted === 'string') {
          return wanted;
        }
        const plan = wanted.length > 0 ? planCodings(markup, wanted) : undefined;
        if (plan?.kind === 'refused') {
          return plan.message;
        }
        moved += plan?.moved.length ?? 0;
        return plan?.edits ?? [];
      });
      if (!goesOn) {
        return { kind: 'cancelled' };
      }
    }
    for (const { path, edits } of files) {
      if (!(await look(path, ({ text }) => edits(text)))) {
        return { kind: 'cancelled' };
      }
    }
    if (problems.length > 0) {
      return { kind: 'refused', problems };
    }
    return planned.length === 0 ? { kind: 'nothing' } : planOf(planned, moved);
  }

  /** Plans and applies in one go. Long planning shows its progress and can be cancelled. */
  async change(study: StudySession, title: string, change: StudyChange): Promise<ApplyResult> {
    const plan = await withPatience(title, (token, report) => this.plan(study, change, token, report));
    return plan.kind === 'planned' ? this.apply(plan) : plan;
  }

  /**
   * Applies a plan where every file is still as it was. As a refactoring the edit is saved like VS Code's own, by the setting
   * `files.refactoring.autoSave`, so that files which nobody had open do not turn up as unsaved editors.
   */
  async apply(plan: StudyPlan): Promise<ApplyResult> {
    const { edit, paths, moved } = plan;
    const changed = await plan.changedSince();
    if (changed !== undefined) {
      return { kind: 'changed', path: changed };
    }
    const uris = edit.entries().map(([uri]) => uri);
    const [only, ...more] = uris;
    const wasClosed = only && more.length === 0 && !isShown(only);
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
      return { kind: 'changed', path: undefined };
    }
    // VS Code saves refactorings of several files only.
    if (wasClosed && savesRefactorings(only)) {
      await openDocument(only)?.save();
    }
    return { kind: 'applied', paths, moved };
  }

  #markup(uri: vscode.Uri): MarkupDocument | undefined {
    const document = openDocument(uri);
    return document && this.transcripts.get(document)?.markup;
  }
}

/** Whether the change was made. Where something kept it from being made, the person is told what and where. */
export function tellUnlessApplied(result: ApplyResult): result is Extract<ApplyResult, { readonly kind: 'applied' }> {
  switch (result.kind) {
    case 'applied':
      return true;
    case 'nothing':
    case 'cancelled':
      return false;
    case 'changed':
      void vscode.window.showWarningMessage(
        result.path === undefined
          ? vscode.l10n.t('The files could not be changed, and none was. One may be read-only, or changed meanwhile: try again.')
          : vscode.l10n.t('{0} changed meanwhile, so nothing was written. Try again.', result.path),
      );
      return false;
    case 'refused': {
      const [first, ...more] = result.problems;
      const message = vscode.l10n.t('{0}: {1}', first?.path ?? '', first?.message ?? '');
      void vscode.window.showWarningMessage(
        more.length === 0
          ? vscode.l10n.t('Nothing was written. {0}', message)
          : vscode.l10n.t('Nothing was written because of {0} files. {1}', result.problems.length, message),
      );
      return false;
    }
  }
}

function planOf(files: readonly PlannedFile[], moved: number): StudyPlan {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text, edits } of files) {
    // By line and column: VS Code evens out mixed line ends of a file it opens, which moves offsets.
    const lines = new LineIndex(text);
    const position = (offset: number): vscode.Position => {
      const { line, column } = lines.position(offset);
      return new vscode.Position(line, column);
    };
    edit.set(
      uri,
      edits.map(({ range, newText }) => vscode.TextEdit.replace(new vscode.Range(position(range.start), position(range.end)), newText)),
    );
  }
  const changedSince = async (): Promise<string | undefined> => {
    const now = await Promise.all(files.map(({ uri }) => presentText(uri)));
    return files.find(({ text, version }, index) => {
      const present = now[index];
      return typeof present !== 'object' || present.text !== text || (version !== undefined && present.version !== version);
    })?.path;
  };
  return { kind: 'planned', edit, paths: files.map(({ path }) => path), moved, changedSince };
}

/** The text a person would see, or what is wrong with the file. */
export async function presentText(uri: vscode.Uri): Promise<PresentText | string> {
  const open = openDocument(uri);
  if (open) {
    return { text: open.getText(), version: open.version };
  }
  const file = await readTextFile(uri);
  switch (file.kind) {
    case 'text': {
      // It may have been opened while it was read.
      const opened = openDocument(uri);
      return opened ? { text: opened.getText(), version: opened.version } : { text: file.text, version: undefined };
    }
    case 'missing':
      return vscode.l10n.t('The file is not there any more.');
    case 'unreadable':
      return file.message;
  }
}

async function objectionToWriting(uri: vscode.Uri): Promise<string | undefined> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return vscode.l10n.t('The file system is read-only.');
  }
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0 ? vscode.l10n.t('The file is read-only.') : undefined;
  } catch {
    // An open document may have no file yet, or none any more; VS Code saves it where it was.
    return openDocument(uri) ? undefined : vscode.l10n.t('The file is not there any more.');
  }
}

function isShown(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
}

function savesRefactorings(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('files', uri).get<boolean>('refactoring.autoSave', true);
}
