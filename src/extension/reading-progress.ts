import * as vscode from 'vscode';
import type { FileStudySession } from './study-session';
import type { WorkspaceStudies } from './workspace-studies';

/** Short readings show only in the view; a person need not be told of what is over at once. */
const patienceMilliseconds = 1500;

/** Shows that studies are being read: a bar in the codebook view, and after a while a notification that can stop it. */
export function registerReadingProgress(studies: WorkspaceStudies): vscode.Disposable {
  const shown = new Set<FileStudySession>();

  function update(): void {
    for (const session of studies.all) {
      if (session.isReading && !shown.has(session)) {
        shown.add(session);
        void show(session).finally(() => shown.delete(session));
      }
    }
  }

  update();
  return studies.onDidChange(update);
}

async function show(session: FileStudySession): Promise<void> {
  const read = session.reading();
  void vscode.window.withProgress({ location: { viewId: 'verbatim.codebook' } }, () => read);
  const isShort = await Promise.race([
    read.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMilliseconds)),
  ]);
  if (isShort) {
    return;
  }
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading the study {0}', session.name),
      cancellable: true,
    },
    async (progress, token) => {
      let said = 0;
      const subscriptions = [
        token.onCancellationRequested(() => session.stopReading()),
        session.onDidChange(() => {
          const percent = Math.floor(session.progress * 100);
          progress.report({ increment: percent - said, message: vscode.l10n.t('{0} %', percent) });
          said = percent;
        }),
      ];
      await read;
      vscode.Disposable.from(...subscriptions).dispose();
    },
  );
}
