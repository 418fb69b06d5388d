import * as vscode from 'vscode';
import { isSlug } from '../../core/study/slug';
import type { OpenTranscripts } from '../open-transcripts';
import { coderOf } from '../study-settings';
import { pickCode } from './code-picker';
import type { Coding } from './coding';
import { codesOfAll } from '../../core/study/coding-operations';
import type { Command } from './command';
import { createCode } from './create-code';
import { passagesAtHand, type PassagesAtHand } from './passage-command';

/** Codes the selected passages, or the sentence at the cursor. With a slug (or several) as argument nothing is asked. */
export class CodeSelectionCommand implements Command {
  readonly id = 'verbatim.codeSelection';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly coding: Coding,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const atHand = passagesAtHand(this.transcripts);
    if (!atHand) {
      return;
    }
    const slugs = slugsOf(argument);
    if (slugs.length === 0) {
      await this.#ask(atHand);
    } else if (slugs.every(isSlug)) {
      await this.coding.apply(atHand, slugs);
    } else {
      const wrong = slugs.filter((slug) => !isSlug(slug)).join(', ');
      void vscode.window.showWarningMessage(
        vscode.l10n.t('“{0}” cannot be used in a tag. A code’s slug begins with a letter and holds letters, digits and hyphens.', wrong),
      );
    }
  }

  async #ask(atHand: PassagesAtHand): Promise<void> {
    const { transcript, passages } = atHand;
    const { study, markup, document } = transcript;
    const words = markup.verbatimSlice(passages[0] ?? { start: 0, end: 0 });
    const picked = await pickCode(study, {
      title:
        passages.length === 1
          ? vscode.l10n.t('Code: {0}', shorten(words))
          : vscode.l10n.t('Code {0} passages', passages.length),
      placeholder: vscode.l10n.t('Type to find a code, or the name of a new one'),
      recent: this.coding.recent.of(study),
      leaveOut: codesOfAll(markup, passages, coderOf(document.uri)),
      create: true,
    });
    if (picked?.kind === 'existing') {
      await this.coding.apply(atHand, [picked.slug]);
    } else if (picked?.kind === 'new') {
      const slug = await createCode(study, { name: picked.name, parent: null });
      if (slug !== undefined) {
        await this.coding.apply(atHand, [slug], new Map([[slug, picked.name]]));
      }
    }
  }
}

function slugsOf(argument: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  return list.filter((slug): slug is string => typeof slug === 'string' && slug !== '').map((slug) => slug.normalize('NFC'));
}

function shorten(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 34).trimEnd()} … ${line.slice(-34).trimStart()}` : line;
}
