import * as vscode from 'vscode';
import type { Studies } from './studies';

/** The study a person works in and how far its coding has come; a click goes to the codebook. */
export function registerStatusBar(studies: Studies): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('verbatim.study', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Verbatim: Study');
  item.command = 'verbatim.codebook.focus';

  function update(): void {
    const study = studies.active;
    if (!study) {
      item.hide();
      return;
    }
    const { codings } = study.index.totals();
    item.text = study.isReading ? `$(sync~spin) ${study.name}` : `$(book) ${study.name}: ${codings}`;
    item.tooltip = study.isReading
      ? vscode.l10n.t('The study is being read')
      : vscode.l10n.t('{0} transcripts, {1} codes, {2} codings', study.index.transcripts.size, study.index.codebook.codes.length, codings);
    item.accessibilityInformation = { label: vscode.l10n.t('Study {0}, {1} codings', study.name, codings), role: 'button' };
    item.show();
  }

  update();
  return vscode.Disposable.from(item, studies.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}
