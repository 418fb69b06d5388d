import * as vscode from 'vscode';
import { tell } from '../commands/passage-command';
import type { OpenTranscripts } from '../open-transcripts';
import type { CodingMode } from './coding-mode';

/** An edit comes a moment before its document says that it is dirty. */
const settleMilliseconds = 40;

/**
 * Keys that the manifest cannot bind (input methods, dead keys, text dragged or pasted by mouse) could still change the words
 * of a transcript in coding mode: such a change is undone at once. Undo, redo, saving and files read again are let through, and
 * so is coding, which never changes the words.
 */
export class TypingGuard implements vscode.Disposable {
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #saving = new Set<vscode.TextDocument>();
  #guarded: { readonly document: vscode.TextDocument; readonly words: string } | undefined;
  /** Changes that were no coding, undo or save, and are to be looked at when the document says whether it is dirty. */
  #strays = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly mode: CodingMode,
    private readonly transcripts: OpenTranscripts,
  ) {
    this.#subscriptions = [
      mode.onDidChange(() => this.#guardActive()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#guardActive()),
      vscode.workspace.onWillSaveTextDocument(({ document }) => this.#saving.add(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saving.delete(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#check(event)),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #guardActive(): void {
    const document = vscode.window.activeTextEditor?.document;
    const transcript = this.mode.isOn && document ? this.transcripts.get(document) : undefined;
    this.#guarded = document && transcript ? { document, words: transcript.markup.verbatimText() } : undefined;
  }

  #check({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const guarded = this.#guarded;
    const transcript = guarded?.document === document && contentChanges.length > 0 ? this.transcripts.get(document) : undefined;
    if (!guarded || !transcript) {
      return;
    }
    const words = transcript.markup.verbatimText();
    if (words === guarded.words) {
      return;
    }
    if (reason !== undefined || this.#saving.has(document)) {
      this.#guarded = { document, words };
    } else {
      this.#strays++;
      this.#timer ??= setTimeout(() => void this.#takeBack(), settleMilliseconds);
    }
  }

  async #takeBack(): Promise<void> {
    const guarded = this.#guarded;
    const strays = this.#strays;
    this.#timer = undefined;
    this.#strays = 0;
    if (!guarded) {
      return;
    }
    const { document } = guarded;
    const words = (): string | undefined => this.transcripts.get(document)?.markup.verbatimText();
    if (!document.isDirty) {
      // A file that was read again from disk is the new truth.
      this.#guardActive();
      return;
    }
    for (let undone = 0; undone < strays && words() !== guarded.words; undone++) {
      await vscode.commands.executeCommand('undo');
    }
    this.#guardActive();
    tell(vscode.l10n.t('Coding mode keeps the transcript’s words as they are. Esc goes back to typing.'));
  }
}
