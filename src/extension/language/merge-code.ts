import * as vscode from 'vscode';
import { codeAt } from '../../core/language/code-at';
import { pathsNaming, readStudyFile } from '../../core/language/code-references';
import { mergeInFile } from '../../core/language/merge-codes';
import type { TextEdit } from '../../core/text';
import { nameOf } from '../code-names';
import { codeArgument, studyArgument, type CodeOfStudy } from '../commands/code-argument';
import { pickCode } from '../commands/code-picker';
import { registerCommands, type Command } from '../commands/command';
import { tellNoStudy } from '../commands/new-code';
import { tell } from '../commands/passage-command';
import { codingsAt } from '../editor/coding-at';
import type { ExtensionParts } from '../extension-parts';
import { tellUnlessApplied, type StudyEdits } from '../study-edits';
import type { Studies, StudySession } from '../studies';
import type { StudyFiles } from './study-files';

/** Merging codes, which no rename can do: two codes become one in all files of the study, as one step. */
export function registerMergeCode({ studies, edits }: Pick<ExtensionParts, 'studies' | 'edits'>, files: StudyFiles): vscode.Disposable {
  return registerCommands([new MergeCodeCommand(studies, edits, files)]);
}

class MergeCodeCommand implements Command {
  readonly id = 'verbatim.mergeCode';

  constructor(
    private readonly studies: Studies,
    private readonly edits: StudyEdits,
    private readonly files: StudyFiles,
  ) {}

  /** `argument`: the code that goes, else the one at the caret, else the person is asked. `into`: the slug that stays. */
  async execute(argument?: unknown, into?: unknown): Promise<void> {
    const gone = codeArgument(argument, this.studies) ?? this.#atCaret() ?? (await this.#ask(argument));
    if (!gone) {
      return;
    }
    const { study, slug } = gone;
    const kept = typeof into === 'string' ? into : await askInto(gone);
    if (kept === undefined || kept === slug) {
      return;
    }
    await study.settled();
    if (study.isReading || study.isPartial) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The study is not read to its end yet, so some tags would be missed. Try again when it is.'),
      );
    } else if (!study.index.codebook.bySlug.has(kept)) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The codebook has no code “{0}” any more, so nothing was merged.', kept));
    } else {
      await this.#merge(study, slug, kept);
    }
  }

  async #merge(study: StudySession, from: string, into: string): Promise<void> {
    const { index, layout } = study;
    const names = [nameOf(index.codebook, from), nameOf(index.codebook, into)] as const;
    const { codings, transcripts } = index.counts(from).own;
    const withMemo = codingsWithMemo(study);
    const result = await this.edits.change(study, vscode.l10n.t('Merging “{0}” into “{1}”', ...names), {
      files: pathsNaming(index, from).map((path) => ({
        path,
        edits: (text: string): readonly TextEdit[] => {
          const file = readStudyFile(path, layout, text);
          return file ? mergeInFile(file, { from, into, hasMemo: (id) => withMemo.has(`${path}#${id}`) }) : [];
        },
      })),
    });
    if (tellUnlessApplied(result)) {
      const counted = [
        codings === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{0} codings', codings),
        transcripts === 1 ? vscode.l10n.t('1 transcript') : vscode.l10n.t('{0} transcripts', transcripts),
      ];
      tell(vscode.l10n.t('$(git-merge) “{0}” merged into “{1}”: {2}', ...names, counted.join(' · ')));
    } else if (result.kind === 'nothing') {
      tell(vscode.l10n.t('Nothing names “{0}” any more.', names[0]));
    }
  }

  #atCaret(): CodeOfStudy | undefined {
    const editor = vscode.window.activeTextEditor;
    const present = editor && this.files.of(editor.document);
    if (!present) {
      return undefined;
    }
    const offset = editor.document.offsetAt(editor.selection.active);
    const code = codeAt(present.file, offset);
    const around = present.file.kind === 'transcript' ? codingsAt(present.file.markup, offset).flatMap(({ codes }) => codes) : [];
    const slug = code?.slug ?? (new Set(around).size === 1 ? around[0] : undefined);
    return slug === undefined ? undefined : { study: present.study, slug };
  }

  async #ask(argument: unknown): Promise<CodeOfStudy | undefined> {
    const study = studyArgument(argument, this.studies);
    if (!study) {
      tellNoStudy();
      return undefined;
    }
    const picked = await pickCode(study, {
      title: vscode.l10n.t('Merge a Code'),
      placeholder: vscode.l10n.t('Which code is to go?'),
      recent: [],
      leaveOut: new Set(),
      create: false,
    });
    return picked?.kind === 'existing' ? { study, slug: picked.slug } : undefined;
  }
}

async function askInto({ study, slug }: CodeOfStudy): Promise<string | undefined> {
  const picked = await pickCode(study, {
    title: vscode.l10n.t('Merge “{0}” Into', nameOf(study.index.codebook, slug)),
    placeholder: vscode.l10n.t('Which code takes it over?'),
    recent: [],
    leaveOut: new Set([slug]),
    create: false,
  });
  return picked?.kind === 'existing' ? picked.slug : undefined;
}

/** As `path#id`. */
function codingsWithMemo({ index }: StudySession): ReadonlySet<string> {
  return new Set(
    [...index.memos.values()].flatMap(({ about }) =>
      about.flatMap((subject) => (subject.kind === 'coding' ? [`${subject.path}#${subject.id}`] : [])),
    ),
  );
}
