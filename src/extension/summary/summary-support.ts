import * as vscode from 'vscode';
import { themeSummary, type ThemeSummary } from '../../core/analysis/theme-summary';
import { summaryMarkdown } from '../../core/interchange/summary-markdown';
import { asRecord, isText } from '../../protocol/reading';
import { readSummaryPageState, type SummaryScope } from '../../protocol/summary';
import type { ExtensionParts } from '../extension-parts';
import type { StudySession } from '../studies';
import { tellingAttribute } from './telling-attribute';
import { SummaryPanel, type SummaryPanelParts } from './summary-panel';

/** The theme summary beside the editor, and its export. */
export function registerSummarySupport({ context, studies, transcripts }: ExtensionParts): vscode.Disposable {
  const panels = new Set<SummaryPanel>();
  const parts: SummaryPanelParts = {
    extensionUri: context.extensionUri,
    studies,
    transcripts,
    export: (panel) => void showMarkdown(panel.summary),
  };
  const keep = (panel: vscode.WebviewPanel, root: string, scope: SummaryScope): void => {
    const summary = new SummaryPanel(panel, root, scope, parts);
    panels.add(summary);
    summary.onDidDispose(() => panels.delete(summary));
  };
  const preview = (study: StudySession, code: string | null): void => {
    const root = study.root.toString();
    const open = [...panels].find((panel) => panel.root === root);
    if (open) {
      open.scope = { ...open.scope, code };
      open.panel.reveal(undefined, true);
    } else {
      keep(
        vscode.window.createWebviewPanel(
          SummaryPanel.viewType, 'Theme Summary', { viewColumn: besideText(), preserveFocus: true }, { enableFindWidget: true },
        ),
        root,
        { code, by: tellingAttribute(study.index) },
      );
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('verbatim.previewThemeSummary', (argument: unknown) => {
      const study = studies.active;
      if (study) preview(study, slugIn(argument));
      else noStudy();
    }),
    vscode.commands.registerCommand('verbatim.exportThemeSummary', async (argument: unknown) => {
      const active = [...panels].find(({ panel }) => panel.active) ?? [...panels].find(({ panel }) => panel.visible);
      const study = studies.active;
      const asked = asRecord(argument);
      if (active && slugIn(argument) === null) {
        await showMarkdown(active.summary);
        return;
      }
      await study?.ready;
      await showMarkdown(study && themeSummary(study.index, { code: slugIn(argument), by: isText(asked?.['by']) ? asked['by'] : null }));
    }),
    vscode.window.registerWebviewPanelSerializer(SummaryPanel.viewType, {
      async deserializeWebviewPanel(panel, state) {
        const kept = readSummaryPageState(state);
        if (kept) keep(panel, kept.study, { code: kept.code, by: kept.by });
        else panel.dispose();
      },
    }),
    { dispose: () => panels.forEach((panel) => panel.dispose()) },
  );
}

/** A slug, or anything that stands for a code: an item of the codebook's tree. Null is the whole study. */
function slugIn(argument: unknown): string | null {
  if (isText(argument)) return argument;
  const slug = asRecord(argument)?.['slug'];
  return isText(slug) ? slug : null;
}

/** Beside the text, where there is any. */
function besideText(): vscode.ViewColumn {
  return vscode.window.activeTextEditor || vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0) ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

/** An untitled document, so that the person sees what is handed on and says where it goes. */
async function showMarkdown(summary: ThemeSummary | undefined): Promise<void> {
  if (!summary) {
    noStudy();
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: summaryMarkdown(summary) });
  await vscode.window.showTextDocument(document);
}

function noStudy(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no study in this workspace yet. A study is a folder with a codebook.'));
}
