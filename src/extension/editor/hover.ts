import * as vscode from 'vscode';
import type { Coding } from '../../core/markup/model';
import { colorOf } from '../../core/study/palette';
import type { CodeCounts } from '../../core/study/study-index';
import { codeIcon } from '../code-icon';
import { nameOf, oneLine, themesAbove } from '../code-names';
import { asText } from '../markdown-text';
import type { ExtensionParts } from '../extension-parts';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';
import { codingsAt, type PassageReference } from './coding-at';
import { removeFromPassageCommand } from './remove-from-passage';

const definitionLength = 400;
const noteLength = 300;
/** Passages under more codes than this are rare, and a longer hover is read by nobody. */
const mostCodes = 8;

/** What the coded passage under the pointer is coded with. */
export function registerCodingHover({ transcripts }: Pick<ExtensionParts, 'transcripts'>): vscode.Disposable {
  return vscode.languages.registerHoverProvider({ language: 'markdown' }, new CodingHover(transcripts));
}

class CodingHover implements vscode.HoverProvider {
  constructor(private readonly transcripts: OpenTranscripts) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const transcript = this.transcripts.get(document);
    const codings = transcript ? codingsAt(transcript.markup, document.offsetAt(position)) : [];
    const innermost = codings[0];
    if (!transcript || !innermost) {
      return undefined;
    }
    const applied = codings.flatMap((coding) => coding.codes.map((code) => ({ coding, code })));
    const entries = applied.slice(0, mostCodes).map(({ coding, code }) => describe(transcript, coding, code));
    if (applied.length > mostCodes) {
      entries.push(asText(vscode.l10n.t('… and {0} more', applied.length - mostCodes)));
    }
    const hover = new vscode.MarkdownString(entries.join('\n\n---\n\n'));
    hover.isTrusted = { enabledCommands: ['verbatim.previewThemeSummary', 'verbatim.openDefinition', removeFromPassageCommand] };
    const { start, end } = innermost.source;
    return new vscode.Hover(hover, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  }
}

/** As Markdown. Everything that people wrote goes in as text, so that the only links are the ones made here. */
function describe(transcript: OpenTranscript, coding: Coding, slug: string): string {
  const { index } = transcript.study;
  const { codebook } = index;
  const code = codebook.bySlug.get(slug);
  const isTheme = code !== undefined && code.children.length > 0;
  const picture = `![](${swatch(colorOf(codebook, slug), isTheme ? 'theme' : code ? 'code' : 'unknown')})`;
  const above = themesAbove(codebook, slug);
  const place = above.length > 0 ? ` &nbsp;${asText(vscode.l10n.t('in {0}', above.join(' › ')))}` : '';
  const definition = !code
    ? vscode.l10n.t('The codebook has no code “{0}”.', slug)
    : code.definition === '' ? vscode.l10n.t('No definition yet.') : oneLine(code.definition, definitionLength);
  return [
    `${picture} **${asText(nameOf(codebook, slug))}**${place}`,
    ...[definition, ...countLines(index.counts(slug), isTheme), ...ofThisCoding(transcript, coding)].map(asText),
    links(transcript, coding, slug, code !== undefined),
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

function ofThisCoding({ study, path }: OpenTranscript, { id, attributes }: Coding): readonly string[] {
  const value = (wanted: string): string | undefined => attributes.find(({ key }) => key === wanted)?.value;
  const lines: string[] = [];
  const coder = value('by');
  const weight = value('weight');
  const note = value('note');
  if (coder !== undefined) {
    lines.push(vscode.l10n.t('Coded by {0}', coder));
  }
  if (weight !== undefined) {
    lines.push(vscode.l10n.t('Weight: {0}', weight));
  }
  if (note !== undefined) {
    lines.push(vscode.l10n.t('Note: {0}', oneLine(note, noteLength)));
  }
  const memos = id === null ? 0 : study.index.memosAbout({ kind: 'coding', path, id }).length;
  if (memos > 0) {
    lines.push(memos === 1 ? vscode.l10n.t('1 memo about this coding') : vscode.l10n.t('{0} memos about this coding', memos));
  }
  return lines;
}

function links({ document }: OpenTranscript, { verbatim }: Coding, slug: string, isInCodebook: boolean): string {
  const passage: PassageReference = { document: document.uri.toString(), start: verbatim.start, end: verbatim.end, code: slug };
  const ofCode = [
    link(vscode.l10n.t('Preview summary'), 'verbatim.previewThemeSummary', slug),
    link(vscode.l10n.t('Open definition'), 'verbatim.openDefinition', slug),
  ];
  return [...(isInCodebook ? ofCode : []), link(vscode.l10n.t('Remove'), removeFromPassageCommand, passage)].join(' &nbsp;·&nbsp; ');
}

/** Brackets and parentheses of the argument are percent-encoded too: a name must not end the link early. */
function link(label: string, command: string, argument: string | PassageReference): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return `[${label}](command:${command}?${encoded})`;
}

function swatch(color: string, shape: 'theme' | 'code' | 'unknown'): string {
  const isLight = [vscode.ColorThemeKind.Light, vscode.ColorThemeKind.HighContrastLight].includes(vscode.window.activeColorTheme.kind);
  const icon = codeIcon(color, shape);
  return (isLight ? icon.light : icon.dark).toString(true);
}
