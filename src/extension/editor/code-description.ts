import * as vscode from 'vscode';
import { colorOf } from '../../core/study/palette';
import type { CodeCounts } from '../../core/study/study-index';
import { codeIcon } from '../code-icon';
import { nameOf, oneLine, themesAbove } from '../code-names';
import { asText } from '../markdown-text';
import type { StudySession } from '../studies';

const definitionLength = 400;

/** What the links of a description run: a hover that shows one trusts these and no others. */
export const codeCommands: readonly string[] = ['verbatim.previewThemeSummary', 'verbatim.openDefinition'];

/**
 * A code for a hover, as Markdown: name, place, definition, counts. Everything that people wrote goes in as text, so that the
 * only links are the ones made here.
 *
 * @param lines more to tell, as text; `links` of `commandLink`, behind those of the code
 */
export function describeCode({ index }: StudySession, slug: string, lines: readonly string[], links: readonly string[]): string {
  const { codebook } = index;
  const code = codebook.bySlug.get(slug);
  const isTheme = code !== undefined && code.children.length > 0;
  const picture = `![](${swatch(colorOf(codebook, slug), isTheme ? 'theme' : code ? 'code' : 'unknown')})`;
  const above = themesAbove(codebook, slug);
  const place = above.length > 0 ? ` &nbsp;${asText(vscode.l10n.t('in {0}', above.join(' › ')))}` : '';
  const definition = !code
    ? vscode.l10n.t('The codebook has no code “{0}”.', slug)
    : code.definition === '' ? vscode.l10n.t('No definition yet.') : oneLine(code.definition, definitionLength);
  const ofCode = code
    ? [
        commandLink(vscode.l10n.t('Preview summary'), 'verbatim.previewThemeSummary', slug),
        commandLink(vscode.l10n.t('Open definition'), 'verbatim.openDefinition', slug),
      ]
    : [];
  return [
    `${picture} **${asText(nameOf(codebook, slug))}**${place}`,
    ...[definition, ...countLines(index.counts(slug), isTheme), ...lines].map(asText),
    [...ofCode, ...links].join(' &nbsp;·&nbsp; '),
  ].join('\n\n');
}

function countLines({ own, total }: { readonly own: CodeCounts; readonly total: CodeCounts }, isTheme: boolean): readonly string[] {
  return isTheme
    ? [countsText(own), vscode.l10n.t('With the codes below: {0}', countsText(total))]
    : [countsText(own)];
}

function countsText({ codings, transcripts, speakers }: CodeCounts): string {
  return [
    codings === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{0} codings', codings),
    transcripts === 1 ? vscode.l10n.t('1 transcript') : vscode.l10n.t('{0} transcripts', transcripts),
    speakers === 1 ? vscode.l10n.t('1 speaker') : vscode.l10n.t('{0} speakers', speakers),
  ].join(' · ');
}

/** Brackets and parentheses of the argument are percent-encoded too: a name must not end the link early. */
export function commandLink(label: string, command: string, argument: unknown): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return `[${label}](command:${command}?${encoded})`;
}

function swatch(color: string, shape: 'theme' | 'code' | 'unknown'): string {
  const isLight = [vscode.ColorThemeKind.Light, vscode.ColorThemeKind.HighContrastLight].includes(vscode.window.activeColorTheme.kind);
  const icon = codeIcon(color, shape);
  return (isLight ? icon.light : icon.dark).toString(true);
}
