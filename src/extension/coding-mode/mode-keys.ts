import * as vscode from 'vscode';

/** One key of the coding mode. The manifest binds every key here, and the rest of the keyboard to nothing. */
export interface ModeKey {
  /** As in a keybinding. */
  readonly key: string;
  readonly command: string;
  readonly argument?: unknown;
  readonly label: string;
  readonly group: string;
  /** Opens something that takes the next keys, so that they are not waited for here. */
  readonly asks?: true;
  /** Takes the focus elsewhere: keys that come too early belong there. */
  readonly leavesEditor?: true;
}

export function modeKeys(): readonly ModeKey[] {
  const { t } = vscode.l10n;
  const apply = t('Code the passage');
  const change = t('Change the coding at the cursor');
  const walk = t('Read on');
  const other = t('Other');
  return [
    ...Array.from({ length: 9 }, (_, index): ModeKey => ({
      key: String(index + 1), command: 'verbatim.applyPinnedCode', argument: index + 1, group: apply,
      label: t('Pinned code {0}', index + 1),
    })),
    { key: 'a', command: 'verbatim.codeSelection', label: t('Choose codes'), group: apply, asks: true },
    { key: 'l', command: 'verbatim.applyLastCode', label: t('The last code again'), group: apply },
    { key: '.', command: 'verbatim.applyLastCode', label: t('The last code again'), group: apply },
    { key: 'c', command: 'verbatim.codeWithNewCode', label: t('A new code'), group: apply, asks: true },
    { key: 'q', command: 'verbatim.codeInVivo', label: t('In vivo: its own words name the code'), group: apply },
    { key: 'x', command: 'verbatim.removeCoding', label: t('Remove a code'), group: change, asks: true },
    { key: 'shift+x', command: 'verbatim.deleteCoding', label: t('Delete the coding'), group: change },
    { key: 'r', command: 'verbatim.recode', label: t('Recode'), group: change, asks: true },
    { key: 'e', command: 'verbatim.addCodes', label: t('Add codes'), group: change, asks: true },
    { key: 'shift+e', command: 'verbatim.removeCodes', label: t('Remove codes'), group: change, asks: true },
    { key: 'g', command: 'verbatim.growEnd', label: t('Extend the end by a word'), group: change },
    { key: 's', command: 'verbatim.shrinkEnd', label: t('Shrink the end by a word'), group: change },
    { key: 'shift+g', command: 'verbatim.growStart', label: t('Extend the start by a word'), group: change },
    { key: 'shift+s', command: 'verbatim.shrinkStart', label: t('Shrink the start by a word'), group: change },
    { key: 'd', command: 'verbatim.splitCoding', label: t('Split at the cursor'), group: change },
    { key: 'f', command: 'verbatim.joinCodings', label: t('Join with the next'), group: change },
    { key: 'space', command: 'verbatim.nextPassage', label: t('Next passage'), group: walk },
    { key: 'j', command: 'verbatim.nextPassage', label: t('Next passage'), group: walk },
    { key: 'shift+space', command: 'verbatim.previousPassage', label: t('Previous passage'), group: walk },
    { key: 'k', command: 'verbatim.previousPassage', label: t('Previous passage'), group: walk },
    { key: 'n', command: 'verbatim.nextCoding', label: t('Next coding'), group: walk },
    { key: 'p', command: 'verbatim.previousCoding', label: t('Previous coding'), group: walk },
    { key: 't', command: 'verbatim.selectTurn', label: t('Select the turn'), group: walk },
    { key: 'w', command: 'verbatim.selectSentence', label: t('Select the sentence'), group: walk },
    { key: 'o', command: 'verbatim.toggleMoveOn', label: t('Move on by itself after coding, or not'), group: walk },
    { key: 'm', command: 'verbatim.newMemo', label: t('Write a memo'), group: other, leavesEditor: true },
    { key: 'i', command: 'editor.action.showHover', label: t('What is coded here'), group: other },
    { key: 'u', command: 'undo', label: t('Undo'), group: other },
    { key: 'shift+u', command: 'redo', label: t('Redo'), group: other },
    { key: 'h', command: 'verbatim.showCodingKeys', label: t('Show these keys'), group: other, asks: true },
    { key: 'shift+/', command: 'verbatim.showCodingKeys', label: t('Show these keys'), group: other, asks: true },
    { key: 'escape', command: 'verbatim.toggleCodingMode', label: t('Leave the coding mode'), group: other },
  ];
}

/** The text a key types, for a picker that was not there yet when it was pressed. */
export function textOf(key: string): string {
  const plain = key === 'space' ? ' ' : key;
  const upper = /^shift\+([a-z])$/u.exec(plain)?.[1];
  return upper?.toUpperCase() ?? (plain.length === 1 ? plain : '');
}

/** How a key is shown to people. */
export function keyLabel(key: string): string {
  return key === 'shift+/' ? '?' : key.replace('shift+', '⇧').replace('space', '␣').replace(/^escape$/u, 'Esc').replace(/^(⇧?)([a-z])$/u, (_, shift: string, letter: string) => shift + letter.toUpperCase());
}
