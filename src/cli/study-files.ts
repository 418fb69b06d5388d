import type { Dirent } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { classify, defaultLayout } from '../core/study/layout';
import { CommandError, describeFileError } from './command-error';

/** A file of a study on disk. */
export interface StudyFile {
  readonly kind: 'codebook' | 'memo' | 'transcript';
  /** Where it is read from. */
  readonly location: string;
  /** The path as the person would write it: the folder as given, and what is below it. */
  readonly shown: string;
  /** The folder of the study it belongs to, which is the nearest codebook's. */
  readonly study: string;
  /** Below the study's folder, with `/` on every system. */
  readonly path: string;
}

/** Throws where the path is missing or cannot be looked at. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new CommandError(describeFileError(path, error));
  }
}

/** The folder with the nearest codebook, from `folder` upwards, or null. */
export async function findStudy(folder: string): Promise<string | null> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (await hasCodebook(at)) return at;
    if (at === dirname(at)) return null;
  }
}

/** The file's place in its study; in no study, the place it would have in a study in its own folder. */
export async function studyFileAt(path: string): Promise<{ readonly study: string | null; readonly path: string }> {
  const study = await findStudy(dirname(resolve(path)));
  return { study, path: study === null ? basename(path) : posix(relative(study, resolve(path))) };
}

/**
 * The files of studies in `folder`, sorted by path. A folder in no study counts as one without a codebook. Files of a study inside the
 * study are its own.
 * @param shown the folder as the person wrote it; '' for none
 */
export async function* studyFiles(folder: string, shown: string): AsyncGenerator<StudyFile> {
  const study = await findStudy(folder) ?? resolve(folder);
  yield* filesIn({ folder: resolve(folder), shown, study, seen: new Set() });
}

interface Place {
  readonly folder: string;
  readonly shown: string;
  readonly study: string;
  /** Real paths of folders already entered: symbolic links can lead round in a circle. */
  readonly seen: Set<string>;
}

async function* filesIn(place: Place): AsyncGenerator<StudyFile> {
  let entries: readonly Entry[];
  try {
    const real = await realpath(place.folder);
    if (place.seen.has(real)) return;
    place.seen.add(real);
    entries = await Promise.all((await readdir(place.folder, { withFileTypes: true })).filter(isVisible).map((entry) => look(place, entry)));
  } catch (error) {
    throw new CommandError(describeFileError(place.shown === '' ? place.folder : place.shown, error));
  }
  const study = entries.some((entry) => entry.name === defaultLayout.codebook && !entry.isFolder) ? place.folder : place.study;
  for (const entry of [...entries].sort(byPath)) {
    const location = join(place.folder, entry.name);
    const shown = place.shown === '' || place.shown.endsWith('/') ? place.shown + entry.name : `${place.shown}/${entry.name}`;
    if (entry.isFolder) {
      yield* filesIn({ ...place, folder: location, shown, study });
      continue;
    }
    const path = posix(relative(study, location));
    const kind = classify(path, defaultLayout);
    if (kind !== 'other') yield { kind, location, shown, study, path };
  }
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/* Version control, editor settings and what a package manager put there are nobody's transcripts. */
function isVisible(entry: Dirent): boolean {
  return !entry.name.startsWith('.') && entry.name !== 'node_modules';
}

async function look(place: Place, entry: Dirent): Promise<Entry> {
  if (!entry.isSymbolicLink()) return { name: entry.name, isFolder: entry.isDirectory() };
  // A link that leads nowhere counts as a file, so that reading it says so.
  const target = await stat(join(place.folder, entry.name)).catch(() => null);
  return { name: entry.name, isFolder: target?.isDirectory() ?? false };
}

/* A folder's name sorts with its slash, which gives the order of the whole paths. */
function byPath(a: Entry, b: Entry): number {
  const [left, right] = [a, b].map((entry) => (entry.isFolder ? `${entry.name}/` : entry.name));
  return left! < right! ? -1 : 1;
}

async function hasCodebook(folder: string): Promise<boolean> {
  try {
    await access(join(folder, defaultLayout.codebook));
    return true;
  } catch {
    return false;
  }
}

function posix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
