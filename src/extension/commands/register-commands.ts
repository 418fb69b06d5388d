import * as vscode from 'vscode';
import type { ExtensionParts } from '../extension-parts';
import type { WorkspaceStudies } from '../workspace-studies';
import { ApplyLastCodeCommand } from './apply-last-code';
import { ApplyPinnedCodeCommand } from './apply-pinned-code';
import { changeCommands } from './change-commands';
import { CodeInVivoCommand } from './code-in-vivo';
import { CodeSelectionCommand } from './code-selection';
import { CodeWithNewCodeCommand } from './code-with-new-code';
import { Coding } from './coding';
import { CodingEditor } from './coding-editor';
import { registerCommands, type Command } from './command';
import { NewCodeBelowCommand, NewCodeCommand } from './new-code';
import { NewStudyCommand } from './new-study';
import { OpenCodebookCommand } from './open-codebook';
import { OpenSampleStudyCommand } from './open-sample-study';
import { PinCodeCommand, UnpinCodeCommand } from './pin-code';
import type { PinnedCodes } from './pinned-codes';
import { ReadStudyAgainCommand } from './read-study-again';
import { RecentCodes } from './recent-codes';
import { RemoveCodingCommand } from './remove-coding';
import { RenameCodeHeadingCommand } from './rename-code-heading';
import { TakeAnotherCodeCommand } from './take-another-code';
import { walkCommands } from './walk-commands';

/** Coding by keyboard, and what is done to codes and studies. */
export function registerCodingSupport(
  { context, transcripts }: ExtensionParts,
  studies: WorkspaceStudies,
  pins: PinnedCodes,
): vscode.Disposable {
  const recent = new RecentCodes(context.workspaceState);
  const codings = new CodingEditor(transcripts);
  const coding = new Coding(codings, recent);
  const commands: readonly Command[] = [
    new CodeInVivoCommand(transcripts, coding),
    new ApplyLastCodeCommand(transcripts, coding),
    new ApplyPinnedCodeCommand(transcripts, coding, pins),
    new CodeWithNewCodeCommand(transcripts, coding),
    new RemoveCodingCommand(transcripts, codings),
    ...changeCommands(transcripts, codings, recent),
    ...walkCommands(transcripts),
    new PinCodeCommand(studies, pins, recent),
    new UnpinCodeCommand(studies, pins),
    new NewCodeCommand(studies),
    new NewCodeBelowCommand(studies),
    new RenameCodeHeadingCommand(studies),
    new OpenCodebookCommand('verbatim.openCodebook', studies),
    new OpenCodebookCommand('verbatim.openDefinition', studies),
    new NewStudyCommand(),
    new OpenSampleStudyCommand(context.extensionUri),
    new ReadStudyAgainCommand(studies),
  ];
  return vscode.Disposable.from(
    // This one opens its picker before it waits for anything.
    registerCommands([new CodeSelectionCommand(studies, transcripts, coding), new TakeAnotherCodeCommand()]),
    registerCommands(commands, studies.found),
  );
}
