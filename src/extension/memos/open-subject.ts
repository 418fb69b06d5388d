import * as vscode from 'vscode';
import type { NewMemoRequest } from '../../protocol/memos';
import type { OpenTranscripts } from '../open-transcripts';
import { revealPassage } from '../reveal-passage';
import type { StudySession } from '../studies';

/** Shows what a memo is about: the code in the codebook, the transcript, the passage. */
export async function openSubject(study: StudySession, subject: NewMemoRequest, transcripts: OpenTranscripts): Promise<void> {
  switch (subject.kind) {
    case 'study': return;
    case 'code': {
      const document = await vscode.workspace.openTextDocument(study.uriOf(study.layout.codebook));
      const heading = study.index.codebook.bySlug.get(subject.slug)?.nameRange;
      const at = heading && document.positionAt(heading.start);
      await vscode.window.showTextDocument(document, at ? { selection: new vscode.Range(at, at) } : {});
      return;
    }
    case 'transcript':
      await vscode.window.showTextDocument(study.uriOf(subject.path));
      return;
    case 'coding':
    case 'coding-at': {
      const coding = study.index.transcripts.get(subject.path)?.codings.find(({ id, verbatim }) => subject.kind === 'coding'
        ? id === subject.id
        : verbatim.start === subject.start && verbatim.end === subject.end);
      const uri = study.uriOf(subject.path);
      if (coding) await revealPassage(transcripts, uri, { id: coding.id, ...coding.verbatim, text: coding.text });
      else await vscode.window.showTextDocument(uri);
    }
  }
}
