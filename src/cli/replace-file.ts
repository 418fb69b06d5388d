import { randomBytes } from 'node:crypto';
import { access, constants, open, readFile, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError, describeFileError, systemCode } from './command-error';

/**
 * Replaces a file's content in one step: whoever reads it, and whatever happens meanwhile, sees the old bytes or the new ones.
 * Written beside it with the same permissions, flushed, renamed over it; a symbolic link stays one and its target is replaced.
 * @param expected the bytes the new content was computed from; a file that holds others by now is left alone
 * @throws {CommandError} and the file is as it was
 */
export async function replaceFile(path: string, expected: Uint8Array, content: Uint8Array): Promise<void> {
  let beside: string | null = null;
  try {
    const target = await realpath(path);
    // A rename needs no permission on the file itself; a file somebody made read-only must not change all the same.
    await access(target, constants.W_OK);
    const status = await stat(target);
    const folder = dirname(target);
    const name = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
    const handle = await open(name, 'wx', 0o600);
    beside = name;
    try {
      await handle.writeFile(content);
      await keepOwner(handle, status.uid, status.gid);
      await handle.chmod(status.mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (Buffer.compare(await readFile(target), expected) !== 0) {
      throw new CommandError(`${path}: the file was changed by something else meanwhile; nothing was written, run the command again`);
    }
    await rename(name, target);
    beside = null;
    await flushFolder(folder);
  } catch (error) {
    if (beside !== null) await unlink(beside).catch(() => undefined);
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${describeFileError(path, error)}; nothing was written`);
  }
}

/* Only root can give files away; for everybody else the file is their own already, or stays readable through its group. */
async function keepOwner(handle: FileHandle, uid: number, gid: number): Promise<void> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return;
  await handle.chown(uid, gid).catch(() => undefined);
}

/* Without this a power cut can bring the old name back; some systems and file systems cannot flush a folder. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
