import * as vscode from 'vscode';
import type { Command } from '../commands/command';
import type { ExtensionParts } from '../extension-parts';
import { StatusItem } from '../status-item';
import type { MarkupDisplay } from './passage-looks';

const displays: readonly MarkupDisplay[] = ['full', 'dimmed', 'folded'];

export function markupDisplay(): MarkupDisplay {
  const value = vscode.workspace.getConfiguration('verbatim').get<unknown>('markup');
  return displays.find((display) => display === value) ?? 'dimmed';
}

/** Shows tags in the next way, or in the one named. Kept where the setting is kept: for the workspace if it has its own, else for the person. */
export class SwitchMarkupCommand implements Command {
  readonly id = 'verbatim.switchMarkup';

  async execute(argument?: unknown): Promise<void> {
    const next = displays[(displays.indexOf(markupDisplay()) + 1) % displays.length]!;
    const wanted = displays.find((display) => display === argument) ?? next;
    const configuration = vscode.workspace.getConfiguration('verbatim');
    const isOfWorkspace = configuration.inspect('markup')?.workspaceValue !== undefined;
    await configuration.update('markup', wanted, isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
  }
}

/** Says how tags show while a transcript is in front; a click goes on to the next way. */
export function registerMarkupDisplayItem({ studies, transcripts }: Pick<ExtensionParts, 'studies' | 'transcripts'>): vscode.Disposable {
  const item = new StatusItem('verbatim.markup', {
    name: vscode.l10n.t('Verbatim: Tags'),
    command: 'verbatim.switchMarkup',
    alignment: vscode.StatusBarAlignment.Right,
    priority: 101,
  });

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !transcripts.get(document)) {
      item.hide();
      return;
    }
    const display = markupDisplay();
    const shown = words(display);
    const all = displays.map((each) => (each === display ? `**${words(each).told}**` : words(each).told));
    item.show({
      text: vscode.l10n.t('Tags: {0}', shown.name),
      tooltip: new vscode.MarkdownString([...all, vscode.l10n.t('A click shows them in the next way.')].join('\n\n')),
      label: vscode.l10n.t('{0} Activate for the next way.', shown.told),
    });
  }

  update();
  return vscode.Disposable.from(
    item,
    studies.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('verbatim.markup')) {
        update();
      }
    }),
  );
}

function words(display: MarkupDisplay): { readonly name: string; readonly told: string } {
  switch (display) {
    case 'full':
      return { name: vscode.l10n.t('full'), told: vscode.l10n.t('Tags show in full.') };
    case 'dimmed':
      return { name: vscode.l10n.t('dimmed'), told: vscode.l10n.t('Tags are dimmed, except on the cursor’s line.') };
    case 'folded':
      return { name: vscode.l10n.t('folded'), told: vscode.l10n.t('Tags are hidden, except on the cursor’s line.') };
  }
}
