import * as vscode from 'vscode';
import { registerCodebookView } from './codebook-view/register-codebook-view';
import { registerCodingSupport } from './commands/register-commands';
import { registerContextKeys } from './context-keys';
import type { ExtensionParts } from './extension-parts';
import { followFiles } from './follow-files';
import { OpenMarkup } from './open-markup';
import { StudyTranscripts } from './open-transcripts';
import { registerReadingProgress } from './reading-progress';
import { registerStatusBar } from './status-bar';
import type { Studies } from './studies';
import { registerUnreadableFiles } from './unreadable-files';
import { WorkspaceStudies } from './workspace-studies';

/** What other code in the extension host can use of us: tests, and VS Code's Markdown preview. */
export interface VerbatimExports {
  readonly studies: Studies;
}

/** Composes the extension and returns at once; studies are searched for and read afterwards, in slices. */
export function activate(context: vscode.ExtensionContext): VerbatimExports {
  const openMarkup = new OpenMarkup();
  const studies = new WorkspaceStudies(context.storageUri, openMarkup);
  const transcripts = new StudyTranscripts(studies, openMarkup);
  const parts: ExtensionParts = { context, studies, transcripts };

  context.subscriptions.push(
    openMarkup,
    studies,
    transcripts,
    followFiles(studies),
    registerContextKeys(studies, transcripts),
    registerCodingSupport(parts, studies),
    registerCodebookView(studies),
    registerReadingProgress(studies),
    registerStatusBar(studies),
    registerUnreadableFiles(studies),
  );
  return { studies };
}
