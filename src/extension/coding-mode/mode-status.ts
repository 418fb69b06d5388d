import * as vscode from 'vscode';
import { movesOn } from '../commands/move-on';
import type { PinnedCodes } from '../commands/pinned-codes';
import { nameOf, oneLine } from '../code-names';
import { asText } from '../markdown-text';
import type { ExtensionParts } from '../extension-parts';
import { StatusItem, withoutIcons } from '../status-item';
import type { CodingMode } from './coding-mode';

const shownPins = 5;

/** Says in the status bar whether keys are commands, and which codes the digits apply; a click switches. */
export function registerModeStatus(mode: CodingMode, pins: PinnedCodes, { studies, transcripts }: Pick<ExtensionParts, 'studies' | 'transcripts'>): vscode.Disposable {
  const item = new StatusItem('verbatim.codingMode', {
    name: vscode.l10n.t('Verbatim: Coding Mode'),
    command: 'verbatim.toggleCodingMode',
    alignment: vscode.StatusBarAlignment.Left,
    priority: 9,
  });

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const study = document && transcripts.get(document)?.study;
    if (!study) {
      item.hide();
      return;
    }
    const { codebook } = study.index;
    const pinned = pins.of(study).flatMap((slug, index) => (slug === null ? [] : [{ digit: index + 1, name: nameOf(codebook, slug) }]));
    const shown = pinned.slice(0, shownPins).map(({ digit, name }) => `${digit} ${withoutIcons(oneLine(name, 18))}`).join('  ');
    item.show({
      text: mode.isOn ? `$(tag) ${vscode.l10n.t('CODING')}${shown === '' ? '' : `  ${shown}`}` : `$(tag) ${vscode.l10n.t('Coding mode')}`,
      tooltip: tooltip(mode.isOn, pinned),
      label: mode.isOn ? vscode.l10n.t('Coding mode is on. Pinned codes: {0}', shown) : vscode.l10n.t('Coding mode is off'),
      ...(mode.isOn ? { stands: 'out' as const } : {}),
    });
  }

  update();
  return vscode.Disposable.from(
    item,
    mode.onDidChange(update),
    pins.onDidChange(update),
    studies.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration(update),
  );
}

function tooltip(isOn: boolean, pinned: readonly { readonly digit: number; readonly name: string }[]): vscode.MarkdownString {
  const lines = [
    isOn
      ? vscode.l10n.t('Keys are commands: **?** shows them, **Esc** goes back to typing.')
      : vscode.l10n.t('Start the coding mode (Ctrl+K Space): single keys code and walk, and nothing is typed over.'),
    movesOn() ? vscode.l10n.t('After coding the cursor moves on.') : vscode.l10n.t('After coding the cursor stays.'),
    ...(pinned.length > 0
      ? pinned.map(({ digit, name }) => `**${digit}** ${asText(name)}`)
      : [vscode.l10n.t('No code is pinned yet: pin codes in the codebook view, or press a digit.')]),
  ];
  return new vscode.MarkdownString(lines.join('\n\n'));
}
