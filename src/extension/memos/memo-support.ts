import * as vscode from 'vscode';
import { memoFileName } from '../../core/study/memo';
import type { NewMemoRequest } from '../../protocol/memos';
import type { ExtensionParts } from '../extension-parts';
import type { StudySession } from '../studies';
import { subjectOf } from './coding-id';
import { CursorTracker } from './cursor-tracker';
import { DraftWriter } from './draft-writer';
import { registerMemoCommands } from './memo-commands';
import { MemoFiles } from './memo-files';
import { MemoPanel } from './memo-panel';
import { openSubject } from './open-subject';

export interface MemoSupport extends vscode.Disposable {
  /** Brings words typed a moment ago into their files; to be awaited before the extension goes. */
  flush(): Promise<void>;
}

export function registerMemoSupport(parts: ExtensionParts): MemoSupport {
  const { context, studies, transcripts } = parts;
  const files = new MemoFiles(studies);
  const tracker = new CursorTracker(parts);
  const writer = new DraftWriter(files, (outcome) => panel.report(outcome));
  const begin = (study: StudySession, request: NewMemoRequest): Promise<void> => reported(async () => {
    await writer.flush();
    const subject = await subjectOf(request, study, transcripts);
    const taken = new Set([...study.index.memos.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1)));
    const path = `${study.layout.memos}/${memoFileName(new Date(), subject, taken)}`;
    await panel.show(study, { key: study.uriOf(path).toString(), path, subject });
  });
  const panel = new MemoPanel({
    extensionUri: context.extensionUri,
    tracker,
    files,
    writer,
    begin: (study, request) => void begin(study, request),
    open: (study, subject) => void reported(() => openSubject(study, subject, transcripts)),
  });
  const registered = vscode.Disposable.from(
    panel, tracker, files,
    vscode.window.registerWebviewViewProvider(MemoPanel.viewType, panel),
    registerMemoCommands({ tracker, studies, begin }),
  );
  return {
    flush: () => writer.flush(),
    dispose: () => {
      void writer.flush();
      registered.dispose();
    },
  };
}

/** A person asked for this, so a person is told why it did not work. */
async function reported(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
