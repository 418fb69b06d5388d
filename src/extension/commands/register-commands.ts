import type * as vscode from 'vscode';
import type { ExtensionParts } from '../extension-parts';
import type { WorkspaceStudies } from '../workspace-studies';
import { ApplyLastCodeCommand } from './apply-last-code';
import { CodeInVivoCommand } from './code-in-vivo';
import { CodeSelectionCommand } from './code-selection';
import { Coding } from './coding';
import { CodingEditor } from './coding-editor';
import { registerCommands } from './command';
import { NewCodeBelowCommand, NewCodeCommand } from './new-code';
import { NewStudyCommand } from './new-study';
import { OpenCodebookCommand } from './open-codebook';
import { OpenSampleStudyCommand } from './open-sample-study';
import { ReadStudyAgainCommand } from './read-study-again';
import { RecentCodes } from './recent-codes';
import { RemoveCodingCommand } from './remove-coding';
import { RenameCodeHeadingCommand } from './rename-code-heading';

/** Coding by keyboard, and what is done to codes and studies. */
export function registerCodingSupport(
  { context, transcripts }: ExtensionParts,
  studies: WorkspaceStudies,
): vscode.Disposable {
  const recent = new RecentCodes(context.workspaceState);
  const codings = new CodingEditor(transcripts);
  const coding = new Coding(codings, recent);
  return registerCommands([
    new CodeSelectionCommand(transcripts, coding),
    new CodeInVivoCommand(transcripts, coding),
    new ApplyLastCodeCommand(transcripts, coding),
    new RemoveCodingCommand(transcripts, codings),
    new NewCodeCommand(studies),
    new NewCodeBelowCommand(studies),
    new RenameCodeHeadingCommand(studies),
    new OpenCodebookCommand('verbatim.openCodebook', studies),
    new OpenCodebookCommand('verbatim.openDefinition', studies),
    new NewStudyCommand(),
    new OpenSampleStudyCommand(context.extensionUri),
    new ReadStudyAgainCommand(studies),
  ]);
}
