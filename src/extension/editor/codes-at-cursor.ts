import * as vscode from 'vscode';
import { nameOf, oneLine } from '../code-names';
import type { ExtensionParts } from '../extension-parts';
import type { OpenTranscripts } from '../open-transcripts';
import { StatusItem, withoutIcons } from '../status-item';
import { codingsAt } from './coding-at';

/** After the last move: nobody reads it while the cursor moves, and typing has the machine for itself. */
const pauseMilliseconds = 120;
/** Codes named before the rest is counted. */
const namedCodes = 3;

/** The codes at the cursor in the status bar, where a screen reader and the eye find them without an act; a click shows the hover. */
export function registerCodesAtCursor({ studies, transcripts }: Pick<ExtensionParts, 'studies' | 'transcripts'>): vscode.Disposable {
  const item = new StatusItem('verbatim.codesAtCursor', {
    name: vscode.l10n.t('Verbatim: Codes at the Cursor'),
    command: 'editor.action.showHover',
    alignment: vscode.StatusBarAlignment.Left,
    priority: 8,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;

  function update(): void {
    const names = namesAtCursor(transcripts);
    if (names.length === 0) {
      item.hide();
      return;
    }
    const rest = names.length - namedCodes;
    const shown = names.slice(0, namedCodes).map((name) => withoutIcons(oneLine(name, 28))).join(' · ');
    item.show({
      text: `$(tag) ${rest > 0 ? vscode.l10n.t('{0} and {1} more', shown, rest) : shown}`,
      tooltip: vscode.l10n.t('Coded here, innermost first: {0}', names.join(', ')),
      label: names.length === 1
        ? vscode.l10n.t('1 code at the cursor: {0}', names[0]!)
        : vscode.l10n.t('{0} codes at the cursor: {1}', names.length, names.join(', ')),
    });
  }

  function updateSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(update, pauseMilliseconds);
  }

  updateSoon();
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(updateSoon),
    vscode.window.onDidChangeTextEditorSelection(updateSoon),
    transcripts.onDidChange(updateSoon),
    studies.onDidChange(updateSoon),
  );
}

function namesAtCursor(transcripts: OpenTranscripts): readonly string[] {
  const editor = vscode.window.activeTextEditor;
  const transcript = editor && transcripts.get(editor.document);
  if (!editor || !transcript) {
    return [];
  }
  const codes = codingsAt(transcript.markup, editor.document.offsetAt(editor.selection.active)).flatMap((coding) => coding.codes);
  return [...new Set(codes)].map((slug) => nameOf(transcript.study.index.codebook, slug));
}
