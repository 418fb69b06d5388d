import * as vscode from 'vscode';
import { codeAt } from '../../core/language/code-at';
import { codeCommands, commandLink, describeCode } from '../editor/code-description';
import { markdownFiles } from './markdown-files';
import type { StudyFiles } from './study-files';

/** The hover on a heading of the codebook and on a code a memo is about; tags have theirs with the passage. */
export function registerNameHover(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerHoverProvider(markdownFiles, new NameHover(files));
}

class NameHover implements vscode.HoverProvider {
  constructor(private readonly files: StudyFiles) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const present = this.files.of(document);
    const code = present && present.file.kind !== 'transcript' ? codeAt(present.file, document.offsetAt(position)) : null;
    if (!present || !code) {
      return undefined;
    }
    const { study } = present;
    const memos = study.index.memosAbout({ kind: 'code', slug: code.slug }).length;
    const lines = memos === 0 ? [] : [memos === 1 ? vscode.l10n.t('1 memo about this code') : vscode.l10n.t('{0} memos about this code', memos)];
    const shown = new vscode.MarkdownString(
      describeCode(study, code.slug, lines, [commandLink(vscode.l10n.t('Show codings'), 'verbatim.showCodings', code.slug)]),
    );
    shown.isTrusted = { enabledCommands: [...codeCommands, 'verbatim.showCodings'] };
    return new vscode.Hover(shown, present.rangeOf(code.range));
  }
}
