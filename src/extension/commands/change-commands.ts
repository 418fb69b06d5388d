import * as vscode from 'vscode';
import { joinWithNext, resizeCoding, splitCoding } from '../../core/study/coding-changes';
import type { OpenTranscripts } from '../open-transcripts';
import { AddCodesCommand, CodeChanges, DeleteCodingCommand, RecodeCommand, RemoveCodesCommand } from './change-codes';
import { ChangeCodingCommand, type Change } from './change-coding';
import type { CodingEditor } from './coding-editor';
import type { Command } from './command';
import type { RecentCodes } from './recent-codes';

/** Everything that changes a coding there is: its codes, its ends, one into two, two into one. */
export function changeCommands(transcripts: OpenTranscripts, codings: CodingEditor, recent: RecentCodes): readonly Command[] {
  const changes = new CodeChanges(transcripts, codings, recent);
  const change = (id: string, by: Change, done: (words: string) => string): Command =>
    new ChangeCodingCommand(id, transcripts, codings, by, done);
  const moved = (words: string): string => vscode.l10n.t('Passage: {0}', words);
  return [
    new AddCodesCommand(changes),
    new RecodeCommand(changes),
    new RemoveCodesCommand(changes),
    new DeleteCodingCommand(changes),
    change('verbatim.growEnd', (markup, coding) => resizeCoding(markup, coding, 'end', 'grow'), moved),
    change('verbatim.shrinkEnd', (markup, coding) => resizeCoding(markup, coding, 'end', 'shrink'), moved),
    change('verbatim.growStart', (markup, coding) => resizeCoding(markup, coding, 'start', 'grow'), moved),
    change('verbatim.shrinkStart', (markup, coding) => resizeCoding(markup, coding, 'start', 'shrink'), moved),
    change('verbatim.splitCoding', splitCoding, () => vscode.l10n.t('Coding split at the cursor.')),
    change('verbatim.joinCodings', joinWithNext, (words) => vscode.l10n.t('Codings joined: {0}', words)),
  ];
}
