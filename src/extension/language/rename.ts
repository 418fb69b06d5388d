import * as vscode from 'vscode';
import { codeAt, type CodeAt } from '../../core/language/code-at';
import { pathsNaming } from '../../core/language/code-references';
import { renameSlug, slugObjection, typedSlug, type SlugObjection } from '../../core/language/rename-code';
import { renameCodeHeading } from '../../core/study/codebook-edits';
import type { TextEdit } from '../../core/text';
import { codeNamed } from '../commands/create-code';
import { markdownFiles } from './markdown-files';
import type { PresentFile, StudyFiles } from './study-files';

/** Rename: of a slug in the whole study, of a heading's text in the codebook alone. VS Code previews and applies it. */
export function registerRename(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerRenameProvider(markdownFiles, new CodeRename(files));
}

class CodeRename implements vscode.RenameProvider {
  constructor(private readonly files: StudyFiles) {}

  prepareRename(document: vscode.TextDocument, position: vscode.Position): { range: vscode.Range; placeholder: string } | undefined {
    const present = this.files.of(document);
    const code = present && codeAt(present.file, document.offsetAt(position));
    if (!present || !code) {
      return undefined;
    }
    return { range: present.rangeOf(code.range), placeholder: code.by === 'slug' ? code.slug : nameOf(present, code) };
  }

  /**
   * What cannot be is told in a notification, with an empty edit as the answer: after a rejection VS Code would ask the next
   * provider, and that of Markdown would write over a heading of the codebook, slug and all.
   */
  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const present = this.files.of(document);
    const code = present && codeAt(present.file, document.offsetAt(position));
    if (!present || !code) {
      return undefined;
    }
    await present.study.settled();
    return code.by === 'name' ? renameHeading(present, code.slug, newName) : this.#renameEverywhere(present, code.slug, typedSlug(newName), token);
  }

  async #renameEverywhere({ study }: PresentFile, from: string, to: string, token: vscode.CancellationToken): Promise<vscode.WorkspaceEdit> {
    const edit = new vscode.WorkspaceEdit();
    if (study.isReading || study.isPartial) {
      tell(vscode.l10n.t('The study is not read to its end yet, so some tags would be missed. Try again when it is.'));
      return edit;
    }
    const objection = slugObjection(study.index, from, to);
    if (objection) {
      refuse(objection, from, to);
      return edit;
    }
    for (const path of from === to ? [] : pathsNaming(study.index, from)) {
      const present = await this.files.read(study, path);
      if (token.isCancellationRequested) {
        return new vscode.WorkspaceEdit();
      }
      if (!present) {
        tell(vscode.l10n.t('{0} could not be read, so nothing was renamed.', path));
        return new vscode.WorkspaceEdit();
      }
      addTo(edit, present, renameSlug(present.file, from, to));
    }
    return edit;
  }
}

function nameOf({ file }: PresentFile, { slug }: CodeAt): string {
  return (file.kind === 'codebook' ? file.codebook.bySlug.get(slug)?.name : undefined) ?? slug;
}

function renameHeading(present: PresentFile, slug: string, newName: string): vscode.WorkspaceEdit {
  const name = newName.trim().replace(/\s+/gu, ' ');
  const edit = new vscode.WorkspaceEdit();
  if (present.file.kind !== 'codebook') {
    return edit;
  }
  const other = codeNamed(present.file.codebook, name);
  if (name === '') {
    tell(vscode.l10n.t('A code needs a name.'));
  } else if (other && other.slug !== slug) {
    offerMerge(vscode.l10n.t('There is a code “{0}” already ({1}).', other.name, other.slug), slug, other.slug);
  } else {
    addTo(edit, present, [renameCodeHeading(present.file.text, present.file.codebook, slug, name)]);
  }
  return edit;
}

function addTo(edit: vscode.WorkspaceEdit, present: PresentFile, edits: readonly TextEdit[]): void {
  if (edits.length > 0) {
    edit.set(present.uri, edits.map(({ range, newText }) => vscode.TextEdit.replace(present.rangeOf(range), newText)));
  }
}

function refuse(objection: SlugObjection, from: string, to: string): void {
  switch (objection.kind) {
    case 'malformed':
      tell(vscode.l10n.t(
        '“{0}” cannot stand in a tag: a slug begins with a letter and has letters, digits, - and _ only. Try “{1}”.', to, objection.suggestion,
      ));
      return;
    case 'reserved':
      tell(vscode.l10n.t('“{0}” means something to pandoc or Quarto, which would change how the passages look. Try “{1}”.', to, objection.suggestion));
      return;
    case 'taken':
      if (objection.name === null) {
        tell(vscode.l10n.t(
          'Tags carry “{0}” already, though the codebook does not have it. Make it a code there, then put the two together with “Verbatim: Merge Code Into…”.', to,
        ));
      } else {
        offerMerge(vscode.l10n.t('“{0}” is the slug of the code “{1}” already.', to, objection.name), from, to);
      }
  }
}

/** Two codes are put together by merging, never by giving both one name. */
function offerMerge(message: string, from: string, into: string): void {
  const merge = vscode.l10n.t('Merge…');
  const whole = vscode.l10n.t('{0} To put the two together, use “Verbatim: Merge Code Into…”.', message);
  void vscode.window.showWarningMessage(whole, merge).then((chosen) =>
    chosen === merge ? vscode.commands.executeCommand('verbatim.mergeCode', from, into) : undefined,
  );
}

function tell(message: string): void {
  void vscode.window.showWarningMessage(message);
}
