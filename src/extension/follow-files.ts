import * as vscode from 'vscode';
import { codebookName } from './study-settings';
import type { WorkspaceStudies } from './workspace-studies';

const gatherMilliseconds = 100;

/** Tells studies what may have changed: edits of open documents, files and folders that come, change and go. */
export function followFiles(studies: WorkspaceStudies): vscode.Disposable {
  const touched = new Map<string, vscode.Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function touch(uri: vscode.Uri): void {
    touched.set(uri.toString(), uri);
    timer ??= setTimeout(() => {
      timer = undefined;
      const uris = [...touched.values()];
      touched.clear();
      takeUp(studies, uris);
    }, gatherMilliseconds);
  }

  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions = [
    watcher,
    watcher.onDidCreate(touch),
    watcher.onDidDelete(touch),
    watcher.onDidChange((uri) => {
      if (isMarkdown(uri)) {
        touch(uri);
      } else if (mayBeFolder(uri)) {
        // A folder that went and came again within a moment is reported as changed.
        void isFolder(uri).then((found) => found && touch(uri));
      }
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        touch(oldUri);
        touch(newUri);
      }
    }),
    vscode.workspace.onDidCreateFiles(({ files }) => files.forEach(touch)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(touch)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        studies.of(document.uri)?.edited(document.uri);
      }
    }),
    // Unsaved edits come back with the window.
    vscode.workspace.onDidOpenTextDocument(({ uri, isDirty }) => {
      if (isDirty) {
        studies.of(uri)?.edited(uri);
      }
    }),
    // Closing without saving goes back to the text on disk.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => studies.of(uri)?.edited(uri)),
  ];
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    for (const subscription of subscriptions) {
      subscription.dispose();
    }
  });
}

/**
 * A Markdown file is looked at by itself. Anything else may be a folder that came or went with files in it, for which there
 * are no events of their own: then the whole study is listed again.
 */
function takeUp(studies: WorkspaceStudies, uris: readonly vscode.Uri[]): void {
  const name = codebookName();
  const folders = uris.filter((uri) => !isMarkdown(uri) && mayBeFolder(uri));
  for (const uri of uris) {
    if (isMarkdown(uri)) {
      studies.of(uri)?.refresh(uri);
    }
  }
  for (const session of studies.all) {
    const root = session.root.toString();
    if (folders.some((uri) => root.startsWith(uri.toString()) || uri.toString().startsWith(`${root}/`))) {
      session.refreshAll();
    }
  }
  if (folders.length > 0 || uris.some((uri) => uri.path.endsWith(`/${name}`))) {
    studies.searchSoon();
  }
}

function isMarkdown(uri: vscode.Uri): boolean {
  return uri.path.toLowerCase().endsWith('.md');
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** Files that editors and git write all the time are no reason to list a study again. */
function mayBeFolder(uri: vscode.Uri): boolean {
  return !/\/(?:\.git|node_modules)(?:\/|$)|\.(?:lock|tmp|swp|json|ts|js|log|png|jpg|pdf|docx|wav|mp3|mp4|m4a)$/i.test(uri.path);
}
