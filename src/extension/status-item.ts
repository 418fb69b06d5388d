import * as vscode from 'vscode';

/** What a status bar item says: to the eye, to the pointer and to a screen reader. */
export interface StatusFace {
  readonly text: string;
  readonly tooltip: string | vscode.MarkdownString;
  readonly label: string;
  /** For a state that changes what keys do. */
  readonly stands?: 'out';
}

/** A status bar item that is sent to the window only when it says something else than before: studies change with every pause in typing. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #shown: StatusFace | undefined;

  constructor(id: string, { name, command, alignment, priority }: {
    readonly name: string;
    readonly command: string;
    readonly alignment: vscode.StatusBarAlignment;
    readonly priority: number;
  }) {
    this.#item = vscode.window.createStatusBarItem(id, alignment, priority);
    this.#item.name = name;
    this.#item.command = command;
  }

  show(face: StatusFace): void {
    const { text, tooltip, label } = face;
    if (this.#shown && this.#shown.text === text && this.#shown.label === label && this.#shown.stands === face.stands && words(this.#shown.tooltip) === words(tooltip)) {
      return;
    }
    this.#shown = face;
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = face.stands === 'out' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.show();
  }

  hide(): void {
    if (this.#shown) {
      this.#shown = undefined;
      this.#item.hide();
    }
  }

  dispose(): void {
    this.#item.dispose();
  }
}

/** Text of people in an item's text: `$(name)` would become an icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}

function words(tooltip: string | vscode.MarkdownString): string {
  return typeof tooltip === 'string' ? tooltip : tooltip.value;
}
