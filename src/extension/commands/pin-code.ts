import * as vscode from 'vscode';
import { colorOf } from '../../core/study/palette';
import { codeIcon } from '../code-icon';
import { nameOf } from '../code-names';
import type { Studies, StudySession } from '../studies';
import { codeArgument, type CodeOfStudy } from './code-argument';
import { pickCode } from './code-picker';
import type { Command } from './command';
import { slugOfPicked } from './create-code';
import { tellNoStudy } from './new-code';
import { tell } from './passage-command';
import type { PinnedCodes } from './pinned-codes';
import type { RecentCodes } from './recent-codes';

/** Pins a code to a digit, so that one key codes a passage with it. */
export class PinCodeCommand implements Command {
  readonly id = 'verbatim.pinCode';

  constructor(
    private readonly studies: Studies,
    private readonly pins: PinnedCodes,
    private readonly recent: RecentCodes,
  ) {}

  /**
   * @param argument a slug or an entry of the codebook view; else it is asked for
   * @param digit 1 to 9; else the first free one, and if none is free it is asked for
   * @returns the slug, if it was pinned
   */
  async execute(argument?: unknown, digit?: unknown): Promise<string | undefined> {
    const wanted = typeof digit === 'number' ? digit : null;
    const code = codeArgument(argument, this.studies) ?? (await this.#askCode(wanted));
    if (!code) {
      return undefined;
    }
    const { study, slug } = code;
    const place = wanted ?? this.pins.freeDigit(study) ?? (await this.#askDigit(study));
    if (place === undefined) {
      return undefined;
    }
    await this.pins.pin(study, slug, place);
    tell(vscode.l10n.t('$(pinned) {0}: Ctrl+K {1}, or {1} in coding mode', nameOf(study.index.codebook, slug), place));
    return slug;
  }

  async #askCode(digit: number | null): Promise<CodeOfStudy | undefined> {
    const study = this.studies.active;
    if (!study) {
      tellNoStudy();
      return undefined;
    }
    const picked = await pickCode(study, {
      title: digit === null ? vscode.l10n.t('Pin a Code') : vscode.l10n.t('Pin a Code to {0}', digit),
      placeholder: vscode.l10n.t('Which code shall one key apply?'),
      recent: this.recent.of(study),
      leaveOut: new Set(this.pins.of(study).filter((slug) => slug !== null)),
      create: true,
    });
    const slug = picked && (await slugOfPicked(study, picked));
    return slug === undefined ? undefined : { study, slug };
  }

  async #askDigit(study: StudySession): Promise<number | undefined> {
    const { codebook } = study.index;
    const rows = this.pins.of(study).map((slug, index) => ({
      label: String(index + 1),
      digit: index + 1,
      ...(slug === null
        ? {}
        : { description: nameOf(codebook, slug), iconPath: codeIcon(colorOf(codebook, slug), codebook.bySlug.has(slug) ? 'code' : 'unknown') }),
    }));
    const picked = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t('All nine digits have a code'),
      placeHolder: vscode.l10n.t('Whose place shall it take?'),
      matchOnDescription: true,
    });
    return picked?.digit;
  }
}

/** Takes a code from its digit. */
export class UnpinCodeCommand implements Command {
  readonly id = 'verbatim.unpinCode';

  constructor(
    private readonly studies: Studies,
    private readonly pins: PinnedCodes,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const code = codeArgument(argument, this.studies);
    if (code) {
      await this.pins.unpin(code.study, code.slug);
    }
  }
}
