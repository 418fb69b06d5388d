import * as vscode from 'vscode';

const neverLookedInto = new Set(['node_modules', '.git', '.vscode', '.quarto', '.obsidian']);

/** Every Markdown file below the root; what is a transcript and what is not is decided by the layout. */
export async function listStudyFiles(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(root, '**/*.{md,MD}'),
    '**/node_modules/**',
  );
  // Virtual file systems without a search provider find nothing at all, not even the codebook.
  return found.length > 0 ? found : walk(root);
}

/** Codebooks of the workspace, by name. */
export async function findCodebooks(name: string): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(`**/${name}`, '**/node_modules/**');
  const searched = found.map((uri) => uri.toString());
  const folders = vscode.workspace.workspaceFolders ?? [];
  const walked = await Promise.all(
    folders
      .filter((folder) => folder.uri.scheme !== 'file' && !searched.some((uri) => uri.startsWith(folder.uri.toString())))
      .map((folder) => walk(folder.uri)),
  );
  return [...found, ...walked.flat().filter((uri) => uri.path.endsWith(`/${name}`))];
}

async function walk(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  let entries: readonly [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
  const found: vscode.Uri[] = [];
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type & vscode.FileType.Directory) {
      // A linked folder may lead back to one of its parents.
      if (!neverLookedInto.has(name) && !(type & vscode.FileType.SymbolicLink)) {
        found.push(...(await walk(uri)));
      }
    } else if (name.toLowerCase().endsWith('.md')) {
      found.push(uri);
    }
  }
  return found;
}
