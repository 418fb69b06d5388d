import * as vscode from 'vscode';
import type { OpenTranscripts } from '../open-transcripts';
import type { Coding } from './coding';
import type { Command } from './command';
import { nameProblem } from './new-code';
import { passagesAtHand } from './passage-command';

/** Asks for the name of a new code, makes it and codes the passage with it. */
export class CodeWithNewCodeCommand implements Command {
  readonly id = 'verbatim.codeWithNewCode';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly coding: Coding,
  ) {}

  async execute(): Promise<void> {
    const atHand = passagesAtHand(this.transcripts);
    if (!atHand) {
      return;
    }
    const { study } = atHand.transcript;
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Code with a New Code'),
      prompt: vscode.l10n.t('Its name, as people read it. It goes to the top of the codebook’s hierarchy.'),
      validateInput: (value) => nameProblem(study, value),
    });
    if (name !== undefined && name.trim() !== '') {
      await this.coding.applyNew(atHand, name.trim());
    }
  }
}
