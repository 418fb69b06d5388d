import * as vscode from 'vscode';
import type { Coding } from '../../core/markup/model';
import type { CodingOperation } from '../../core/markup/operations';
import { removeCodes } from '../../core/study/coding-operations';
import { colorOf } from '../../core/study/palette';
import { codeIcon } from '../code-icon';
import { nameOf, namesOf, oneLine } from '../code-names';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';
import type { StudySession } from '../studies';
import { noCoding } from './change-coding';
import { pickCodes } from './code-picker';
import type { CodingEditor } from './coding-editor';
import { codingsAtCarets } from './codings-at-carets';
import type { Command } from './command';
import { slugsOfPicked } from './create-code';
import { activeTranscript, tell } from './passage-command';
import type { RecentCodes } from './recent-codes';

interface AtHand {
  readonly editor: vscode.TextEditor;
  readonly transcript: OpenTranscript;
  readonly codings: readonly Coding[];
}

/** What the commands share that change the codes of the codings at the carets: find them, ask, write one edit. */
export class CodeChanges {
  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly codings: CodingEditor,
    private readonly recent: RecentCodes,
  ) {}

  /** The codings at the carets, or undefined after the person was told what to do. */
  atHand(): AtHand | undefined {
    const active = activeTranscript(this.transcripts);
    const codings = active ? codingsAtCarets(active.transcript, active.editor.selections).map(({ coding }) => coding) : [];
    if (active && codings.length === 0) {
      tell(noCoding());
    }
    return active && codings.length > 0 ? { ...active, codings } : undefined;
  }

  /** Codes from the picker, made where they are new; those every coding has are not offered. */
  async ask(study: StudySession, codings: readonly Coding[], title: string): Promise<readonly string[] | undefined> {
    const [first] = codings;
    const picked = await pickCodes(study, {
      title,
      placeholder: vscode.l10n.t('Enter takes the code, Ctrl+Enter takes it and goes on'),
      recent: this.recent.of(study),
      leaveOut: new Set(first?.codes.filter((code) => codings.every(({ codes }) => codes.includes(code)))),
      create: true,
    });
    const codes = picked && (await slugsOfPicked(study, picked));
    if (codes) {
      await this.recent.note(study, codes.slugs);
    }
    return codes?.slugs;
  }

  /** Applies to the codings the carets mean now: they have moved along with whatever was typed meanwhile. */
  async apply({ editor }: AtHand, operation: (coding: Coding) => CodingOperation | null): Promise<boolean> {
    return this.codings.edit(editor, (now) =>
      codingsAtCarets(now, editor.selections).flatMap(({ coding }) => operation(coding) ?? []),
    );
  }
}

/** Gives the codings at the carets more codes. */
export class AddCodesCommand implements Command {
  readonly id = 'verbatim.addCodes';

  constructor(private readonly changes: CodeChanges) {}

  async execute(): Promise<void> {
    const atHand = this.changes.atHand();
    if (atHand) {
      const { study } = atHand.transcript;
      const slugs = await this.changes.ask(study, atHand.codings, titleOf(vscode.l10n.t('Add Codes'), atHand));
      if (slugs) {
        await this.changes.apply(atHand, (coding) => recoded(coding, [...coding.codes, ...slugs]));
      }
    }
  }
}

/** Puts other codes in the place of one, or of all, of the codes of the codings at the carets. */
export class RecodeCommand implements Command {
  readonly id = 'verbatim.recode';

  constructor(private readonly changes: CodeChanges) {}

  async execute(): Promise<void> {
    const atHand = this.changes.atHand();
    if (!atHand) {
      return;
    }
    const { study } = atHand.transcript;
    const { codebook } = study.index;
    const gone = await askWhich(atHand, vscode.l10n.t('Recode'), vscode.l10n.t('Which codes give way to others?'));
    const slugs = gone && (await this.changes.ask(study, atHand.codings, titleOf(vscode.l10n.t('Recode {0}', namesOf(codebook, gone)), atHand)));
    if (gone && slugs) {
      await this.changes.apply(atHand, (coding) =>
        coding.codes.some((code) => gone.includes(code))
          ? recoded(coding, coding.codes.flatMap((code) => (gone.includes(code) ? slugs : [code])))
          : null,
      );
      tell(vscode.l10n.t('$(tag) Recoded: {0}', namesOf(codebook, slugs)));
    }
  }
}

/** Takes some codes from the codings at the carets; a coding goes with its last code. */
export class RemoveCodesCommand implements Command {
  readonly id = 'verbatim.removeCodes';

  constructor(private readonly changes: CodeChanges) {}

  async execute(): Promise<void> {
    const atHand = this.changes.atHand();
    if (!atHand) {
      return;
    }
    const gone = await askWhich(atHand, vscode.l10n.t('Remove Codes'), vscode.l10n.t('Which codes shall go?'));
    if (gone) {
      await this.changes.apply(atHand, (coding) =>
        coding.codes.some((code) => gone.includes(code)) ? removeCodes(coding, new Set(gone)) : null,
      );
      tell(vscode.l10n.t('Removed: {0}', namesOf(atHand.transcript.study.index.codebook, gone)));
    }
  }
}

/** Deletes the coding at each caret with all its codes, without asking. */
export class DeleteCodingCommand implements Command {
  readonly id = 'verbatim.deleteCoding';

  constructor(private readonly changes: CodeChanges) {}

  async execute(): Promise<void> {
    const atHand = this.changes.atHand();
    if (atHand && (await this.changes.apply(atHand, (coding) => ({ kind: 'remove', coding })))) {
      tell(vscode.l10n.t('Coding deleted: {0}', namesOf(atHand.transcript.study.index.codebook, codesOf(atHand))));
    }
  }
}

function recoded(coding: Coding, codes: readonly string[]): CodingOperation | null {
  const unique = [...new Set(codes)];
  return unique.join(' ') === coding.codes.join(' ') ? null : { kind: 'recode', coding, codes: unique };
}

function titleOf(what: string, { transcript, codings }: AtHand): string {
  const [coding] = codings;
  return coding && codings.length === 1
    ? vscode.l10n.t('{0}: {1}', what, oneLine(transcript.markup.verbatimSlice(coding.verbatim), 60))
    : vscode.l10n.t('{0}: {1} codings', what, codings.length);
}

function codesOf({ codings }: AtHand): readonly string[] {
  return [...new Set(codings.flatMap(({ codes }) => codes))];
}

/** Which of the codes at hand is meant; nothing is asked where there is one. */
async function askWhich(atHand: AtHand, title: string, placeHolder: string): Promise<readonly string[] | undefined> {
  const slugs = codesOf(atHand);
  if (slugs.length === 1) {
    return slugs;
  }
  const { codebook } = atHand.transcript.study.index;
  const rows = slugs.map((slug) => ({
    label: nameOf(codebook, slug),
    iconPath: codeIcon(colorOf(codebook, slug), codebook.bySlug.has(slug) ? 'code' : 'unknown'),
    slug,
  }));
  const picked = await vscode.window.showQuickPick(rows, { title, placeHolder, canPickMany: true });
  return picked && picked.length > 0 ? picked.map(({ slug }) => slug) : undefined;
}
