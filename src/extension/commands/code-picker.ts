import * as vscode from 'vscode';
import type { Codebook } from '../../core/study/codebook';
import { nameOf } from '../code-names';
import type { StudySession } from '../studies';
import { codeRows, createRow, type CodeRow, type CodeRowOptions } from './code-rows';
import { codeNamed } from './create-code';
import type { PickedCode } from './picked-code';

export interface CodePickerOptions extends CodeRowOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Offer to make a code of the typed name. */
  readonly create: boolean;
  /** Let several be taken, one after the other. */
  readonly several?: boolean;
}

/** Asks for a code of the codebook. A typed name that no code has gets a row of its own to create it. */
export async function pickCode(study: StudySession, options: CodePickerOptions): Promise<PickedCode | undefined> {
  const picker = new CodePicker(options.title, options.placeholder);
  picker.offer(study, options);
  return (await picker.result)?.[0];
}

/** Asks for one or several codes; those that were taken first come first. */
export function pickCodes(study: StudySession, options: CodePickerOptions): Promise<readonly PickedCode[] | undefined> {
  const picker = new CodePicker(options.title, options.placeholder);
  picker.offer(study, { ...options, several: true });
  return picker.result;
}

/** VS Code shows one quick pick at a time, so at most one of ours is open. */
let open: CodePicker | undefined;

function setOpen(picker: CodePicker | undefined): void {
  open = picker;
  void vscode.commands.executeCommand('setContext', 'verbatim.choosingCodes', picker !== undefined);
}

/** The picker that is on the screen or about to be: what is typed belongs to it. */
export function openCodePicker(): CodePicker | undefined {
  return open;
}

/**
 * A quick pick over the codebook. It opens at once, empty and busy, so that what a person types goes into it and not into the
 * transcript; `offer` fills it when the study is known, and again as the study is read.
 */
export class CodePicker {
  /** Undefined when the person left it. */
  readonly result: Promise<readonly PickedCode[] | undefined>;
  readonly #picker = vscode.window.createQuickPick<CodeRow>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #resolve: (picked: readonly PickedCode[] | undefined) => void = () => undefined;
  #study: StudySession | undefined;
  #options: CodePickerOptions | undefined;
  #taken: readonly PickedCode[] = [];
  /** Enter was pressed before there was anything to choose from. */
  #enterPending = false;

  constructor(title: string, placeholder: string) {
    open?.leave();
    const picker = this.#picker;
    picker.title = title;
    picker.placeholder = placeholder;
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.keepScrollPosition = true;
    picker.busy = true;
    this.result = new Promise((resolve) => (this.#resolve = resolve));
    picker.onDidChangeValue(() => this.#showRows());
    picker.onDidAccept(() => this.#accept());
    picker.onDidTriggerItemButton(({ item }) => this.#take(item));
    picker.onDidHide(() => this.#end(undefined));
    setOpen(this);
    picker.show();
  }

  offer(study: StudySession, options: CodePickerOptions): void {
    this.#study = study;
    this.#options = options;
    let shown = study.index.codebook;
    this.#subscriptions.push(
      study.onDidChange(() => {
        if (study.index.codebook !== shown) {
          shown = study.index.codebook;
          this.#showRows();
        }
      }),
    );
    this.#picker.title = options.title;
    this.#showRows();
    if (this.#enterPending && !study.isReading) {
      this.#accept();
    }
  }

  /** Puts text into the box that was typed before it had the focus. */
  typeAhead(text: string): void {
    this.#picker.value += text;
    this.#showRows();
  }

  /** Takes the active row and goes on choosing; a row taken before is given back. */
  takeAnother(): void {
    const [row] = this.#picker.activeItems;
    if (row) {
      this.#take(row);
    }
  }

  leave(): void {
    this.#picker.hide();
  }

  #take({ chosen }: CodeRow): void {
    if (!chosen || this.#options?.several !== true) {
      return;
    }
    const others = this.#taken.filter((taken) => !isSame(taken, chosen));
    this.#taken = others.length === this.#taken.length ? [...others, chosen] : others;
    this.#picker.value = '';
    this.#showRows();
  }

  #showRows(): void {
    const [study, options] = [this.#study, this.#options];
    if (!study || !options) {
      return;
    }
    const { codebook } = study.index;
    this.#picker.busy = study.isReading && codebook.codes.length === 0;
    const rows = codeRows(study, options, this.#taken);
    const create = options.create ? createRow(codebook, this.#picker.value) : undefined;
    this.#picker.items = create ? [...rows, create] : rows;
    const names = this.#taken.map((taken) => nameOfPicked(codebook, taken)).join(', ');
    this.#picker.title = names === '' ? options.title : vscode.l10n.t('{0} – taken: {1}', options.title, names);
  }

  #accept(): void {
    const [study, options] = [this.#study, this.#options];
    if (!study || !options) {
      this.#enterPending = true;
      return;
    }
    const { value, selectedItems } = this.#picker;
    // With codes taken and nothing typed, Enter means those, not the row that happens to be first.
    const last = this.#taken.length > 0 && value.trim() === '' ? undefined : selectedItems[0]?.chosen ?? this.#typed(study.index.codebook, options);
    const picked = last && !this.#taken.some((taken) => isSame(taken, last)) ? [...this.#taken, last] : this.#taken;
    if (picked.length > 0) {
      this.#end(picked);
    }
  }

  /** What Enter means while no row is active: a code by name or slug, else a new one if nothing else could be meant. */
  #typed(codebook: Codebook, { create }: CodePickerOptions): PickedCode | undefined {
    const name = this.#picker.value.trim();
    const existing = codeNamed(codebook, name) ?? codebook.bySlug.get(name);
    if (existing) {
      return { kind: 'existing', slug: existing.slug };
    }
    const matches = this.#picker.items.some(({ label, description, detail, chosen }) =>
      chosen?.kind === 'existing' && [label, description, detail].some((text) => text?.toLowerCase().includes(name.toLowerCase())),
    );
    return create && name !== '' && !matches ? { kind: 'new', name } : undefined;
  }

  #end(picked: readonly PickedCode[] | undefined): void {
    if (open === this) {
      setOpen(undefined);
    }
    this.#resolve(picked);
    vscode.Disposable.from(...this.#subscriptions, this.#picker).dispose();
  }
}

function isSame(a: PickedCode, b: PickedCode): boolean {
  return a.kind === 'existing' ? b.kind === 'existing' && a.slug === b.slug : b.kind === 'new' && a.name === b.name;
}

function nameOfPicked(codebook: Codebook, picked: PickedCode): string {
  return picked.kind === 'existing' ? nameOf(codebook, picked.slug) : picked.name;
}
