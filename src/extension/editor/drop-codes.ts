import * as vscode from 'vscode';
import { isSlug } from '../../core/study/slug';
import { planCodings } from '../../core/markup/write';
import { codePassages } from '../../core/study/coding-operations';
import { nameOf } from '../code-names';
import { draggedCodesType, readDraggedCodes } from '../codebook-view/dragged-codes';
import { tell } from '../commands/passage-command';
import { RecentCodes } from '../commands/recent-codes';
import { selectedPassages } from '../commands/selected-passages';
import type { ExtensionParts } from '../extension-parts';
import { coderOf } from '../study-settings';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('verbatim', 'code');

/** A code dropped on a passage codes it: the selection where it is dropped into one, else the sentence. Only tags are written. */
export class CodeDropProvider implements vscode.DocumentDropEditProvider {
  constructor(
    private readonly parts: Pick<ExtensionParts, 'transcripts'>,
    private readonly recent: RecentCodes,
  ) {}

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const text = await transfer.get(draggedCodesType)?.asString();
    const dragged = text === undefined ? undefined : readDraggedCodes(text);
    if (!dragged || token.isCancellationRequested) {
      return undefined;
    }
    const transcript = this.parts.transcripts.get(document);
    if (transcript?.study.root.toString() !== dragged.root) {
      tell(vscode.l10n.t('Codes are dropped on transcripts of their own study.'));
      return nothing();
    }
    const slugs = dragged.slugs.filter(isSlug);
    const passages = selectedPassages(transcript, [selectionAt(document, position)]);
    if (passages.length === 0 || slugs.length === 0) {
      tell(vscode.l10n.t('There are no words here to code.'));
      return nothing();
    }
    const names = slugs.map((slug) => nameOf(transcript.study.index.codebook, slug)).join(', ');
    const operations = codePassages(transcript.markup, passages, slugs, coderOf(document.uri));
    if (operations.length === 0) {
      tell(vscode.l10n.t('This passage has the code {0} already.', names));
      return nothing();
    }
    const plan = planCodings(transcript.markup, operations);
    if (plan.kind === 'refused') {
      void vscode.window.showWarningMessage(plan.message);
      return nothing();
    }
    const edit = new vscode.WorkspaceEdit();
    edit.set(
      document.uri,
      plan.edits.map(({ range, newText }) =>
        vscode.TextEdit.replace(new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)), newText),
      ),
    );
    await this.recent.note(transcript.study, slugs);
    tell(vscode.l10n.t('$(tag) Coded: {0}', names));
    const drop = nothing(vscode.l10n.t('Code: {0}', names));
    drop.additionalEdit = edit;
    return drop;
  }
}

export function registerCodeDrop(parts: ExtensionParts): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { language: 'markdown' },
    new CodeDropProvider(parts, new RecentCodes(parts.context.workspaceState)),
    { dropMimeTypes: [draggedCodesType], providedDropEditKinds: [kind] },
  );
}

/** A drop that inserts nothing where it falls. */
function nothing(title = vscode.l10n.t('Code')): vscode.DocumentDropEdit {
  return new vscode.DocumentDropEdit('', title, kind);
}

/** The selection the place lies in, in an editor of the document; else an empty one there. */
function selectionAt(document: vscode.TextDocument, position: vscode.Position): vscode.Selection {
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const active = vscode.window.activeTextEditor;
  const first = active?.document === document ? [active] : [];
  const selections = [...first, ...editors].flatMap(({ selections: all }) => all);
  return selections.find((selection) => !selection.isEmpty && selection.contains(position)) ?? new vscode.Selection(position, position);
}
