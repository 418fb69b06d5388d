import { DraftWriter, type DraftOutcome, type MemoBodies } from '../../../src/extension/memos/draft-writer';
import type { MemoDraft } from '../../../src/protocol/memo-draft';
import { readMemosMessage, type FromMemosPage, type MemoView, type ToMemosPage } from '../../../src/protocol/memos';
import type { Choice, CardState } from '../../../src/webview/memos/card-state';
import { DraftStorage, StateStore } from '../../../src/webview/memos/draft-storage';
import { MemoDesk } from '../../../src/webview/memos/memo-desk';

export const key = 'file:///study/memos/a.md';

/** A memo's file that tests and "somebody else" can read and write. Every access takes a moment, as a disk does. */
export class FakeFile implements MemoBodies {
  writes = 0;
  refuses = false;

  constructor(public body: string | null, private readonly onRead: () => Promise<void> = () => Promise.resolve()) {}

  async read(): Promise<string | null> {
    await this.onRead();
    return this.body;
  }

  async write(draft: MemoDraft, expected: string | null): Promise<{ readonly body: string } | undefined> {
    await this.onRead();
    if (this.refuses) throw new Error('The disk is full.');
    if (this.body !== expected) return undefined;
    this.writes++;
    this.body = draft.text;
    return { body: draft.text };
  }
}

/**
 * The memo panel without its window: a page that can be hidden, reloaded and lost, and an extension that can be too, joined by
 * messages that are delivered when the test says so. What they share is only what really survives: the file and the page's storage.
 */
export class FakePanel {
  /** The browser's own storage. */
  stored: Readonly<Record<string, string>> = {};
  hasCaret = true;
  readonly failures: string[] = [];
  #toExtension: FromMemosPage[] = [];
  #toPage: ToMemosPage[] = [];
  #desk: MemoDesk | undefined;
  #writer: DraftWriter;

  constructor(readonly file: FakeFile, private readonly timing = { pause: 400, patience: 3000 }) {
    this.#writer = this.#makeWriter();
    this.openPage();
  }

  get writer(): DraftWriter {
    return this.#writer;
  }

  get page(): CardState {
    return this.#desk?.state(key) ?? { text: '', base: null, latest: null, settled: '', conflict: null };
  }

  get isOpen(): boolean {
    return this.#desk !== undefined;
  }

  openPage(): void {
    const storage = new DraftStorage(new StateStore(this.stored, (entries) => {
      this.stored = entries;
    }));
    this.#desk = new MemoDesk({
      storage, send: (message) => this.#toExtension.push(message), hasCaret: () => this.hasCaret, changed: () => undefined,
    });
    this.#desk.start();
  }

  type(text: string): void {
    this.#desk?.typed(key, text);
  }

  decide(choice: Choice): void {
    this.#desk?.decide(key, choice);
  }

  /** VS Code destroys the page of a hidden view. Messages on their way to the extension arrive, those to the page do not. */
  async hide(): Promise<void> {
    this.#desk = undefined;
    this.#toPage = [];
    this.deliver();
    await this.#writer.flush();
  }

  /** The page is gone, and with it every message that was on its way. */
  losePage(): void {
    this.#desk = undefined;
    this.#toPage = [];
    this.#toExtension = [];
  }

  /** The extension host is gone without a word, with all it held. */
  loseExtension(): void {
    for (const draft of this.#writer.drafts) this.#writer.discard(draft.key);
    this.#toExtension = [];
    this.#toPage = [];
    this.#writer = this.#makeWriter();
  }

  deliver(): void {
    for (const message of this.#toExtension.splice(0)) this.#extensionTakes(message);
    for (const message of this.#toPage.splice(0)) {
      if (message.kind === 'show') this.#desk?.show(message.sections.flatMap(({ memos }) => memos));
      else if (message.kind !== 'focus') this.#desk?.take(message);
    }
  }

  /** The extension noticed the file, as the panel does when the index says that it changed. */
  async look(): Promise<void> {
    const { body } = this.file;
    this.#show(body);
    await this.#writer.noticed(key, body);
  }

  #show(body: string | null): void {
    const memo: MemoView = { key, path: 'memos/a.md', title: 'a', body, about: [], detail: '' };
    this.#toPage.push({
      kind: 'show', study: 'study', reading: false, sections: [{ id: 'study', label: 'Study', title: 'Journal', color: null, add: null, memos: [memo] }],
    });
  }

  #extensionTakes(sent: FromMemosPage): void {
    // As it crosses in VS Code: only what JSON can hold, and only what is read as a message.
    const message = readMemosMessage(JSON.parse(JSON.stringify(sent)));
    switch (message?.kind) {
      case 'ready':
        this.#toPage.push({ kind: 'held', drafts: this.#writer.wake(message.drafts) });
        this.#show(this.file.body);
        return;
      case 'draft': this.#writer.hold(message.draft, message.now); return;
      case 'discard': this.#writer.discard(message.key); return;
      case 'flush': void this.#writer.flush(); return;
      default: throw new Error(`the page sent ${JSON.stringify(sent)}`);
    }
  }

  #makeWriter(): DraftWriter {
    const writer: DraftWriter = new DraftWriter(this.file, (outcome: DraftOutcome) => {
      if (writer !== this.#writer) return;
      if (outcome.kind === 'failed') this.failures.push(outcome.message);
      this.#toPage.push(outcome);
    }, this.timing);
    return writer;
  }
}
