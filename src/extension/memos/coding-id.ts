import * as vscode from 'vscode';
import type { MarkupDocument } from '../../core/markup/document';
import { planCodings } from '../../core/markup/write';
import type { MemoSubject } from '../../core/study/memo';
import type { NewMemoRequest } from '../../protocol/memos';
import type { OpenTranscripts } from '../open-transcripts';
import type { StudySession } from '../studies';

/**
 * What a memo can be about, for what was asked for. A coding that has no id gets one, as an edit of its transcript that can be undone
 * like any other: without an id nothing could point at it.
 *
 * @throws where the coding is gone or the transcript cannot be edited; nothing was changed then
 */
export async function subjectOf(request: NewMemoRequest, study: StudySession, transcripts: OpenTranscripts): Promise<MemoSubject> {
  if (request.kind !== 'coding-at') return request;
  const { path } = request;
  const document = await vscode.workspace.openTextDocument(study.uriOf(path));
  const markup = transcripts.get(document)?.markup;
  const coding = markup?.codings.find(({ verbatim }) => verbatim.start === request.start && verbatim.end === request.end);
  if (!markup || !coding) {
    throw new Error(vscode.l10n.t('The passage in {0} has changed. Put the cursor into it and try again.', path));
  }
  if (coding.id !== null) return { kind: 'coding', path, id: coding.id };
  const id = freeId(markup);
  const plan = planCodings(markup, [{ kind: 'setAttributes', coding, id, attributes: coding.attributes }]);
  if (plan.kind === 'refused') throw new Error(plan.message);
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of plan.edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)), newText);
  }
  if (!await vscode.workspace.applyEdit(edit)) {
    throw new Error(vscode.l10n.t('{0} could not be edited, so the passage has no id a memo could name.', path));
  }
  return { kind: 'coding', path, id };
}

/** An id by rule G2 that no coding of the transcript has. */
function freeId(markup: MarkupDocument): string {
  const taken = new Set(markup.codings.map(({ id }) => id));
  for (;;) {
    const id = `s${Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => (byte % 36).toString(36)).join('')}`;
    if (!taken.has(id)) return id;
  }
}
