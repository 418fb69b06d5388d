import * as vscode from 'vscode';
import { codeAndBelow } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import type { IndexedCoding } from '../../core/study/transcript';
import { codeIcon } from '../code-icon';
import { nameOf, oneLine } from '../code-names';
import type { OpenTranscripts } from '../open-transcripts';
import type { Studies, StudySession } from '../studies';
import { codeArgument, type CodeOfStudy } from './code-argument';
import { pickCode } from './code-picker';
import type { Command } from './command';
import { tellNoStudy } from './new-code';
import { tell } from './passage-command';
import type { RecentCodes } from './recent-codes';
import { revealCoding } from './reveal-coding';

interface CodingItem extends vscode.QuickPickItem {
  readonly coding?: IndexedCoding;
}

/**
 * The codings of a code and of the codes below it as a list. Moving through the list shows each passage in its transcript; Enter stays
 * there, Escape goes back to where the person was.
 */
export class ShowCodingsCommand implements Command {
  readonly id = 'verbatim.showCodings';

  constructor(
    private readonly studies: Studies,
    private readonly transcripts: OpenTranscripts,
    private readonly recent: RecentCodes,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const code = codeArgument(argument, this.studies) ?? (await this.#ask());
    if (!code) {
      return;
    }
    const codings = code.study.index.codingsOf(code.slug, { below: true });
    if (codings.length === 0) {
      tell(vscode.l10n.t('No passage is coded with “{0}” yet.', nameOf(code.study.index.codebook, code.slug)));
      return;
    }
    this.#show(code, codings);
  }

  async #ask(): Promise<CodeOfStudy | undefined> {
    const study = this.studies.active;
    if (!study) {
      tellNoStudy();
      return undefined;
    }
    const picked = await pickCode(study, {
      title: vscode.l10n.t('Show Codings'),
      placeholder: vscode.l10n.t('Of which code or theme?'),
      recent: this.recent.of(study),
      leaveOut: new Set(),
      create: false,
    });
    return picked?.kind === 'existing' ? { study, slug: picked.slug } : undefined;
  }

  #show({ study, slug }: CodeOfStudy, codings: readonly IndexedCoding[]): void {
    const picker = vscode.window.createQuickPick<CodingItem>();
    picker.title = vscode.l10n.t('{0}: {1} codings', nameOf(study.index.codebook, slug), codings.length);
    picker.placeholder = vscode.l10n.t('Type to filter; Enter goes to the passage');
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    const items = codingItems(study, slug, codings);
    picker.items = items;

    const back = whereItIs();
    let accepted = false;
    let moved = false;
    // The first row is active as soon as the list opens; only what the person moves to is shown.
    picker.onDidChangeActive(([item]) => {
      if (item?.coding && (moved || item !== items.find(({ coding }) => coding))) {
        moved = true;
        void revealCoding(this.transcripts, study, item.coding, { preserveFocus: true, preview: true });
      }
    });
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (item?.coding) {
        accepted = true;
        picker.hide();
        void revealCoding(this.transcripts, study, item.coding, { preserveFocus: false, preview: true });
      }
    });
    picker.onDidHide(() => {
      if (!accepted && moved) {
        void back();
      }
      picker.dispose();
    });
    picker.show();
  }
}

function codingItems(study: StudySession, slug: string, codings: readonly IndexedCoding[]): readonly CodingItem[] {
  const { codebook, transcripts } = study.index;
  const wanted = codeAndBelow(codebook, slug);
  const items: CodingItem[] = [];
  let current: string | undefined;
  for (const coding of codings) {
    if (coding.transcript !== current) {
      current = coding.transcript;
      const title = transcripts.get(current)?.title || current;
      items.push({ label: title, kind: vscode.QuickPickItemKind.Separator });
    }
    const codes = coding.codes.filter((code) => wanted.has(code));
    const shown = codes.includes(slug) ? slug : (codes[0] ?? slug);
    items.push({
      label: oneLine(coding.text, 72),
      description: [coding.speaker, vscode.l10n.t('line {0}', coding.line)].filter(Boolean).join(' · '),
      ...(codes.length === 1 && shown === slug ? {} : { detail: codes.map((code) => nameOf(codebook, code)).join(', ') }),
      iconPath: codeIcon(colorOf(codebook, shown), codebook.bySlug.has(shown) ? 'code' : 'unknown'),
      coding,
    });
  }
  return items;
}

/** Remembers the active editor and its view, to go back there. */
function whereItIs(): () => Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selection = editor?.selection;
  const visible = editor?.visibleRanges[0];
  return async () => {
    if (editor && selection) {
      const again = await vscode.window.showTextDocument(editor.document, {
        ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
        selection,
      });
      if (visible) {
        again.revealRange(visible, vscode.TextEditorRevealType.AtTop);
      }
    }
  };
}
