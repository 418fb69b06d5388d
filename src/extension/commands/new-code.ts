import * as vscode from 'vscode';
import { colorOf } from '../../core/study/palette';
import { codeIcon } from '../code-icon';
import { nameOf, themesAbove } from '../code-names';
import type { Studies, StudySession } from '../studies';
import { codeArgument, studyArgument } from './code-argument';
import type { Command } from './command';
import { codeNamed, createCode } from './create-code';
import { tell } from './passage-command';

/** Makes a code: asks for its name and, if the codebook has any codes, for the theme it goes below. */
export class NewCodeCommand implements Command {
  readonly id = 'verbatim.newCode';

  constructor(private readonly studies: Studies) {}

  /** `name` and `parent` (a slug, or null for the top) may be given instead of being asked for. */
  async execute(argument?: { readonly name?: unknown; readonly parent?: unknown }): Promise<void> {
    const study = studyArgument(argument, this.studies);
    if (!study) {
      tellNoStudy();
      return;
    }
    const name = typeof argument?.name === 'string' ? argument.name : await askName(study, vscode.l10n.t('New Code'));
    if (name === undefined || name.trim() === '') {
      return;
    }
    const given = argument?.parent;
    const parent = typeof given === 'string' || given === null ? given : await askParent(study);
    if (parent !== undefined) {
      await make(study, name, parent);
    }
  }
}

/** The same below a theme that was chosen in the codebook view. */
export class NewCodeBelowCommand implements Command {
  readonly id = 'verbatim.newCodeBelow';

  constructor(private readonly studies: Studies) {}

  async execute(argument?: unknown): Promise<void> {
    const above = codeArgument(argument, this.studies);
    if (!above) {
      return;
    }
    const title = vscode.l10n.t('New Code Below “{0}”', nameOf(above.study.index.codebook, above.slug));
    const name = await askName(above.study, title);
    if (name !== undefined && name.trim() !== '') {
      await make(above.study, name, above.slug);
    }
  }
}

export function tellNoStudy(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no study in this window yet. Make one with “Verbatim: New Study…”.'),
  );
}

async function make(study: StudySession, name: string, parent: string | null): Promise<void> {
  if ((await createCode(study, { name, parent })) !== undefined) {
    tell(vscode.l10n.t('$(add) Code made: {0}', name.trim()));
  }
}

function askName(study: StudySession, title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Its name, as people read it'),
    placeHolder: vscode.l10n.t('for example: Shared budgets'),
    validateInput: (value) => nameProblem(study, value),
  });
}

/** Undefined while the name can be used. An empty box is no mistake yet. */
export function nameProblem(study: StudySession, value: string): string | undefined {
  const existing = codeNamed(study.index.codebook, value);
  return existing && value.trim() !== ''
    ? vscode.l10n.t('There is a code of this name already ({0}).', existing.slug)
    : undefined;
}

interface ParentItem extends vscode.QuickPickItem {
  readonly parent: string | null;
}

async function askParent(study: StudySession): Promise<string | null | undefined> {
  const { codebook } = study.index;
  if (codebook.codes.length === 0) {
    return null;
  }
  const top: ParentItem = {
    label: vscode.l10n.t('At the top of the codebook’s hierarchy'),
    iconPath: new vscode.ThemeIcon('symbol-namespace'),
    parent: null,
  };
  const rows = codebook.codes.map((code): ParentItem => ({
    label: code.name,
    description: themesAbove(codebook, code.slug).join(' › '),
    iconPath: codeIcon(colorOf(codebook, code.slug), code.children.length > 0 ? 'theme' : 'code'),
    parent: code.slug,
  }));
  const picked = await vscode.window.showQuickPick([top, ...rows], {
    title: vscode.l10n.t('New Code'),
    placeHolder: vscode.l10n.t('Below which theme?'),
    matchOnDescription: true,
  });
  return picked?.parent;
}
