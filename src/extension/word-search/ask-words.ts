import * as vscode from 'vscode';
import { readSearch, type ReadSearch, type SearchRequest } from '../../core/analysis/word-search';

export interface AskedWords {
  readonly request: SearchRequest;
  readonly search: Extract<ReadSearch, { readonly kind: 'search' }>;
}

/** Asks for words to search for; whole words and expressions are switched by the buttons, and a wrong expression is told of at once. */
export function askWords(before: SearchRequest): Promise<AskedWords | undefined> {
  const input = vscode.window.createInputBox();
  let { wholeWords, isExpression } = before;
  input.title = vscode.l10n.t('Code Every Match of a Search');
  input.placeholder = vscode.l10n.t('Words as they were said; tags, letter case and line breaks do not matter');
  input.value = before.words;

  const request = (): SearchRequest => ({ words: input.value, wholeWords, isExpression });
  let whole: vscode.QuickInputButton;
  let expression: vscode.QuickInputButton;

  function show(): void {
    const state = (on: boolean): string => (on ? vscode.l10n.t('on') : vscode.l10n.t('off'));
    whole = { iconPath: new vscode.ThemeIcon('whole-word'), tooltip: vscode.l10n.t('Whole words: {0}', state(wholeWords)) };
    expression = { iconPath: new vscode.ThemeIcon('regex'), tooltip: vscode.l10n.t('Regular expression: {0}', state(isExpression)) };
    input.buttons = [whole, expression];
    input.prompt = vscode.l10n.t('Whole words: {0}. Regular expression: {1}. Enter shows the matches.', state(wholeWords), state(isExpression));
    check();
  }

  function check(): Extract<ReadSearch, { readonly kind: 'search' }> | undefined {
    const search = input.value.trim() === '' ? undefined : readSearch(request());
    input.validationMessage = search?.kind === 'wrong' ? search.message : '';
    return search?.kind === 'search' ? search : undefined;
  }

  show();
  return new Promise((resolve) => {
    const done = (asked: AskedWords | undefined): void => {
      resolve(asked);
      input.dispose();
    };
    input.onDidTriggerButton((button) => {
      wholeWords = button === whole ? !wholeWords : wholeWords;
      isExpression = button === expression ? !isExpression : isExpression;
      show();
    });
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      const search = check();
      if (search) {
        done({ request: request(), search });
      }
    });
    input.onDidHide(() => done(undefined));
    input.show();
  });
}
