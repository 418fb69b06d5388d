import * as vscode from 'vscode';
import type { OpenTranscripts } from '../open-transcripts';
import type { Coding } from './coding';
import type { Command } from './command';
import { inVivoName } from './in-vivo-name';
import { passagesAtHand, tell } from './passage-command';

/** Codes a passage in vivo: its own words are the code's name. Words that are a code already are coded with that code. */
export class CodeInVivoCommand implements Command {
  readonly id = 'verbatim.codeInVivo';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly coding: Coding,
  ) {}

  async execute(): Promise<void> {
    const atHand = passagesAtHand(this.transcripts);
    const passage = atHand?.passages[0];
    if (!atHand || !passage) {
      return;
    }
    if (atHand.passages.length > 1) {
      tell(vscode.l10n.t('A code in vivo takes its name from one passage: select one.'));
      return;
    }
    const name = inVivoName(atHand.transcript.markup.verbatimSlice(passage));
    if (name === '') {
      tell(vscode.l10n.t('There are no words in this passage that a code could be named after.'));
      return;
    }
    await this.coding.applyNew(atHand, name);
  }
}
