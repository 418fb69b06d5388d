import * as vscode from 'vscode';
import { groupCodings } from '../../core/analysis/coding-groups';
import type { Coding } from '../../core/markup/model';
import type { CodingOperation } from '../../core/markup/operations';
import { codingsCsv } from '../../core/interchange/codings-csv';
import { codingsMarkdown } from '../../core/interchange/codings-markdown';
import { removeCodes } from '../../core/study/coding-operations';
import { colorOf } from '../../core/study/palette';
import type { IndexedCoding } from '../../core/study/transcript';
import { codeIcon } from '../code-icon';
import { nameOf, namesOf, oneLine } from '../code-names';
import { codings as countOf } from '../codebook-view/tree-item';
import { pickCode } from '../commands/code-picker';
import { slugOfPicked } from '../commands/create-code';
import { tell } from '../commands/passage-command';
import type { RecentCodes } from '../commands/recent-codes';
import { tellUnlessApplied, type StudyEdits } from '../study-edits';
import type { StudySession } from '../studies';
import type { CodingsList } from './codings-list';
import { changeCodings, replaceCodes } from './listed-operations';
import type { CodingNode } from './nodes';
import { retrievalName, withoutValue } from './retrieval-name';

/** Codings of the list that something is done to, and whether they are all of it. */
export interface Chosen {
  readonly rows: readonly CodingNode[];
  readonly isWhole: boolean;
}

/** What is done to many codings at once, over however many transcripts. */
export class ListActions {
  constructor(
    private readonly list: CodingsList,
    private readonly edits: StudyEdits,
    private readonly recent: RecentCodes,
  ) {}

  async recode(chosen: Chosen): Promise<void> {
    const at = this.#at(chosen);
    if (!at) {
      return;
    }
    const { study, codings } = at;
    const gone = await this.#chooseCodes(at, {
      title: vscode.l10n.t('Recode {0}', countOf(codings.length)),
      placeholder: vscode.l10n.t('Which code gives way to another?'),
      confirm: false,
    });
    if (!gone) {
      return;
    }
    const names = namesOf(study.index.codebook, gone);
    const picked = await pickCode(study, {
      title: vscode.l10n.t('Recode {0}: another code in the place of {1}', countOf(codings.length), names),
      placeholder: vscode.l10n.t('Type to find a code, or the name of a new one'),
      recent: this.recent.of(study),
      leaveOut: gone.size === 1 ? gone : new Set(),
      create: true,
    });
    const slug = picked && (await slugOfPicked(study, picked));
    if (slug === undefined) {
      return;
    }
    await this.recent.note(study, [slug]);
    const name = picked?.kind === 'new' ? picked.name : nameOf(study.index.codebook, slug);
    await this.#change(at, vscode.l10n.t('Recoding'), (coding) => replaceCodes(coding, gone, slug), (count, files) =>
      files === 1
        ? vscode.l10n.t('$(tag) Recoded {0}: {1}', countOf(count), name)
        : vscode.l10n.t('$(tag) Recoded {0} in {1} transcripts: {2}. Undo in one of them undoes all.', countOf(count), files, name),
    );
  }

  async remove(chosen: Chosen): Promise<void> {
    const at = this.#at(chosen);
    if (!at) {
      return;
    }
    const gone = await this.#chooseCodes(at, {
      title: vscode.l10n.t('Remove a Code from {0}', countOf(at.codings.length)),
      placeholder: vscode.l10n.t('Which code is to go?'),
      confirm: chosen.isWhole,
    });
    if (!gone) {
      return;
    }
    const names = namesOf(at.study.index.codebook, gone);
    await this.#change(at, vscode.l10n.t('Removing {0}', names), (coding) => takeCodes(coding, gone), (count, files) =>
      files === 1
        ? vscode.l10n.t('Removed {0} from {1}', names, countOf(count))
        : vscode.l10n.t('Removed {0} from {1} in {2} transcripts. Undo in one of them undoes all.', names, countOf(count), files),
    );
  }

  /** Into a new document that is not saved, so that the person sees what is handed on and says where it goes. */
  async export(chosen: Chosen): Promise<void> {
    const at = this.#at(chosen);
    const { retrieval, grouping, scope } = this.list;
    if (!at || !retrieval) {
      return;
    }
    const { study, codings } = at;
    const markdown = { label: vscode.l10n.t('Markdown'), description: vscode.l10n.t('quotes to read, with speaker, place and codes') };
    const csv = { label: vscode.l10n.t('CSV'), description: vscode.l10n.t('a table for spreadsheets, with the transcripts’ attributes') };
    const format = await vscode.window.showQuickPick([markdown, csv], {
      title: vscode.l10n.t('Export {0}', countOf(codings.length)),
      placeHolder: vscode.l10n.t('As what?'),
    });
    if (!format) {
      return;
    }
    const content =
      format === csv
        ? codingsCsv(study.index, codings)
        : codingsMarkdown(study.index, {
            title: retrievalName(study, retrieval),
            groups: groupCodings(study.index, codings, grouping, scope),
            without: withoutValue(grouping),
          });
    const document = await vscode.workspace.openTextDocument({ language: format === csv ? 'csv' : 'markdown', content });
    await vscode.window.showTextDocument(document, { preview: false });
  }

  #at({ rows }: Chosen): At | undefined {
    const study = rows[0]?.study;
    return study && { study, codings: [...new Set(rows.map(({ coding }) => coding))] };
  }

  /** The codes of the list that the codings have; where the list is about no code, or several, the person says which. */
  async #chooseCodes({ study, codings }: At, options: ChooseOptions): Promise<ReadonlySet<string> | undefined> {
    const { scope } = this.list;
    const { codebook } = study.index;
    const counts = new Map<string, number>();
    for (const code of codings.flatMap(({ codes }) => codes)) {
      if (scope === null || scope.has(code)) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    if (counts.size === 0 || (counts.size === 1 && !options.confirm)) {
      return counts.size === 0 ? undefined : new Set(counts.keys());
    }
    const rows = [...counts].map(([code, count]) => ({
      label: oneLine(nameOf(codebook, code), 100),
      description: countOf(count),
      iconPath: codeIcon(colorOf(codebook, code), codebook.bySlug.has(code) ? 'code' : 'unknown'),
      codes: new Set([code]),
    }));
    const all = { label: vscode.l10n.t('All {0}', rows.length), iconPath: new vscode.ThemeIcon('clear-all'), codes: new Set(counts.keys()) };
    const picked = await vscode.window.showQuickPick(rows.length > 1 ? [...rows, all] : rows, {
      title: options.title,
      placeHolder: options.placeholder,
    });
    return picked?.codes;
  }

  async #change(
    { study, codings }: At,
    title: string,
    operation: (coding: Coding) => CodingOperation | null,
    said: (count: number, files: number) => string,
  ): Promise<void> {
    await study.settled();
    const change = changeCodings(codings, operation, ({ text }) =>
      vscode.l10n.t('“{0}” is not coded so any more. Look at the list again.', oneLine(text, 60)),
    );
    const result = await this.edits.change(study, title, change);
    if (tellUnlessApplied(result)) {
      tell(said(codings.length, result.paths.length));
    }
  }
}

interface At {
  readonly study: StudySession;
  readonly codings: readonly IndexedCoding[];
}

interface ChooseOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Ask although there is only one answer: much is about to change. */
  readonly confirm: boolean;
}

function takeCodes(coding: Coding, gone: ReadonlySet<string>): CodingOperation | null {
  return coding.codes.some((code) => gone.has(code)) ? removeCodes(coding, gone) : null;
}
