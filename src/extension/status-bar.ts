import * as vscode from 'vscode';
import { oneLine } from './code-names';
import { StatusItem, withoutIcons } from './status-item';
import type { Studies } from './studies';

/** The study a person works in and how far its coding has come; a click goes to the codebook. */
export function registerStatusBar(studies: Studies): vscode.Disposable {
  const item = new StatusItem('verbatim.study', {
    name: vscode.l10n.t('Verbatim: Study'),
    command: 'verbatim.codebook.focus',
    alignment: vscode.StatusBarAlignment.Left,
    priority: 10,
  });

  function update(): void {
    const study = studies.active;
    if (!study) {
      item.hide();
      return;
    }
    const { codings } = study.index.totals();
    const name = withoutIcons(oneLine(study.name, 28));
    item.show({
      text: study.isReading ? `$(sync~spin) ${name}` : `$(book) ${name}: ${codings}`,
      tooltip: study.isReading
        ? vscode.l10n.t('The study is being read')
        : vscode.l10n.t('{0}: {1} transcripts, {2} codes, {3} codings', study.name, study.index.transcripts.size, study.index.codebook.codes.length, codings),
      label: vscode.l10n.t('Study {0}, {1} codings', study.name, codings),
    });
  }

  update();
  return vscode.Disposable.from(item, studies.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}
