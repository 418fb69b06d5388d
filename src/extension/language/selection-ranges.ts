import * as vscode from 'vscode';
import { wideningSelection } from '../../core/language/widening-selection';
import type { OpenTranscripts } from '../open-transcripts';
import { markdownFiles } from './markdown-files';

/** Expand and shrink selection: word, sentence, turn, and the coded passages between. */
export function registerSelectionRanges(transcripts: OpenTranscripts): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(markdownFiles, new SpokenSelection(transcripts));
}

class SpokenSelection implements vscode.SelectionRangeProvider {
  constructor(private readonly transcripts: OpenTranscripts) {}

  provideSelectionRanges(document: vscode.TextDocument, positions: readonly vscode.Position[]): vscode.SelectionRange[] | undefined {
    const transcript = this.transcripts.get(document);
    return transcript && positions.map((position) => {
      const whole = new vscode.SelectionRange(document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)));
      return [...wideningSelection(transcript.markup, document.offsetAt(position))].reverse().reduce(
        (parent, { start, end }) => new vscode.SelectionRange(new vscode.Range(document.positionAt(start), document.positionAt(end)), parent),
        whole,
      );
    });
  }
}
