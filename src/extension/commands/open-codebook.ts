import * as vscode from 'vscode';
import { readCodebook } from '../../core/study/codebook';
import type { Studies } from '../studies';
import { codeArgument, studyArgument } from './code-argument';
import type { Command } from './command';
import { tellNoStudy } from './new-code';

/** Opens the codebook; with a slug or an entry of the codebook view, at that code's heading. */
export class OpenCodebookCommand implements Command {
  /** The same under two names: `verbatim.openDefinition` reads better in the menu of a code. */
  constructor(
    readonly id: 'verbatim.openCodebook' | 'verbatim.openDefinition',
    private readonly studies: Studies,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const code = codeArgument(argument, this.studies);
    const study = code?.study ?? studyArgument(argument, this.studies);
    if (!study) {
      tellNoStudy();
      return;
    }
    const document = await vscode.workspace.openTextDocument(study.uriOf(study.layout.codebook));
    const entry = code && readCodebook(document.getText()).bySlug.get(code.slug);
    const editor = await vscode.window.showTextDocument(document);
    if (entry) {
      const place = new vscode.Range(document.positionAt(entry.nameRange.start), document.positionAt(entry.nameRange.end));
      editor.selection = new vscode.Selection(place.start, place.start);
      editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
}
