import type { MemoDraft } from '../../protocol/memo-draft';
import type { FromMemosPage, MemoView, ToMemosPage } from '../../protocol/memos';
import {
  blurred, conflicted, decided, isUnsaved, opened, recovered, settled, shown, typed, untouched, type CardState, type Choice,
} from './card-state';
import type { DraftStorage } from './draft-storage';

export interface MemoDeskParts {
  readonly storage: DraftStorage;
  readonly send: (message: FromMemosPage) => void;
  /** The caret is in this memo: its words stay as they were typed. */
  readonly hasCaret: (key: string) => boolean;
  /** The state of a memo is another one now. */
  readonly changed: (key: string) => void;
}

/**
 * Who owns which words. Everything the page knows of a memo is a CardState; a word typed is in the page's own storage before it
 * is sent, and stays there until its file has it. Knows no DOM, so that tests can hide, reload and lose pages.
 */
export class MemoDesk {
  readonly #parts: MemoDeskParts;
  readonly #states = new Map<string, CardState>();
  readonly #about = new Map<string, MemoDraft['about']>();
  readonly #failures = new Map<string, string>();

  constructor(parts: MemoDeskParts) {
    this.#parts = parts;
  }

  /** Hands over what the page still has from before it was hidden or reloaded, and asks for what to show. */
  start(): void {
    const drafts = this.#parts.storage.all();
    drafts.forEach((draft) => this.#recover(draft));
    this.#parts.send({ kind: 'ready', drafts });
  }

  state(key: string): CardState {
    return this.#states.get(key) ?? opened(null);
  }

  failure(key: string): string | null {
    return this.#failures.get(key) ?? null;
  }

  /** These memos are shown, and no others. Words that are not in a file yet are kept all the same. */
  show(memos: readonly MemoView[]): void {
    const keys = new Set(memos.map(({ key }) => key));
    for (const { key, body, about } of memos) {
      const state = this.#states.get(key);
      this.#states.set(key, state ? shown(state, body) : opened(body));
      this.#about.set(key, about);
    }
    for (const [key, state] of this.#states) {
      if (!keys.has(key) && !isUnsaved(state)) this.#states.delete(key);
    }
  }

  take(message: Exclude<ToMemosPage, { readonly kind: 'show' | 'focus' }>): void {
    switch (message.kind) {
      case 'held':
        for (const draft of message.drafts) {
          if (!isUnsaved(this.state(draft.key))) {
            this.#recover(draft);
            this.#parts.changed(draft.key);
          }
        }
        return;
      case 'settled':
        this.#change(message.key, (state) => settled(state, message.text, message.body, this.#parts.hasCaret(message.key)));
        return;
      case 'untouched':
        this.#change(message.key, (state) => untouched(state, message.text, message.body));
        return;
      case 'conflict':
        this.#change(message.key, (state) => conflicted(state, message.file));
        // The page knows more by now: it was decided, or the words are on top of the file's already.
        if (this.#states.has(message.key) && this.state(message.key).conflict === null) this.#send(message.key, true);
        return;
      case 'failed':
        this.#failures.set(message.key, message.message);
        this.#change(message.key, (state) => state);
    }
  }

  typed(key: string, text: string): void {
    this.#failures.delete(key);
    this.#change(key, (state) => typed(state, text));
    this.#send(key, false);
  }

  /** The caret left the memo. */
  left(key: string): void {
    this.#parts.send({ kind: 'flush' });
    this.#change(key, blurred);
  }

  decide(key: string, choice: Choice): void {
    this.#change(key, (state) => decided(state, choice));
    if (isUnsaved(this.state(key))) this.#send(key, true);
    else this.#parts.send({ kind: 'discard', key });
  }

  #recover({ key, base, text, about }: MemoDraft): void {
    this.#states.set(key, recovered(base, text));
    this.#about.set(key, about);
  }

  #send(key: string, now: boolean): void {
    this.#parts.send({ kind: 'draft', draft: this.#draft(key), now });
  }

  #draft(key: string): MemoDraft {
    const { base, text } = this.state(key);
    return { key, base, text, about: this.#about.get(key) ?? [] };
  }

  /** The one way a state changes: the page's own copy of the words goes with the last unsaved one. */
  #change(key: string, change: (state: CardState) => CardState): void {
    const old = this.#states.get(key);
    if (!old) return;
    const state = change(old);
    this.#states.set(key, state);
    if (!isUnsaved(state)) {
      this.#failures.delete(key);
      this.#parts.storage.forget(key);
    } else if (state.text !== old.text || state.base !== old.base) {
      this.#parts.storage.keep(this.#draft(key));
    }
    this.#parts.changed(key);
  }
}
