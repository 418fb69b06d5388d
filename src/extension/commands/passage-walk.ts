import * as vscode from 'vscode';
import { sentenceAfter, sentenceBefore, sentenceIn, spokenTextOf, type SpokenText } from '../../core/study/spoken-text';
import type { MarkupDocument } from '../../core/markup/document';
import type { TextRange } from '../../core/text';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';
import type { Command } from './command';
import { activeTranscript, tell } from './passage-command';

type Find = (spoken: SpokenText, here: TextRange, markup: MarkupDocument) => TextRange | null;

/** Goes to another passage: the caret at its start, so that the next code means it. */
export class WalkCommand implements Command {
  constructor(
    readonly id: string,
    private readonly transcripts: OpenTranscripts,
    private readonly find: Find,
    /** What is said where there is none. */
    private readonly none: string,
  ) {}

  execute(): void {
    const active = activeTranscript(this.transcripts);
    if (active) {
      const passage = findFrom(active.editor, active.transcript, this.find);
      if (passage) {
        goTo(active.editor, active.transcript, passage);
      } else {
        tell(this.none);
      }
    }
  }
}

/** Selects the sentence or the turn at each caret. */
export class SelectPassageCommand implements Command {
  constructor(
    readonly id: string,
    private readonly transcripts: OpenTranscripts,
    private readonly passageAt: (spoken: SpokenText, offset: number) => TextRange | null,
    private readonly none: string,
  ) {}

  execute(): void {
    const active = activeTranscript(this.transcripts);
    if (!active) {
      return;
    }
    const { editor, transcript } = active;
    const { document, markup } = transcript;
    const spoken = spokenTextOf(markup);
    const selections = editor.selections.flatMap((selection) => {
      const passage = this.passageAt(spoken, markup.toVerbatim(document.offsetAt(selection.active)));
      return passage ? [selectionOf(transcript, passage)] : [];
    });
    if (selections.length > 0) {
      editor.selections = selections;
    } else {
      tell(this.none);
    }
  }
}

/** Goes from the passage at hand to the sentence after it. */
export function moveOn(editor: vscode.TextEditor, transcript: OpenTranscript): void {
  const passage = findFrom(editor, transcript, nextPassage);
  if (passage) {
    goTo(editor, transcript, passage);
  }
}

export const nextPassage: Find = (spoken, here) => sentenceAfter(spoken, (ofCaret(spoken, here) ?? here).end);
export const previousPassage: Find = (spoken, here) => sentenceBefore(spoken, (ofCaret(spoken, here) ?? here).start);

export const nextCoding: Find = (_, { start }, { codings }) =>
  codings.find(({ verbatim }) => verbatim.start > start)?.verbatim ?? null;
export const previousCoding: Find = (_, { start }, { codings }) =>
  codings.filter(({ verbatim }) => verbatim.start < start).at(-1)?.verbatim ?? null;

function ofCaret(spoken: SpokenText, here: TextRange): TextRange | null {
  return here.start === here.end ? sentenceIn(spoken, here.start) : null;
}

function findFrom({ selection }: vscode.TextEditor, { document, markup }: OpenTranscript, find: Find): TextRange | null {
  const here = {
    start: markup.toVerbatim(document.offsetAt(selection.start)),
    end: markup.toVerbatim(document.offsetAt(selection.end)),
  };
  return find(spokenTextOf(markup), here, markup);
}

function goTo(editor: vscode.TextEditor, transcript: OpenTranscript, passage: TextRange): void {
  const range = selectionOf(transcript, passage);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function selectionOf({ document, markup }: OpenTranscript, { start, end }: TextRange): vscode.Selection {
  return new vscode.Selection(
    document.positionAt(markup.toSource(start, 'start')),
    document.positionAt(markup.toSource(end, 'end')),
  );
}
