import * as vscode from 'vscode';
import type { Code } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import { codeIcon } from '../code-icon';
import { nameOf } from '../code-names';
import type { PinnedCodes } from '../commands/pinned-codes';
import { asText } from '../markdown-text';
import type { StudySession } from '../studies';
import { codeTooltip } from './code-tooltip';
import { nodeId, type CodebookNode } from './nodes';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

export function treeItem(node: CodebookNode, pins: PinnedCodes): vscode.TreeItem {
  const item = itemOf(node, pins);
  item.id = nodeId(node);
  return item;
}

function itemOf(node: CodebookNode, pins: PinnedCodes): vscode.TreeItem {
  const { study } = node;
  switch (node.kind) {
    case 'study': {
      const item = new vscode.TreeItem(study.name, Expanded);
      item.iconPath = new vscode.ThemeIcon('book');
      item.contextValue = 'verbatim.study';
      item.tooltip = study.root.fsPath;
      return item;
    }
    case 'code':
      return codeItem(study, node.slug, node, pins.digitOf(study, node.slug));
    case 'unknown-codes': {
      const item = new vscode.TreeItem(vscode.l10n.t('Not in the codebook'), Expanded);
      item.iconPath = new vscode.ThemeIcon('question');
      item.contextValue = 'verbatim.unknownCodes';
      item.tooltip = vscode.l10n.t('Codes that transcripts use and the codebook does not have.');
      return item;
    }
    case 'unknown-code': {
      const count = study.index.unknownCodes().get(node.slug)?.length ?? 0;
      const item = new vscode.TreeItem(node.slug, None);
      item.iconPath = codeIcon(colorOf(study.index.codebook, node.slug), 'unknown');
      item.description = String(count);
      item.contextValue = 'verbatim.unknown';
      item.tooltip = vscode.l10n.t('“{0}” is used in transcripts, but the codebook has no such code.', node.slug);
      item.accessibilityInformation = {
        label: vscode.l10n.t('{0}, not in the codebook, {1}', node.slug, codings(count)),
      };
      item.command = showCodings(node);
      return item;
    }
  }
}

function codeItem(study: StudySession, slug: string, node: CodebookNode, digit: number | null): vscode.TreeItem {
  const { index } = study;
  const code = index.codebook.bySlug.get(slug);
  const isTheme = (code?.children.length ?? 0) > 0;
  const name = nameOf(index.codebook, slug);
  const { own, total } = index.counts(slug);
  // Themes are open at first as far as a person can take in at a glance.
  const item = new vscode.TreeItem(name, !isTheme ? None : code?.depth === 1 ? Expanded : Collapsed);
  item.iconPath = codeIcon(colorOf(index.codebook, slug), isTheme ? 'theme' : 'code');
  const counts = isTheme ? `${own.codings} · ${total.codings}` : String(own.codings);
  item.description = digit === null ? counts : `${counts}   [${digit}]`;
  item.contextValue = `${isTheme ? 'verbatim.theme' : 'verbatim.code'}${digit === null ? '' : '.pinned'}`;
  const label = spoken(name, code, isTheme, own.codings, total);
  item.accessibilityInformation = { label: digit === null ? label : vscode.l10n.t('{0}, pinned to {1}', label, digit) };
  item.command = showCodings(node);
  if (code) {
    item.tooltip = codeTooltip(study, code).appendMarkdown(`\n\n*${asText(vscode.l10n.t('Drag it onto a passage to code that.'))}*`);
  }
  return item;
}

function spoken(
  name: string,
  code: Code | undefined,
  isTheme: boolean,
  own: number,
  total: { readonly codings: number; readonly transcripts: number },
): string {
  const level = vscode.l10n.t('level {0}', code?.depth ?? 1);
  return isTheme
    ? vscode.l10n.t('{0}, theme, {1}, {2} of its own, {3} with the codes below', name, level, codings(own), total.codings)
    : vscode.l10n.t('{0}, code, {1}, {2} in {3} transcripts', name, level, codings(own), total.transcripts);
}

export function codings(count: number): string {
  return count === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{0} codings', count);
}

function showCodings(node: CodebookNode): vscode.Command {
  return { command: 'verbatim.showCodings', title: vscode.l10n.t('Show Codings'), arguments: [node] };
}
