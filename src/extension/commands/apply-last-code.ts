import * as vscode from 'vscode';
import type { OpenTranscripts } from '../open-transcripts';
import type { Coding } from './coding';
import type { Command } from './command';
import { passagesAtHand } from './passage-command';

/** Codes the passage with the code used last; asks for one while there is none. */
export class ApplyLastCodeCommand implements Command {
  readonly id = 'verbatim.applyLastCode';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly coding: Coding,
  ) {}

  async execute(): Promise<void> {
    const atHand = passagesAtHand(this.transcripts);
    if (!atHand) {
      return;
    }
    const last = this.coding.lastOf(atHand.transcript.study);
    if (last === undefined) {
      await vscode.commands.executeCommand('verbatim.codeSelection');
    } else {
      await this.coding.apply(atHand, [last]);
    }
  }
}
