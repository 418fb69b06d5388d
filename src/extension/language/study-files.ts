import * as vscode from 'vscode';
import { readStudyFile, type StudyFile } from '../../core/language/code-references';
import { LineIndex, type TextRange } from '../../core/text';
import { openDocument } from '../open-document';
import type { OpenTranscripts } from '../open-transcripts';
import { readTextFile } from '../read-text-file';
import type { Studies, StudySession } from '../studies';

/** A file of a study as it is now, unsaved edits included. */
export interface PresentFile {
  readonly study: StudySession;
  readonly path: string;
  readonly uri: vscode.Uri;
  readonly file: StudyFile;
  rangeOf(range: TextRange): vscode.Range;
}

/** Files of studies, read for language features: open ones once per version, closed ones on demand and not kept. */
export class StudyFiles {
  readonly #read = new WeakMap<vscode.TextDocument, { readonly version: number; readonly file: StudyFile | null }>();

  constructor(
    private readonly studies: Studies,
    private readonly transcripts: OpenTranscripts,
  ) {}

  /** Undefined: the document is no part of a study. */
  of(document: vscode.TextDocument): PresentFile | undefined {
    const study = this.studies.of(document.uri);
    const path = study?.relativePath(document.uri) ?? '';
    const file = study && this.#fileOf(document, study, path);
    return study && file
      ? {
          study, path, file, uri: document.uri,
          rangeOf: ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
        }
      : undefined;
  }

  /** Undefined where the file is gone, cannot be read, or is no part of the study. */
  async read(study: StudySession, path: string): Promise<PresentFile | undefined> {
    const uri = study.uriOf(path);
    const open = openDocument(uri);
    if (open) {
      return this.of(open);
    }
    const read = await readTextFile(uri);
    const file = read.kind === 'text' ? readStudyFile(path, study.layout, read.text) : null;
    if (!file) {
      return undefined;
    }
    let lines: LineIndex | undefined;
    const positionOf = (offset: number): vscode.Position => {
      const { line, column } = (lines ??= new LineIndex(file.text)).position(offset);
      return new vscode.Position(line, column);
    };
    return { study, path, file, uri, rangeOf: ({ start, end }) => new vscode.Range(positionOf(start), positionOf(end)) };
  }

  #fileOf(document: vscode.TextDocument, study: StudySession, path: string): StudyFile | null {
    const transcript = this.transcripts.get(document);
    if (transcript) {
      return { kind: 'transcript', text: transcript.markup.text, markup: transcript.markup };
    }
    const known = this.#read.get(document);
    if (known?.version === document.version) {
      return known.file;
    }
    const file = readStudyFile(path, study.layout, document.getText());
    this.#read.set(document, { version: document.version, file });
    return file;
  }
}
