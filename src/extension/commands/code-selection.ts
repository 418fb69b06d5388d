import * as vscode from 'vscode';
import { codesOfAll } from '../../core/study/coding-operations';
import { isSlug } from '../../core/study/slug';
import type { OpenTranscripts } from '../open-transcripts';
import type { Studies } from '../studies';
import { coderOf } from '../study-settings';
import { CodePicker } from './code-picker';
import type { Coding } from './coding';
import type { Command } from './command';
import { slugsOfPicked } from './create-code';
import { passagesAtHand, type PassagesAtHand } from './passage-command';

/** Codes the selected passages, or the sentence at the cursor. With a slug (or several) as argument nothing is asked. */
export class CodeSelectionCommand implements Command {
  readonly id = 'verbatim.codeSelection';

  constructor(
    private readonly studies: Studies,
    private readonly transcripts: OpenTranscripts,
    private readonly coding: Coding,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const slugs = slugsOf(argument);
    if (slugs.length === 0) {
      await this.#ask();
    } else if (slugs.every(isSlug)) {
      await this.studies.found;
      const atHand = passagesAtHand(this.transcripts);
      if (atHand) {
        await this.coding.apply(atHand, slugs);
      }
    } else {
      const wrong = slugs.filter((slug) => !isSlug(slug)).join(', ');
      void vscode.window.showWarningMessage(
        vscode.l10n.t('“{0}” cannot be used in a tag. A code’s slug begins with a letter and holds letters, digits and hyphens.', wrong),
      );
    }
  }

  async #ask(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const placeholder = vscode.l10n.t('Type to find a code or to name a new one. Enter codes, Ctrl+Enter takes the code and goes on');
    // While the study is still searched for, the picker opens all the same, so that no key meant for it types over the transcript.
    const early = document && !this.transcripts.get(document) ? new CodePicker(vscode.l10n.t('Code'), placeholder) : undefined;
    await this.studies.found;
    const atHand = passagesAtHand(this.transcripts);
    if (!atHand) {
      early?.leave();
      return;
    }
    const { transcript, passages } = atHand;
    const { study, markup } = transcript;
    const title = titleOf(atHand);
    const picker = early ?? new CodePicker(title, placeholder);
    picker.offer(study, {
      title,
      placeholder,
      recent: this.coding.recent.of(study),
      leaveOut: codesOfAll(markup, passages, coderOf(transcript.document.uri)),
      create: true,
      several: true,
    });
    const picked = await picker.result;
    const codes = picked && (await slugsOfPicked(study, picked));
    if (codes) {
      await this.coding.apply(atHand, codes.slugs, codes.names);
    }
  }
}

function titleOf({ transcript, passages }: PassagesAtHand): string {
  const [passage] = passages;
  return passage && passages.length === 1
    ? vscode.l10n.t('Code: {0}', shorten(transcript.markup.verbatimSlice(passage)))
    : vscode.l10n.t('Code {0} passages', passages.length);
}

function slugsOf(argument: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  return list.filter((slug): slug is string => typeof slug === 'string' && slug !== '').map((slug) => slug.normalize('NFC'));
}

function shorten(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 34).trimEnd()} … ${line.slice(-34).trimStart()}` : line;
}
