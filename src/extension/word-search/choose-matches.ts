import * as vscode from 'vscode';
import type { MatchPassage } from '../../core/analysis/word-search';
import { oneLine } from '../code-names';
import type { StudySession } from '../studies';
import { mostMatches, type FoundWords, type SearchResult } from './search-transcripts';

export interface ChosenMatches {
  readonly found: readonly FoundWords[];
  readonly passage: MatchPassage;
}

interface MatchItem extends vscode.QuickPickItem {
  readonly found?: FoundWords;
}

const passages: readonly MatchPassage[] = ['sentence', 'match', 'turn'];

/** Shows every match in its context, ticked, to take some out; a button switches what is coded around a match. */
export function chooseMatches(study: StudySession, { found, leftOut, isCut }: SearchResult, before: MatchPassage): Promise<ChosenMatches | undefined> {
  const picker = vscode.window.createQuickPick<MatchItem>();
  let passage = before;
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.title = vscode.l10n.t('{0} matches in {1} transcripts', isCut ? `> ${mostMatches}` : found.length, new Set(found.map(({ path }) => path)).size);
  const items = matchItems(study, found);
  picker.items = items;
  picker.selectedItems = items.filter(({ found: match }) => match !== undefined);

  function show(): void {
    const name = passageName(passage);
    picker.buttons = [{ iconPath: new vscode.ThemeIcon('list-selection'), tooltip: vscode.l10n.t('What is coded: {0}. Press to change.', name) }];
    picker.placeholder = [
      vscode.l10n.t('Untick what is not meant; Enter goes on to the code. Coded is {0}.', name),
      ...(isCut ? [vscode.l10n.t('Only the first {0} are listed.', mostMatches)] : []),
      ...(leftOut.length > 0 ? [vscode.l10n.t('{0} transcripts could not be searched: {1}', leftOut.length, oneLine(leftOut.join(', '), 80))] : []),
    ].join(' ');
  }

  show();
  return new Promise((resolve) => {
    const done = (chosen: ChosenMatches | undefined): void => {
      resolve(chosen);
      picker.dispose();
    };
    picker.onDidTriggerButton(() => {
      passage = passages[(passages.indexOf(passage) + 1) % passages.length] ?? 'sentence';
      show();
    });
    picker.onDidAccept(() => {
      const chosen = picker.selectedItems.flatMap((item) => item.found ?? []);
      done(chosen.length > 0 ? { found: chosen, passage } : undefined);
    });
    picker.onDidHide(() => done(undefined));
    picker.show();
  });
}

function matchItems(study: StudySession, found: readonly FoundWords[]): readonly MatchItem[] {
  const items: MatchItem[] = [];
  let current: string | undefined;
  for (const each of found) {
    if (each.path !== current) {
      current = each.path;
      items.push({ label: oneLine(study.index.transcripts.get(current)?.title ?? current, 100), kind: vscode.QuickPickItemKind.Separator });
    }
    items.push({
      label: plain(oneLine(each.match.text, 80)),
      description: vscode.l10n.t('line {0}', each.line),
      detail: plain(`…${each.before.replace(/\s+/gu, ' ').trimStart()}${each.match.text.replace(/\s+/gu, ' ')}${each.behind.replace(/\s+/gu, ' ').trimEnd()}…`),
      picked: true,
      found: each,
    });
  }
  return items;
}

/** A quick pick draws `$(name)` as an icon; what people said is shown as they said it. */
function plain(text: string): string {
  return text.replace(/\$\(/gu, '$\u200b(');
}

function passageName(passage: MatchPassage): string {
  switch (passage) {
    case 'match':
      return vscode.l10n.t('the match itself');
    case 'sentence':
      return vscode.l10n.t('the sentence');
    case 'turn':
      return vscode.l10n.t('the whole turn');
  }
}
