import * as vscode from 'vscode';
import type { Grouping } from '../../core/analysis/coding-groups';
import { colorOf } from '../../core/study/palette';
import { valueOf } from '../../core/study/transcript';
import { codeIcon } from '../code-icon';
import { nameOf, oneLine } from '../code-names';
import { codings } from '../codebook-view/tree-item';
import { asText } from '../markdown-text';
import type { CodingsList } from './codings-list';
import type { CodingNode, GroupNode } from './nodes';
import { withoutValue } from './retrieval-name';

/** Of a row, so that a wide view has room for what stands behind the quote. */
const rowLength = 90;
const quoteLength = 300;
const tooltipLength = 3000;

export function groupItem({ id, study, group, isOpen }: GroupNode, grouping: Grouping): vscode.TreeItem {
  const { key, label, codings: own } = group;
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const name = oneLine(key === null ? withoutValue(grouping) : label, quoteLength);
  const item = new vscode.TreeItem(name, isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = String(own.length);
  item.contextValue = 'verbatim.codingGroup';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}', name, codings(own.length)) };
  if (grouping.kind === 'code') {
    const { codebook } = study.index;
    item.iconPath = codeIcon(colorOf(codebook, key ?? ''), codebook.bySlug.has(key ?? '') ? 'code' : 'unknown');
  } else {
    item.iconPath = new vscode.ThemeIcon({ transcript: 'file-text', speaker: 'person', attribute: 'symbol-field' }[grouping.kind]);
  }
  item.tooltip = grouping.kind === 'transcript' ? (key ?? name) : name;
  return item;
}

export function codingItem(node: CodingNode, { grouping, scope, retrieval }: CodingsList): vscode.TreeItem {
  const { id, study, parent, coding } = node;
  const { codebook, transcripts } = study.index;
  const quote = oneLine(coding.text, quoteLength);
  const inScope = scope === null ? coding.codes : coding.codes.filter((code) => scope.has(code));
  const first = (grouping.kind === 'code' ? parent.group.key : inScope[0]) ?? coding.codes[0] ?? '';
  // The code goes without saying where all rows have it.
  const isSaid = grouping.kind === 'code' || (retrieval?.kind === 'code' && retrieval.slug === first);
  const title = oneLine(transcripts.get(coding.transcript)?.title ?? coding.transcript, 40);
  const place = vscode.l10n.t('line {0}', coding.line);

  const item = new vscode.TreeItem(oneLine(quote, rowLength));
  item.id = id;
  item.iconPath = codeIcon(colorOf(codebook, first), codebook.bySlug.has(first) ? 'code' : 'unknown');
  item.description = [
    isSaid ? undefined : nameOf(codebook, first),
    grouping.kind === 'speaker' || coding.speaker === null ? undefined : oneLine(coding.speaker, 40),
    grouping.kind === 'transcript' ? undefined : title,
    place,
  ].filter(Boolean).join(' · ');
  item.contextValue = 'verbatim.coding';
  item.accessibilityInformation = {
    label: [quote, coding.codes.map((code) => nameOf(codebook, code)).join(', '), coding.speaker, title, place].filter(Boolean).join(', '),
  };
  item.command = { command: 'verbatim.openListedCoding', title: vscode.l10n.t('Go to the Passage'), arguments: [node] };
  return item;
}

/** The whole quote, who says it where, and every code. What people said is shown as text, never as Markdown. */
export function codingTooltip({ study, coding }: CodingNode): vscode.MarkdownString {
  const { codebook, transcripts } = study.index;
  const { text, speaker, line, transcript, codes, by } = coding;
  const quote = text.length <= tooltipLength ? text : `${text.slice(0, tooltipLength).replace(/[\uD800-\uDBFF]$/u, '')}…`;
  const note = valueOf(coding.attributes, 'note');
  const place = [speaker, transcripts.get(transcript)?.title, vscode.l10n.t('{0}, line {1}', transcript, line)];
  const paragraphs = quote.split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/u).map(asText).filter((paragraph) => paragraph.trim() !== '');
  return new vscode.MarkdownString(
    [
      ...paragraphs,
      '---',
      place.filter((part) => part !== null && part !== undefined).map((part) => asText(part)).join(' · '),
      codes.map((code) => `**${asText(nameOf(codebook, code))}**`).join(', '),
      ...(by === null ? [] : [asText(vscode.l10n.t('coded by {0}', by))]),
      ...(note === null ? [] : [`*${asText(note)}*`]),
    ].join('\n\n'),
  );
}
