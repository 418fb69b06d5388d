import * as vscode from 'vscode';
import { sentenceIn, turnIn } from '../../core/study/spoken-text';
import type { OpenTranscripts } from '../open-transcripts';
import type { Command } from './command';
import { nextCoding, nextPassage, previousCoding, previousPassage, SelectPassageCommand, WalkCommand } from './passage-walk';

/** Walking a transcript by passages and codings, and selecting what is coded next. */
export function walkCommands(transcripts: OpenTranscripts): readonly Command[] {
  const { t } = vscode.l10n;
  return [
    new WalkCommand('verbatim.nextPassage', transcripts, nextPassage, t('This is the last passage of the transcript.')),
    new WalkCommand('verbatim.previousPassage', transcripts, previousPassage, t('This is the first passage of the transcript.')),
    new WalkCommand('verbatim.nextCoding', transcripts, nextCoding, t('There is no coding after this one.')),
    new WalkCommand('verbatim.previousCoding', transcripts, previousCoding, t('There is no coding before this one.')),
    new SelectPassageCommand('verbatim.selectSentence', transcripts, sentenceIn, t('There is no sentence here.')),
    new SelectPassageCommand('verbatim.selectTurn', transcripts, turnIn, t('Nobody speaks here: there is no turn to select.')),
  ];
}
