/**
 * Something the person at the command line can put right: bad usage or an unreadable file. `message` is one line that names the file
 * (and line) and the next step; the process prints it and ends with exit code 2.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** What the operating system said about a file, in words that name the file as the person wrote it. */
export function describeFileError(shown: string, error: unknown): string {
  switch (systemCode(error)) {
    case 'ENOENT': return `${shown}: there is no such file or folder`;
    case 'ENOTDIR': return `${shown}: a part of this path is a file, not a folder`;
    case 'EISDIR': return `${shown}: this is a folder; name a file in it`;
    case 'EACCES':
    case 'EPERM': return `${shown}: no permission`;
    case 'ENOSPC': return `${shown}: the disk is full`;
    case 'EROFS': return `${shown}: the disk can only be read`;
    case 'ELOOP': return `${shown}: the symbolic links go round in a circle`;
    case 'ENAMETOOLONG': return `${shown}: the name is too long`;
    default: return `${shown}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The code of an error of the operating system (`ENOENT`, `EPIPE` …), or undefined. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && 'syscall' in error ? error.code : undefined;
}
