import * as vscode from 'vscode';
import { colorOf } from '../../core/study/palette';
import type { MarkupDocument } from '../../core/markup/document';
import type { Coding } from '../../core/markup/model';
import type { TextRange } from '../../core/text';
import type { CodingOperation } from '../../core/markup/operations';
import { codeIcon } from '../code-icon';
import { nameOf, oneLine } from '../code-names';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';
import type { CodingEditor } from './coding-editor';
import { coderOfCoding, codingsTouching, removeCodes } from '../../core/study/coding-operations';
import type { Command } from './command';
import { activeTranscript, tell } from './passage-command';

/** A code on a coding: what the person chooses among. */
interface Applied {
  readonly coding: Coding;
  readonly code: string;
}

/**
 * Takes a code from the passage at the cursor, or from every passage a selection touches. Where several codes could be meant
 * the person chooses; with a slug as argument that code goes and nothing is asked.
 */
export class RemoveCodingCommand implements Command {
  readonly id = 'verbatim.removeCoding';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly codings: CodingEditor,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const active = activeTranscript(this.transcripts);
    if (!active) {
      return;
    }
    const { editor, transcript } = active;
    const applied = appliedAt(transcript.markup, selectedRanges(editor, transcript));
    const chosen =
      typeof argument === 'string'
        ? applied.filter(({ code }) => code === argument)
        : applied.length > 1
          ? await choose(transcript, applied)
          : applied;
    if (!chosen) {
      return;
    }
    if (chosen.length === 0) {
      tell(vscode.l10n.t('No coding here to remove: put the cursor into a coded passage.'));
      return;
    }
    const asked = transcript.document.version;
    const removed = await this.codings.edit(editor, (now) =>
      now.document.version === asked ? removals(chosen) : [],
    );
    if (removed) {
      const names = [...new Set(chosen.map(({ code }) => nameOf(transcript.study.index.codebook, code)))];
      tell(vscode.l10n.t('Coding removed: {0}', names.join(', ')));
    }
  }
}

function selectedRanges(editor: vscode.TextEditor, { document }: OpenTranscript): readonly TextRange[] {
  return editor.selections.map((selection) => ({
    start: document.offsetAt(selection.start),
    end: document.offsetAt(selection.end),
  }));
}

function appliedAt(markup: MarkupDocument, ranges: readonly TextRange[]): readonly Applied[] {
  const codings = new Set(ranges.flatMap((range) => codingsTouching(markup, range)));
  return [...codings].flatMap((coding) => coding.codes.map((code) => ({ coding, code })));
}

async function choose({ study, markup }: OpenTranscript, applied: readonly Applied[]): Promise<readonly Applied[] | undefined> {
  const { codebook } = study.index;
  const rows = applied.map((each) => ({
    label: nameOf(codebook, each.code),
    detail: oneLine(markup.verbatimSlice(each.coding.verbatim), 160),
    ...byline(each.coding),
    iconPath: codeIcon(colorOf(codebook, each.code), codebook.bySlug.has(each.code) ? 'code' : 'unknown'),
    applied: [each] as readonly Applied[],
  }));
  const all = { label: vscode.l10n.t('All {0}', applied.length), iconPath: new vscode.ThemeIcon('clear-all'), applied };
  const picked = await vscode.window.showQuickPick([...rows, all], {
    title: vscode.l10n.t('Remove Coding'),
    placeHolder: vscode.l10n.t('Which code is to go?'),
    matchOnDetail: true,
  });
  return picked?.applied;
}

function byline(coding: Coding): { readonly description?: string } {
  const coder = coderOfCoding(coding);
  return coder === null ? {} : { description: vscode.l10n.t('by {0}', coder) };
}

/** One operation per coding, whatever number of its codes goes. */
function removals(chosen: readonly Applied[]): readonly CodingOperation[] {
  const codes = new Map<Coding, Set<string>>();
  for (const { coding, code } of chosen) {
    codes.set(coding, (codes.get(coding) ?? new Set()).add(code));
  }
  return [...codes].map(([coding, gone]) => removeCodes(coding, gone));
}
