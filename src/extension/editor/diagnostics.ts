import * as vscode from 'vscode';
import { checkFile } from '../../core/study/check';
import type { StudyProblem } from '../../core/study/study-problem';
import type { ExtensionParts } from '../extension-parts';
import type { Studies } from '../studies';

/** What marks our problems among those of others. */
export const problemSource = 'Verbatim';

/** On top of the study's own pause after a keystroke. */
const pauseMilliseconds = 150;

/** What is wrong in the open files of a study: transcripts, codebook and memos. */
export function registerStudyDiagnostics({ studies }: Pick<ExtensionParts, 'studies'>): vscode.Disposable {
  return new StudyDiagnostics(studies);
}

class StudyDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('verbatim');
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly studies: Studies) {
    this.#subscriptions = [
      studies.onDidChange(() => this.#schedule()),
      vscode.workspace.onDidOpenTextDocument(() => this.#schedule()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#schedule()),
    ];
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, this.#collection).dispose();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#publish(), pauseMilliseconds);
  }

  #publish(): void {
    const shown = shownDocuments();
    this.#collection.forEach((uri) => {
      if (!shown.some((document) => document.uri.toString() === uri.toString() && this.studies.of(uri))) {
        this.#collection.delete(uri);
      }
    });
    for (const document of shown) {
      const study = this.studies.of(document.uri);
      // Half a study is full of codes that only seem to be unknown.
      if (study && !study.isReading) {
        const problems = checkFile(study.index, study.relativePath(document.uri));
        this.#collection.set(document.uri, problems.map((problem) => diagnostic(document, problem)));
      }
    }
  }
}

/** Documents with a tab. Others stay in memory for minutes after their tab was closed, or were never shown to anybody. */
function shownDocuments(): readonly vscode.TextDocument[] {
  const shown = new Set(
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => {
      const isText = input instanceof vscode.TabInputText;
      return isText ? input.uri.toString() : input instanceof vscode.TabInputTextDiff ? input.modified.toString() : '';
    })),
  );
  return vscode.workspace.textDocuments.filter((document) => !document.isClosed && shown.has(document.uri.toString()));
}

const severities: Readonly<Record<StudyProblem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function diagnostic(document: vscode.TextDocument, { code, severity, range, message }: StudyProblem): vscode.Diagnostic {
  const place = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  const shown = new vscode.Diagnostic(place, message, severities[severity]);
  shown.source = problemSource;
  shown.code = code;
  return shown;
}
