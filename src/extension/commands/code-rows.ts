import * as vscode from 'vscode';
import type { Code, Codebook } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import { codeIcon } from '../code-icon';
import { isTheme, oneLine, themesAbove } from '../code-names';
import type { StudySession } from '../studies';
import { codeNamed } from './create-code';
import type { PickedCode } from './picked-code';


export interface CodeRow extends vscode.QuickPickItem {
  readonly chosen?: PickedCode;
}

export interface CodeRowOptions {
  /** Codes used last, latest first. */
  readonly recent: readonly string[];
  /** Codes the passage has already: not offered. */
  readonly leaveOut: ReadonlySet<string>;
  /** Offer a button to take the row and go on choosing. */
  readonly several?: boolean;
}

const recentRows = 7;
const frequentRows = 5;

/** The codes to choose from: taken already, used last, used most, then the codebook in its order; each once. */
export function codeRows(study: StudySession, options: CodeRowOptions, taken: readonly PickedCode[]): readonly CodeRow[] {
  const { codebook } = study.index;
  const shown = new Set<string>();
  const rows: CodeRow[] = [];

  function addGroup(label: string, codes: readonly Code[], isTaken: boolean): void {
    const fresh = codes.filter(({ slug }) => !shown.has(slug) && !options.leaveOut.has(slug));
    if (fresh.length > 0) {
      rows.push({ label, kind: vscode.QuickPickItemKind.Separator });
      for (const code of fresh) {
        shown.add(code.slug);
        rows.push(codeRow(codebook, code, options.several === true, isTaken));
      }
    }
  }

  const known = (slugs: readonly string[]): readonly Code[] => slugs.flatMap((slug) => codebook.bySlug.get(slug) ?? []);
  addGroup(vscode.l10n.t('taken'), known(taken.flatMap((each) => (each.kind === 'existing' ? [each.slug] : []))), true);
  addGroup(vscode.l10n.t('used last'), known(options.recent).slice(0, recentRows), false);
  addGroup(vscode.l10n.t('used most'), mostUsed(study, shown), false);
  addGroup(vscode.l10n.t('codebook'), codebook.codes, false);
  return rows;
}

/** The row that makes a code of what was typed; none where a code has that name. */
export function createRow(codebook: Codebook, value: string): CodeRow | undefined {
  const name = value.trim().replace(/\s+/gu, ' ');
  return name === '' || codeNamed(codebook, name) || codebook.bySlug.has(name)
    ? undefined
    : {
        label: vscode.l10n.t('Create code “{0}”', name),
        iconPath: new vscode.ThemeIcon('add'),
        alwaysShow: true,
        chosen: { kind: 'new', name },
      };
}

function mostUsed({ index }: StudySession, shown: ReadonlySet<string>): readonly Code[] {
  return index.codebook.codes
    .map((code) => ({ code, count: index.counts(code.slug).own.codings }))
    .filter(({ code, count }) => count > 0 && !shown.has(code.slug))
    .sort((a, b) => b.count - a.count)
    .slice(0, frequentRows)
    .map(({ code }) => code);
}

function codeRow(codebook: Codebook, code: Code, several: boolean, isTaken: boolean): CodeRow {
  const above = themesAbove(codebook, code.slug).join(' › ');
  const definition = oneLine(code.definition, 160);
  const button = {
    iconPath: new vscode.ThemeIcon(isTaken ? 'close' : 'add'),
    tooltip: isTaken ? vscode.l10n.t('Give It Back') : vscode.l10n.t('Take It and Choose More (Ctrl+Enter)'),
  };
  return {
    label: code.name,
    ...(above === '' ? {} : { description: above }),
    ...(definition === '' ? {} : { detail: definition }),
    iconPath: codeIcon(colorOf(codebook, code.slug), isTheme(code) ? 'theme' : 'code'),
    ...(several ? { buttons: [button] } : {}),
    chosen: { kind: 'existing', slug: code.slug },
  };
}
