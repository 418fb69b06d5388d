import * as vscode from 'vscode';
import type { ExtensionParts } from '../extension-parts';
import { TranscriptsTree, type TranscriptsArrangement } from './transcripts-tree';

const arrangementKey = 'transcripts.arrangement';

/** The Transcripts view: what there is to code, how far it is, and what its front matter says. */
export function registerTranscriptsView({ context, studies }: ExtensionParts): vscode.Disposable {
  const tree = new TranscriptsTree(studies, readArrangement(context.workspaceState.get(arrangementKey)));
  const view = vscode.window.createTreeView('verbatim.transcripts', { treeDataProvider: tree, showCollapseAll: true });

  function update(): void {
    const { attribute } = tree.arrangement;
    const count = studies.all.reduce((sum, { index }) => sum + index.transcripts.size, 0);
    const description = attribute === null ? String(count) : vscode.l10n.t('{0} by {1}', count, attribute);
    if (view.description !== description) {
      view.description = description;
    }
    tree.refresh();
  }

  async function arrange(change: Partial<TranscriptsArrangement>): Promise<void> {
    tree.arrangement = { ...tree.arrangement, ...change };
    update();
    await context.workspaceState.update(arrangementKey, tree.arrangement);
  }

  update();
  return vscode.Disposable.from(
    view,
    tree,
    studies.onDidChange(() => {
      if (view.visible) {
        update();
      }
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) {
        update();
      }
    }),
    vscode.commands.registerCommand('verbatim.groupTranscripts', async () => {
      const names = [...new Set(studies.all.flatMap(({ index }) => index.attributeNames()))];
      const now = tree.arrangement.attribute;
      const rows = [
        { label: vscode.l10n.t('No Groups'), attribute: null },
        ...names.map((name) => ({ label: name, attribute: name })),
      ];
      const picked = await vscode.window.showQuickPick(
        rows.map((row) => (row.attribute === now ? { ...row, description: vscode.l10n.t('now') } : row)),
        { title: vscode.l10n.t('Group Transcripts By'), placeHolder: vscode.l10n.t('An attribute of their front matter') },
      );
      if (picked) {
        await arrange({ attribute: picked.attribute });
      }
    }),
    vscode.commands.registerCommand('verbatim.sortTranscriptsByPath', () => arrange({ order: 'path' })),
    vscode.commands.registerCommand('verbatim.sortTranscriptsByProgress', () => arrange({ order: 'progress' })),
  );
}

function readArrangement(stored: unknown): TranscriptsArrangement {
  const record = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  return {
    attribute: typeof record['attribute'] === 'string' ? record['attribute'] : null,
    order: record['order'] === 'progress' ? 'progress' : 'path',
  };
}
