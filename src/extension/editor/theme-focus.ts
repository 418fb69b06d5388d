import * as vscode from 'vscode';
import { codeAndBelow, type Codebook } from '../../core/study/codebook';
import { nameOf, oneLine } from '../code-names';
import { codeArgument } from '../commands/code-argument';
import { pickCode } from '../commands/code-picker';
import type { Command } from '../commands/command';
import { tellNoStudy } from '../commands/new-code';
import { StatusItem, withoutIcons } from '../status-item';
import type { Studies, StudySession } from '../studies';

interface Focus {
  readonly study: StudySession;
  readonly slug: string;
  readonly codebook: Codebook;
  readonly codes: ReadonlySet<string>;
}

/** The one theme a person is reading for, in the window; what is coded otherwise steps back. */
export class ThemeFocus implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #focus: Focus | undefined;

  get theme(): { readonly study: StudySession; readonly slug: string } | undefined {
    return this.#focus;
  }

  /** The codes in focus: the theme's and those below it. Null: nothing is in focus in this study. */
  codesIn(study: StudySession): ReadonlySet<string> | null {
    const focus = this.#focus;
    if (!focus || focus.study !== study) {
      return null;
    }
    const { codebook } = study.index;
    if (focus.codebook !== codebook) {
      this.#focus = { ...focus, codebook, codes: codeAndBelow(codebook, focus.slug) };
    }
    return this.#focus?.codes ?? null;
  }

  set(study: StudySession, slug: string): void {
    const { codebook } = study.index;
    this.#focus = { study, slug, codebook, codes: codeAndBelow(codebook, slug) };
    this.#changed.fire();
  }

  end(): void {
    if (this.#focus) {
      this.#focus = undefined;
      this.#changed.fire();
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

export class FocusThemeCommand implements Command {
  readonly id = 'verbatim.focusTheme';

  constructor(
    private readonly studies: Studies,
    private readonly focus: ThemeFocus,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const code = codeArgument(argument, this.studies);
    if (code) {
      this.focus.set(code.study, code.slug);
      return;
    }
    const study = this.studies.active;
    if (!study) {
      tellNoStudy();
      return;
    }
    const picked = await pickCode(study, {
      title: vscode.l10n.t('Focus on a Theme'),
      placeholder: vscode.l10n.t('Which passages shall stand out?'),
      recent: [],
      leaveOut: new Set(),
      create: false,
    });
    if (picked?.kind === 'existing') {
      this.focus.set(study, picked.slug);
    }
  }
}

export class EndFocusCommand implements Command {
  readonly id = 'verbatim.endFocus';

  constructor(private readonly focus: ThemeFocus) {}

  execute(): void {
    this.focus.end();
  }
}

/** Says what is in focus; a click ends it. Also keeps the context key that the command to end it waits for. */
export function registerFocusItem(focus: ThemeFocus, studies: Studies): vscode.Disposable {
  const item = new StatusItem('verbatim.focus', {
    name: vscode.l10n.t('Verbatim: Focus'),
    command: 'verbatim.endFocus',
    alignment: vscode.StatusBarAlignment.Left,
    priority: 9,
  });
  let isSet = false;

  function update(): void {
    const { theme } = focus;
    if (theme && !studies.all.includes(theme.study)) {
      focus.end();
      return;
    }
    if (isSet !== (theme !== undefined)) {
      isSet = theme !== undefined;
      void vscode.commands.executeCommand('setContext', 'verbatim.focused', isSet);
    }
    if (!theme) {
      item.hide();
      return;
    }
    const name = nameOf(theme.study.index.codebook, theme.slug);
    item.show({
      text: `$(eye) ${withoutIcons(oneLine(name, 28))}`,
      tooltip: vscode.l10n.t('In focus: {0}. Passages with other codes are grey. A click ends it.', name),
      label: vscode.l10n.t('In focus: {0}. Activate to end the focus.', name),
    });
  }

  update();
  return vscode.Disposable.from(item, focus.onDidChange(update), studies.onDidChange(update));
}
