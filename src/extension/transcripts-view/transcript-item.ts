import * as vscode from 'vscode';
import { codedShare } from '../../core/analysis/coded-share';
import type { Transcript } from '../../core/study/transcript';
import { oneLine } from '../code-names';
import { codings as countOf } from '../codebook-view/tree-item';
import { asText } from '../markdown-text';
import type { StudySession } from '../studies';
import { progressIcon } from './progress-icon';

const labelLength = 120;

/** A transcript's row: how far it is coded, then what its front matter says. */
export function transcriptItem(study: StudySession, path: string, grouped: string | null): vscode.TreeItem {
  const transcript = study.index.transcripts.get(path);
  const item = new vscode.TreeItem(oneLine(transcript?.title ?? path, labelLength));
  item.contextValue = 'verbatim.transcript';
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [study.uriOf(path)] };
  // Problems and changes since the last commit show as they do in the Explorer.
  item.resourceUri = study.uriOf(path);
  if (transcript) {
    const progress = percentOf(transcript);
    const problems = transcript.problems.length;
    item.iconPath = progressIcon(codedShare(transcript).share);
    item.description = [progress, ...(problems > 0 ? [problemsText(problems)] : []), ...values(transcript, grouped)].join(' · ');
    item.accessibilityInformation = {
      label: [
        transcript.title,
        vscode.l10n.t('{0} coded', progress),
        countOf(transcript.codings.length),
        ...(problems > 0 ? [problemsText(problems)] : []),
        ...attributes(transcript).map(([name, value]) => `${name} ${value}`),
      ].join(', '),
    };
  }
  return item;
}

export function unreadableItem(study: StudySession, path: string): vscode.TreeItem {
  const item = new vscode.TreeItem(path);
  item.contextValue = 'verbatim.unreadable';
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [study.uriOf(path)] };
  item.resourceUri = study.uriOf(path);
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.description = vscode.l10n.t('cannot be read');
  item.tooltip = study.unreadable.get(path) ?? '';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, cannot be read: {1}', path, study.unreadable.get(path) ?? '') };
  return item;
}

/** Made when somebody points at the row. */
export function transcriptTooltip(transcript: Transcript): vscode.MarkdownString {
  const { coded, words } = codedShare(transcript);
  const lines = [
    vscode.l10n.t('{0} coded: {1} of {2} words lie within codings.', percentOf(transcript), coded, words),
    vscode.l10n.t('{0}, {1} turns', countOf(transcript.codings.length), transcript.turnCount),
    ...(transcript.speakers.length > 0 ? [vscode.l10n.t('Speakers: {0}', oneLine(transcript.speakers.join(', '), 300))] : []),
  ];
  const table = attributes(transcript).map(([name, value]) => `*${asText(name)}:* ${asText(value)}`);
  const problems = transcript.problems.slice(0, 5).map(({ message }) => `⚠ ${asText(oneLine(message, 200))}`);
  return new vscode.MarkdownString(
    [`**${asText(transcript.title)}**  \n${asText(transcript.path)}`, lines.map(asText).join('  \n'), table.join('  \n'), problems.join('  \n')]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
}

/** Whole per cent; a little is never nothing, and only all is all. */
function percentOf(transcript: Transcript): string {
  const { share } = codedShare(transcript);
  const percent = share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
  return vscode.l10n.t('{0} %', percent);
}

function problemsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

function attributes({ attributes: all }: Transcript): readonly (readonly [string, string])[] {
  return [...all].filter(([name]) => name !== 'title').map(([name, value]) => [name, oneLine(String(value), 80)]);
}

function values(transcript: Transcript, grouped: string | null): readonly string[] {
  return attributes(transcript).filter(([name, value]) => name !== grouped && value !== '').map(([, value]) => value);
}
