import * as vscode from 'vscode';
import type { OpenTranscripts } from '../open-transcripts';
import type { Coding } from './coding';
import type { Command } from './command';
import { activeTranscript, passagesAtHand } from './passage-command';
import { pinCount, type PinnedCodes } from './pinned-codes';

/** Codes the passage with the code pinned to a digit. A digit without a code asks for one and pins it. */
export class ApplyPinnedCodeCommand implements Command {
  readonly id = 'verbatim.applyPinnedCode';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly coding: Coding,
    private readonly pins: PinnedCodes,
  ) {}

  /** @param digit 1 to 9 */
  async execute(digit?: unknown): Promise<void> {
    if (typeof digit !== 'number' || !Number.isInteger(digit) || digit < 1 || digit > pinCount) {
      return;
    }
    const study = activeTranscript(this.transcripts)?.transcript.study;
    if (!study) {
      return;
    }
    let slug = this.pins.of(study)[digit - 1] ?? null;
    if (slug === null) {
      slug = (await vscode.commands.executeCommand<string | undefined>('verbatim.pinCode', undefined, digit)) ?? null;
    }
    const atHand = slug === null ? undefined : passagesAtHand(this.transcripts);
    if (atHand && slug !== null) {
      await this.coding.apply(atHand, [slug]);
    }
  }
}
