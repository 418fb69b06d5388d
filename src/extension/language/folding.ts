import * as vscode from 'vscode';
import { turnFolds } from '../../core/language/transcript-outline';
import type { OpenTranscripts } from '../open-transcripts';
import { markdownFiles } from './markdown-files';

/** Turns fold to their first line, beside the headings Markdown folds. */
export function registerFolding(transcripts: OpenTranscripts): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(markdownFiles, new TurnFolding(transcripts));
}

class TurnFolding implements vscode.FoldingRangeProvider {
  constructor(private readonly transcripts: OpenTranscripts) {}

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] | undefined {
    const transcript = this.transcripts.get(document);
    return transcript && turnFolds(transcript.markup).flatMap(({ start, end }) => {
      const [first, last] = [document.positionAt(start).line, document.positionAt(end).line];
      return last > first ? [new vscode.FoldingRange(first, last)] : [];
    });
  }
}
