import * as vscode from 'vscode';

/** Work that is over sooner shows nothing: a notification that flashes up only disturbs. */
const patienceMilliseconds = 700;

/** Does cancellable work, and shows how far it is once it takes long. `work` checks its token after each wait. */
export async function withPatience<Result>(
  title: string,
  work: (token: vscode.CancellationToken, report: (done: number, total: number) => void) => Promise<Result>,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  let progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }> | undefined;
  let said = 0;
  const result = work(source.token, (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    if (progress && percent > said) {
      progress.report({ increment: percent - said, message: vscode.l10n.t('{0} of {1}', done, total) });
      said = percent;
    }
  });
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (shown, token) => {
        progress = shown;
        const listening = token.onCancellationRequested(() => source.cancel());
        await result.catch(() => undefined);
        listening.dispose();
      },
    );
  }, patienceMilliseconds);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
