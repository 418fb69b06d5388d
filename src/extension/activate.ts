import type * as vscode from 'vscode';
import { registerCodebookView } from './codebook-view/register-codebook-view';
import { registerCodingsView } from './codings-view/register-codings-view';
import { registerCodingMode } from './coding-mode/register-coding-mode';
import { PinnedCodes } from './commands/pinned-codes';
import { registerCodingSupport } from './commands/register-commands';
import { registerContextKeys } from './context-keys';
import { registerCodeDrop } from './editor/drop-codes';
import { registerEditorSupport } from './editor/register-editor-support';
import type { ExtensionParts } from './extension-parts';
import { followFiles } from './follow-files';
import { registerLanguageSupport } from './language/register-language-support';
import { registerMemoSupport, type MemoSupport } from './memos/memo-support';
import { createMarkdownPreviewSupport, type MarkdownPreviewSupport } from './markdown-preview/preview';
import { OpenMarkup } from './open-markup';
import { StudyTranscripts } from './open-transcripts';
import { registerReadingProgress } from './reading-progress';
import { registerStatusBar } from './status-bar';
import type { Studies } from './studies';
import { StudyEdits } from './study-edits';
import { registerSummarySupport } from './summary/summary-support';
import { registerTranscriptsView } from './transcripts-view/register-transcripts-view';
import { registerUnreadableFiles } from './unreadable-files';
import { registerWordSearch } from './word-search/register-word-search';
import { WorkspaceStudies } from './workspace-studies';

/** What other code in the extension host can use of us: tests, and VS Code's Markdown preview. */
export interface VerbatimExports {
  readonly studies: Studies;
  /** Called by the Markdown extension for its preview. */
  readonly extendMarkdownIt: MarkdownPreviewSupport['extendMarkdownIt'];
}

let memos: MemoSupport | undefined;

/** Composes the extension and returns at once; studies are searched for and read afterwards, in slices. */
export function activate(context: vscode.ExtensionContext): VerbatimExports {
  const openMarkup = new OpenMarkup();
  const studies = new WorkspaceStudies(context.storageUri, openMarkup);
  const transcripts = new StudyTranscripts(studies, openMarkup);
  const parts: ExtensionParts = { context, studies, transcripts, edits: new StudyEdits(transcripts) };
  const pins = new PinnedCodes(context.workspaceState);
  const markdownPreview = createMarkdownPreviewSupport(parts);

  memos = registerMemoSupport(parts);

  context.subscriptions.push(
    openMarkup,
    studies,
    transcripts,
    followFiles(studies),
    registerContextKeys(studies, transcripts),
    pins,
    registerCodingSupport(parts, studies, pins),
    registerCodingMode(parts, pins),
    registerCodebookView(studies, pins),
    registerCodingsView(parts),
    registerTranscriptsView(parts),
    registerWordSearch(parts),
    registerEditorSupport(parts),
    registerCodeDrop(parts),
    registerLanguageSupport(parts),
    markdownPreview,
    memos,
    registerSummarySupport(parts),
    registerReadingProgress(studies),
    registerStatusBar(studies),
    registerUnreadableFiles(studies),
  );
  return { studies, extendMarkdownIt: (md) => markdownPreview.extendMarkdownIt(md) };
}

/** VS Code waits for this for a few seconds: the last words typed into a memo reach its file. */
export async function deactivate(): Promise<void> {
  await memos?.flush();
}
