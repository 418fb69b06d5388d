import { relative, resolve } from 'node:path';
import { readMarkup } from '../core/markup/document';
import { StudyIndex } from '../core/study/study-index';
import { CommandError } from './command-error';
import { findStudy, isFolder, studyFiles, type StudyFile } from './study-files';
import { readTextFile } from './text-file';

/** A study read from disk. Files that cannot be read are told apart and keep no other file from being read. */
export interface LoadedStudy {
  /** The study's folder. */
  readonly root: string;
  readonly index: StudyIndex;
  readonly hasCodebook: boolean;
  /** By path in the study. */
  readonly files: ReadonlyMap<string, { readonly file: StudyFile; readonly text: string }>;
  readonly unreadable: readonly { readonly file: StudyFile; readonly message: string }[];
}

/**
 * Reads the study `folder` is in, whole, and the studies inside `folder`; a folder in no study counts as one without a codebook.
 * The first is the one `folder` is in.
 * @param folder as the person wrote it
 */
export async function loadStudies(folder: string): Promise<readonly [LoadedStudy, ...LoadedStudy[]]> {
  if (!await isFolder(folder)) throw new CommandError(`${folder}: this is a file; name the folder of a study`);
  const root = await findStudy(folder) ?? resolve(folder);
  const first = emptyStudy(root);
  const studies = new Map([[root, first]]);
  for await (const file of studyFiles(root, shownRoot(root, folder))) {
    const study = studies.get(file.study) ?? emptyStudy(file.study);
    studies.set(file.study, study);
    await readInto(study, file);
  }
  return [first, ...[...studies.values()].filter((study) => study !== first)];
}

interface GrowingStudy extends LoadedStudy {
  hasCodebook: boolean;
  readonly files: Map<string, { readonly file: StudyFile; readonly text: string }>;
  readonly unreadable: { readonly file: StudyFile; readonly message: string }[];
}

function emptyStudy(root: string): GrowingStudy {
  return { root, index: new StudyIndex(), hasCodebook: false, files: new Map(), unreadable: [] };
}

async function readInto(study: GrowingStudy, file: StudyFile): Promise<void> {
  if (file.kind === 'codebook') study.hasCodebook = true;
  try {
    const { text } = await readTextFile(file.location, file.shown);
    study.files.set(file.path, { file, text });
    addToIndex(study.index, file, text);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    study.unreadable.push({ file, message: error.message });
  }
}

function addToIndex(index: StudyIndex, file: StudyFile, text: string): void {
  switch (file.kind) {
    case 'codebook':
      index.setCodebook(text);
      break;
    case 'memo':
      index.setMemo(file.path, text);
      break;
    case 'transcript':
      index.setTranscript(file.path, readMarkup(text));
      break;
  }
}

/* The folder as written, where it is the study's; `.` is left out, as compilers do when they name files. */
function shownRoot(root: string, folder: string): string {
  const shown = root === resolve(folder) ? folder : relative('.', root);
  return shown === '.' || shown === './' ? '' : shown;
}
