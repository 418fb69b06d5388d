import * as vscode from 'vscode';
import { fixesOf, type ProblemFix } from '../../core/language/problem-fixes';
import { addCode } from '../../core/study/codebook-edits';
import type { TextEdit } from '../../core/text';
import { nameOf } from '../code-names';
import { problemSource } from '../editor/diagnostics';
import { markdownFiles } from './markdown-files';
import type { PresentFile, StudyFiles } from './study-files';

/** Quick fixes for the problems shown in a study's files. */
export function registerQuickFixes(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(markdownFiles, new QuickFixes(files), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** A fix whose edit is made when it is chosen, because it is of the codebook and that has to be read first. */
class CreateCodeAction extends vscode.CodeAction {
  constructor(
    title: string,
    readonly present: PresentFile,
    readonly slug: string,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

class QuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly files: StudyFiles) {}

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] | undefined {
    const ours = diagnostics.filter(({ source }) => source === problemSource);
    const present = ours.length > 0 && (!only || only.contains(vscode.CodeActionKind.QuickFix)) ? this.files.of(document) : undefined;
    return present && ours.flatMap((diagnostic) => {
      const { start, end } = diagnostic.range;
      const problem = {
        code: typeof diagnostic.code === 'string' ? diagnostic.code : '',
        range: { start: document.offsetAt(start), end: document.offsetAt(end) },
      };
      const fixes = fixesOf(present.file, problem, present.study.index);
      return fixes.map((fix, place) => {
        const action = actionOf(present, fix);
        action.diagnostics = [diagnostic];
        // A fix that is one of several ways is nothing to apply without a look.
        action.isPreferred = place === 0 && (fix.kind === 'changeCode' || fix.kind === 'repairTag' || fixes.length === 1);
        return action;
      });
    });
  }

  async resolveCodeAction(action: vscode.CodeAction, token: vscode.CancellationToken): Promise<vscode.CodeAction> {
    if (action instanceof CreateCodeAction) {
      const { study } = action.present;
      const codebook = await this.files.read(study, study.layout.codebook);
      if (!token.isCancellationRequested && codebook?.file.kind === 'codebook' && !codebook.file.codebook.bySlug.has(action.slug)) {
        const { text, codebook: entries } = codebook.file;
        const edit = addCode(text, entries, { name: spoken(action.slug), slug: action.slug, parent: null });
        action.edit = editOf(codebook, [edit]);
      }
    }
    return action;
  }
}

function actionOf(present: PresentFile, fix: ProblemFix): vscode.CodeAction {
  if (fix.kind === 'createCode') {
    return new CreateCodeAction(vscode.l10n.t('Make “{0}” a code of the codebook', fix.slug), present, fix.slug);
  }
  const action = new vscode.CodeAction(titleOf(present, fix), vscode.CodeActionKind.QuickFix);
  if (fix.kind === 'changeCodeEverywhere') {
    action.command = { command: 'verbatim.mergeCode', title: action.title, arguments: [{ study: present.study, slug: fix.from }, fix.to] };
  } else {
    action.edit = editOf(present, fix.edits);
  }
  return action;
}

function titleOf({ study }: PresentFile, fix: Exclude<ProblemFix, { readonly kind: 'createCode' }>): string {
  const name = (slug: string): string => nameOf(study.index.codebook, slug);
  switch (fix.kind) {
    case 'changeCode':
      return vscode.l10n.t('Change to “{0}” (.{1})', name(fix.to), fix.to);
    case 'changeCodeEverywhere':
      return vscode.l10n.t('Change “{0}” to “{1}” in the whole study', fix.from, name(fix.to));
    case 'repairTag':
      return vscode.l10n.t('Write the tag as {0}', fix.text);
    case 'removeTag':
      return vscode.l10n.t('Remove the tag and keep the words');
    case 'ownId':
      return vscode.l10n.t('Give this coding an id of its own');
    case 'joinPassages':
      return vscode.l10n.t('Join the two passages under “{0}”', name(fix.slug));
    case 'takeCode':
      return vscode.l10n.t('Take “{0}” from “{1}”', name(fix.slug), fix.passage);
    case 'changeSubject':
      return vscode.l10n.t('Change to {0}', fix.to);
    case 'removeSubject':
      return vscode.l10n.t('Remove it from what the memo is about');
    case 'ownSlug':
      return vscode.l10n.t('Give this entry the slug “{0}”', fix.slug);
    case 'removeEntry':
      return vscode.l10n.t('Remove the entry from the codebook');
  }
}

function editOf(present: PresentFile, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(present.uri, edits.map(({ range, newText }) => vscode.TextEdit.replace(present.rangeOf(range), newText)));
  return edit;
}

/** A name to begin with: people change it in the codebook. */
function spoken(slug: string): string {
  const [first = '', ...rest] = [...slug.replace(/[-_]+/gu, ' ').trim()];
  return `${first.toLocaleUpperCase()}${rest.join('')}`;
}
