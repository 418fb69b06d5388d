import * as vscode from 'vscode';

export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * Reads a file as VS Code would show it: a byte order mark is taken off, so that offsets are those of a TextDocument. What is
 * neither UTF-8 nor covered by the `files.encoding` setting is reported and left alone.
 */
export async function readTextFile(uri: vscode.Uri): Promise<TextFile> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    return isMissing(error)
      ? { kind: 'missing' }
      : { kind: 'unreadable', message: vscode.l10n.t('This file could not be read: {0}', messageOf(error)) };
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const encoding = vscode.workspace.getConfiguration('files', uri).get<string>('encoding', 'utf8');
    if (encoding !== 'utf8' && encoding !== 'utf8bom') {
      return { kind: 'text', text: await vscode.workspace.decode(bytes, { encoding }) };
    }
    return {
      kind: 'unreadable',
      message: vscode.l10n.t(
        'This file is not valid UTF-8, so its codings are not read and nothing is written to it. Reopen it with its encoding and save it as UTF-8.',
      ),
    };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileIsADirectory');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
