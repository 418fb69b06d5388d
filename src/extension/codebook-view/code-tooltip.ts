import * as vscode from 'vscode';
import type { Code } from '../../core/study/codebook';
import type { CodeCounts } from '../../core/study/study-index';
import { oneLine, themesAbove } from '../code-names';
import { asText } from '../markdown-text';
import type { StudySession } from '../studies';

const partLength = 600;

/** A code's entry as people read it before they use the code. Text of the codebook is shown as text, never as Markdown. */
export function codeTooltip(study: StudySession, code: Code): vscode.MarkdownString {
  const { index } = study;
  const above = themesAbove(index.codebook, code.slug).join(' › ');
  const { own, total } = index.counts(code.slug);
  const counts = [
    countsText(own),
    ...(code.children.length > 0 ? [vscode.l10n.t('With the codes below: {0}', countsText(total))] : []),
  ];
  return new vscode.MarkdownString(
    [
      `**${asText(code.name)}**${above === '' ? '' : `  \n${asText(above)}`}`,
      asText(code.definition === '' ? vscode.l10n.t('No definition yet.') : oneLine(code.definition, partLength)),
      ...part(vscode.l10n.t('Use when:'), code.useWhen),
      ...part(vscode.l10n.t('Do not use when:'), code.doNotUseWhen),
      ...part(vscode.l10n.t('Example:'), code.example),
      '---',
      counts.map(asText).join('  \n'),
    ].join('\n\n'),
  );
}

function part(label: string, text: string | null): readonly string[] {
  return text === null || text === '' ? [] : [`*${asText(label)}* ${asText(oneLine(text, partLength))}`];
}

function countsText({ codings, transcripts, speakers }: CodeCounts): string {
  return vscode.l10n.t('{0} codings, {1} transcripts, {2} speakers', codings, transcripts, speakers);
}
