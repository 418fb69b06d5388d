import * as vscode from 'vscode';
import type { MarkupDocument } from '../../core/markup/document';
import type { Coding } from '../../core/markup/model';
import type { CodingOperation } from '../../core/markup/operations';
import type { CodingChange } from '../../core/study/coding-changes';
import type { TextRange } from '../../core/text';
import { oneLine } from '../code-names';
import type { OpenTranscripts } from '../open-transcripts';
import type { CodingEditor } from './coding-editor';
import { codingsAtCarets } from './codings-at-carets';
import type { Command } from './command';
import { activeTranscript, tell } from './passage-command';

/** Computes what happens to the coding at one caret; `caret` is a UTF-16 offset in the verbatim text. */
export type Change = (markup: MarkupDocument, coding: Coding, caret: number) => CodingChange;

/** Changes the coding at each caret, all in one undo step, without asking anything. */
export class ChangeCodingCommand implements Command {
  constructor(
    readonly id: string,
    private readonly transcripts: OpenTranscripts,
    private readonly codings: CodingEditor,
    private readonly change: Change,
    /** What is said afterwards, with `{0}` for the passage’s last and first words. */
    private readonly done: (words: string) => string,
  ) {}

  async execute(): Promise<void> {
    const active = activeTranscript(this.transcripts);
    if (!active) {
      return;
    }
    const { editor } = active;
    let message = noCoding();
    let passages: readonly TextRange[] = [];
    const changed = await this.codings.edit(editor, (now) => {
      const gone = new Set<Coding>();
      const operations: CodingOperation[] = [];
      for (const { coding, caret } of codingsAtCarets(now, editor.selections)) {
        // A coding that an earlier caret's change took up is no longer there.
        const change = gone.has(coding) ? undefined : this.change(now.markup, coding, caret);
        if (change?.kind === 'impossible') {
          message = reasons()[change.reason];
        } else if (change && !change.operations.some((operation) => 'coding' in operation && gone.has(operation.coding))) {
          for (const operation of change.operations) {
            if (operation.kind === 'remove') {
              gone.add(operation.coding);
            }
          }
          operations.push(...change.operations);
          message = this.done(passageWords(now.markup, change.operations));
        }
      }
      passages = operations.flatMap((operation) => (operation.kind === 'setRange' ? [operation.passage] : []));
      return operations;
    });
    if (changed) {
      keepInside(editor, this.transcripts, passages);
    }
    tell(message);
  }
}

/** A passage that gave way leaves no caret outside, so that the next step means it again. */
function keepInside(editor: vscode.TextEditor, transcripts: OpenTranscripts, passages: readonly TextRange[]): void {
  const transcript = transcripts.get(editor.document);
  if (!transcript || passages.length === 0) {
    return;
  }
  const { document, markup } = transcript;
  const moved = editor.selections.map((selection) => {
    const at = markup.toVerbatim(document.offsetAt(selection.active));
    const passage = nearest(passages, at);
    const { start, end } = passage;
    const ends = [selection.anchor, selection.active].map((position) => {
      const inside = Math.min(Math.max(markup.toVerbatim(document.offsetAt(position)), start), end);
      return document.positionAt(markup.toSource(inside, inside === end ? 'end' : 'start'));
    });
    return new vscode.Selection(ends[0] ?? selection.anchor, ends[1] ?? selection.active);
  });
  if (moved.some((selection, index) => !selection.isEqual(editor.selections[index] ?? selection))) {
    editor.selections = moved;
  }
}

function nearest(passages: readonly TextRange[], at: number): TextRange {
  const distance = ({ start, end }: TextRange): number => Math.max(start - at, at - end, 0);
  return passages.reduce((best, passage) => (distance(passage) < distance(best) ? passage : best));
}

export function noCoding(): string {
  return vscode.l10n.t('No coding here to change: put the cursor into a coded passage.');
}

function reasons(): Readonly<Record<Extract<CodingChange, { kind: 'impossible' }>['reason'], string>> {
  return {
    'no-more-words': vscode.l10n.t('There are no more words that the passage could take in.'),
    'last-word': vscode.l10n.t('The passage is one word: remove the coding instead.'),
    'at-its-end': vscode.l10n.t('Put the cursor between two words of the passage to split it there.'),
    'nothing-to-join': vscode.l10n.t('No later coding in this transcript shares a code with this one.'),
  };
}

/** The passage a change leads to, for the status bar. */
function passageWords(markup: MarkupDocument, operations: readonly CodingOperation[]): string {
  const moved = operations.find(({ kind }) => kind === 'setRange');
  const passage = moved?.kind === 'setRange' ? moved.passage : undefined;
  if (!passage) {
    return '';
  }
  const words = markup.verbatimSlice(passage).replace(/\s+/gu, ' ');
  return words.length <= 60 ? words : `${oneLine(words, 28)} ${words.slice(-28).replace(/^\S*\s/u, '… ')}`;
}
