import * as vscode from 'vscode';
import type { Grouping } from '../../core/analysis/coding-groups';
import type { Retrieval } from '../../core/analysis/retrieval';
import { nameOf } from '../code-names';
import { pickCode } from '../commands/code-picker';
import type { RecentCodes } from '../commands/recent-codes';
import type { StudySession } from '../studies';

/** Asks which code's codings to show. */
export async function askCode(study: StudySession, recent: RecentCodes, title: string, placeholder: string): Promise<string | undefined> {
  const picked = await pickCode(study, { title, placeholder, recent: recent.of(study), leaveOut: new Set(), create: false });
  return picked?.kind === 'existing' ? picked.slug : undefined;
}

/** Asks for two codes whose passages meet; the first may be known. */
export async function askIntersection(study: StudySession, recent: RecentCodes, known: string | undefined): Promise<Retrieval | undefined> {
  const title = vscode.l10n.t('Where Two Codes Meet');
  const slug = known ?? (await askCode(study, recent, title, vscode.l10n.t('The codings of which code or theme?')));
  if (slug === undefined) {
    return undefined;
  }
  const name = nameOf(study.index.codebook, slug);
  const other = await askCode(study, recent, title, vscode.l10n.t('Those of “{0}” that overlap with codings of which code or theme?', name));
  return other === undefined ? undefined : { kind: 'intersection', slug, other };
}

export async function askWords(before: string): Promise<Retrieval | undefined> {
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Search in Coded Passages'),
    prompt: vscode.l10n.t('Words as they were said. Tags, letter case and line breaks do not matter.'),
    value: before,
  });
  return words === undefined || words.trim() === '' ? undefined : { kind: 'search', words };
}

/** Asks what a list is to be grouped by: the attributes are those that the study’s transcripts have. */
export async function askGrouping(attributes: readonly string[], now: Grouping, others: readonly Exclude<Grouping['kind'], 'attribute'>[]): Promise<Grouping | undefined> {
  const names = { transcript: vscode.l10n.t('Transcript'), code: vscode.l10n.t('Code'), speaker: vscode.l10n.t('Speaker') };
  const rows: (vscode.QuickPickItem & { readonly grouping?: Grouping })[] = [
    ...others.map((kind) => ({ label: names[kind], grouping: { kind } })),
    ...(attributes.length > 0 ? [{ label: vscode.l10n.t('attributes of transcripts'), kind: vscode.QuickPickItemKind.Separator }] : []),
    ...attributes.map((name) => ({ label: name, grouping: { kind: 'attribute', name } as const })),
  ];
  const picked = await vscode.window.showQuickPick(
    rows.map((row) => (row.grouping && isSame(row.grouping, now) ? { ...row, description: vscode.l10n.t('now') } : row)),
    { title: vscode.l10n.t('Group By') },
  );
  return picked?.grouping;
}

function isSame(a: Grouping, b: Grouping): boolean {
  return a.kind === b.kind && (a.kind !== 'attribute' || b.kind !== 'attribute' || a.name === b.name);
}

/** A grouping that was kept in a window's state. */
export function readGrouping(stored: unknown): Grouping {
  const record = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  switch (record['kind']) {
    case 'code':
    case 'speaker':
      return { kind: record['kind'] };
    case 'attribute':
      return typeof record['name'] === 'string' ? { kind: 'attribute', name: record['name'] } : { kind: 'transcript' };
    default:
      return { kind: 'transcript' };
  }
}
