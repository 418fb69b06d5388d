import * as vscode from 'vscode';
import type { Retrieval } from '../../core/analysis/retrieval';
import { codings as countOf } from '../codebook-view/tree-item';
import { codeArgument, studyArgument } from '../commands/code-argument';
import { tellNoStudy } from '../commands/new-code';
import { RecentCodes } from '../commands/recent-codes';
import type { ExtensionParts } from '../extension-parts';
import type { StudySession } from '../studies';
import { askCode, askGrouping, askIntersection, askWords, readGrouping } from './ask-retrieval';
import { CodingsList } from './codings-list';
import { CodingsNavigator } from './codings-navigator';
import { CodingsTree } from './codings-tree';
import { ListActions, type Chosen } from './list-actions';
import { openMemoOf } from './listed-memo';
import { isCodingsNode, rowsOf } from './nodes';
import { retrievalName } from './retrieval-name';
import { ShownRetrieval } from './shown-retrieval';

/** The arrow keys in the list preview; VS Code's own only move a frame that extensions cannot see. */
const steps = [
  { id: 'verbatim.nextInList', by: 1, stay: false },
  { id: 'verbatim.previousInList', by: -1, stay: false },
  { id: 'verbatim.previewNextInList', by: 1, stay: true },
  { id: 'verbatim.previewPreviousInList', by: -1, stay: true },
] as const;

const groupingKey = 'codings.grouping';

/** The Codings view: what was retrieved, to read through, to recode and to hand on. */
export function registerCodingsView({ context, studies, transcripts, edits }: ExtensionParts): vscode.Disposable {
  const recent = new RecentCodes(context.workspaceState);
  const list = new CodingsList(readGrouping(context.workspaceState.get(groupingKey)));
  const shown = new ShownRetrieval(context.workspaceState);
  const tree = new CodingsTree(list);
  const view = vscode.window.createTreeView('verbatim.codings', { treeDataProvider: tree, showCollapseAll: true, canSelectMany: true });
  const navigator = new CodingsNavigator(list, transcripts, () => view);
  const actions = new ListActions(list, edits, recent);
  let isListed: boolean | undefined;

  function describe(): void {
    const { study, retrieval } = list;
    const count = new Set(list.rows.map(({ coding }) => coding)).size;
    const description = study && retrieval ? `${retrievalName(study, retrieval)} · ${countOf(count)}` : '';
    const message = study && retrieval && count === 0 ? nothingFound(study, retrieval) : '';
    // Each assignment is sent to the window, and studies change with every pause in typing.
    if (view.description !== description || view.message !== message) {
      view.description = description;
      view.message = message;
    }
    if (isListed !== count > 0) {
      isListed = count > 0;
      void vscode.commands.executeCommand('setContext', 'verbatim.codingsListed', isListed);
    }
  }

  /** What the list shows has to be true when a person looks at it or acts on it. */
  function refresh(): void {
    if (list.study && !studies.all.includes(list.study)) {
      list.clear();
    }
    const kept = list.study ? undefined : shown.of(studies.all);
    if (kept) {
      list.show(kept.study, kept.retrieval);
    } else {
      list.refresh();
    }
    describe();
  }

  async function show(study: StudySession, retrieval: Retrieval): Promise<void> {
    // Before the list changes: VS Code goes to the row that was selected last, which may not be there afterwards.
    await vscode.commands.executeCommand('verbatim.codings.focus');
    list.show(study, retrieval);
    navigator.begin();
    describe();
    await shown.keep(study, retrieval);
    const first = list.rows[0];
    if (first) {
      await view.reveal(first, { select: false, focus: true });
    }
  }

  /** Registers a command that fills the list with what a person says. */
  function fills(id: string, ask: (study: StudySession, argument: unknown) => Promise<Retrieval | undefined>): vscode.Disposable {
    return vscode.commands.registerCommand(id, async (argument: unknown) => {
      const study = studyArgument(argument, studies);
      if (!study) {
        tellNoStudy();
        return;
      }
      const retrieval = await ask(study, argument);
      if (retrieval) {
        await show(study, retrieval);
      }
    });
  }

  /** Registers a command on the whole list, or on the rows it was called for. */
  function acts(ids: { readonly rows: string; readonly list: string }, act: (chosen: Chosen) => Promise<void>): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.commands.registerCommand(ids.rows, (node: unknown, nodes: unknown) => {
        const chosen = (Array.isArray(nodes) ? nodes : [node]).filter(isCodingsNode);
        return act({ rows: rowsOf(chosen.length > 0 ? chosen : view.selection), isWhole: false });
      }),
      vscode.commands.registerCommand(ids.list, () => {
        refresh();
        return act({ rows: rowsOf(list.groups), isWhole: true });
      }),
    );
  }

  refresh();
  return vscode.Disposable.from(
    view,
    list,
    studies.onDidChange(() => {
      if (view.visible || !list.study) {
        refresh();
      }
    }),
    view.onDidChangeVisibility(({ visible }) => visible && refresh()),
    view.onDidChangeSelection(({ selection: [node, ...more] }) => {
      // Shown without leaving the list, until the row is opened.
      if (node?.kind === 'coding' && more.length === 0) {
        void navigator.open(node, { stay: true });
      }
    }),
    fills('verbatim.showCodings', async (study, argument) => {
      const slug =
        codeArgument(argument, studies)?.slug ??
        (await askCode(study, recent, vscode.l10n.t('Show Codings'), vscode.l10n.t('Of which code or theme?')));
      return slug === undefined ? undefined : { kind: 'code', slug };
    }),
    fills('verbatim.showIntersection', async (study, argument) => askIntersection(study, recent, codeArgument(argument, studies)?.slug)),
    fills('verbatim.searchCodings', async () => askWords(list.retrieval?.kind === 'search' ? list.retrieval.words : '')),
    fills('verbatim.showStudyCodings', async () => ({ kind: 'study' })),
    fills('verbatim.showTranscriptCodings', async (study, argument) => {
      const path = pathIn(argument) ?? openPath(study);
      return path === undefined ? undefined : { kind: 'transcript', path };
    }),
    vscode.commands.registerCommand('verbatim.groupCodings', async () => {
      const grouping = await askGrouping(list.study?.index.attributeNames() ?? [], list.grouping, ['transcript', 'code', 'speaker']);
      if (grouping) {
        list.group(grouping);
        describe();
        await context.workspaceState.update(groupingKey, grouping);
      }
    }),
    vscode.commands.registerCommand('verbatim.openListedCoding', (node: unknown) =>
      isCodingsNode(node) && node.kind === 'coding' ? navigator.open(node, { stay: false }) : undefined,
    ),
    ...steps.map(({ id, by, stay }) =>
      vscode.commands.registerCommand(id, () => {
        refresh();
        return navigator.step(by, { stay });
      }),
    ),
    vscode.commands.registerCommand('verbatim.openListedMemo', (node: unknown) =>
      isCodingsNode(node) && node.kind === 'coding' ? openMemoOf(node, navigator) : undefined,
    ),
    acts({ rows: 'verbatim.recodeListed', list: 'verbatim.recodeList' }, (chosen) => actions.recode(chosen)),
    acts({ rows: 'verbatim.removeListed', list: 'verbatim.removeFromList' }, (chosen) => actions.remove(chosen)),
    acts({ rows: 'verbatim.exportListed', list: 'verbatim.exportList' }, (chosen) => actions.export(chosen)),
  );

  function openPath(study: StudySession): string | undefined {
    const document = vscode.window.activeTextEditor?.document;
    const transcript = document && transcripts.get(document);
    return transcript?.study === study ? transcript.path : undefined;
  }
}

function pathIn(argument: unknown): string | undefined {
  return typeof argument === 'object' && argument !== null && 'path' in argument && typeof argument.path === 'string'
    ? argument.path
    : undefined;
}

function nothingFound(study: StudySession, retrieval: Retrieval): string {
  const name = retrievalName(study, retrieval);
  switch (retrieval.kind) {
    case 'code':
      return vscode.l10n.t('No passage is coded with “{0}” yet.', name);
    case 'intersection':
      return vscode.l10n.t('{0}: there is no such passage.', name);
    case 'transcript':
      return vscode.l10n.t('Nothing is coded in “{0}” yet.', name);
    case 'search':
      return vscode.l10n.t('No coded passage holds {0}. To search all the words of the transcripts, use “Code Every Match of a Search”.', name);
    case 'study':
      return vscode.l10n.t('Nothing is coded yet: put the cursor into a sentence of a transcript and choose a code.');
  }
}
