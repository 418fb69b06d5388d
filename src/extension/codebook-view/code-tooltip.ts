import * as vscode from 'vscode';
import type { Code } from '../../core/study/codebook';
import type { CodeCounts } from '../../core/study/study-index';
import { oneLine, themesAbove } from '../code-names';
import type { StudySession } from '../studies';

const partLength = 600;

/** A code's entry as people read it before they use the code. Text of the codebook is shown as text, never as Markdown. */
export function codeTooltip(study: StudySession, code: Code): vscode.MarkdownString {
  const { index } = study;
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**').appendText(code.name).appendMarkdown('**');
  const above = themesAbove(index.codebook, code.slug);
  if (above.length > 0) {
    tooltip.appendMarkdown('  \n').appendText(above.join(' › '));
  }
  tooltip.appendMarkdown('\n\n').appendText(code.definition === '' ? vscode.l10n.t('No definition yet.') : oneLine(code.definition, partLength));
  part(tooltip, vscode.l10n.t('Use when:'), code.useWhen);
  part(tooltip, vscode.l10n.t('Do not use when:'), code.doNotUseWhen);
  part(tooltip, vscode.l10n.t('Example:'), code.example);
  const { own, total } = index.counts(code.slug);
  tooltip.appendMarkdown('\n\n---\n\n').appendText(countsText(own));
  if (code.children.length > 0) {
    tooltip.appendMarkdown('  \n').appendText(vscode.l10n.t('With the codes below: {0}', countsText(total)));
  }
  return tooltip;
}

function part(tooltip: vscode.MarkdownString, label: string, text: string | null): void {
  if (text !== null && text !== '') {
    tooltip.appendMarkdown('\n\n*').appendText(label).appendMarkdown('* ').appendText(oneLine(text, partLength));
  }
}

function countsText({ codings, transcripts, speakers }: CodeCounts): string {
  return vscode.l10n.t('{0} codings, {1} transcripts, {2} speakers', codings, transcripts, speakers);
}
