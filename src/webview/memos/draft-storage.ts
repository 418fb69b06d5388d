import { readMemoDraft, type MemoDraft } from '../../protocol/memo-draft';

/** What of the browser's Storage is needed, so that tests can bring their own. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'verbatim.memo-draft:';

/**
 * The page's own copy of words not known to be in a file. It is written at every keystroke, before anything is sent, because a page can be gone in the
 * next moment: VS Code destroys hidden ones, and a window may be reloaded or closed.
 */
export class DraftStorage {
  constructor(private readonly store: DraftStore) {}

  all(): readonly MemoDraft[] {
    const drafts: MemoDraft[] = [];
    for (let nth = 0; nth < this.store.length; nth++) {
      const name = this.store.key(nth);
      const draft = name?.startsWith(prefix) ? parse(this.store.getItem(name)) : null;
      if (draft) drafts.push(draft);
    }
    return drafts;
  }

  keep(draft: MemoDraft): void {
    this.store.setItem(prefix + draft.key, JSON.stringify(draft));
  }

  forget(key: string): void {
    this.store.removeItem(prefix + key);
  }
}

function parse(text: string | null): MemoDraft | null {
  try {
    return readMemoDraft(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}

/** The browser's storage where the page may use it; some browsers forbid it to frames. */
export function localStore(): DraftStore | undefined {
  try {
    const name = `${prefix}try`;
    window.localStorage.setItem(name, '1');
    window.localStorage.removeItem(name);
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Where the browser's storage is forbidden: entries are kept in what VS Code keeps of the page. */
export class StateStore implements DraftStore {
  readonly #entries: Map<string, string>;

  constructor(entries: Readonly<Record<string, string>>, private readonly save: (entries: Readonly<Record<string, string>>) => void) {
    this.#entries = new Map(Object.entries(entries));
  }

  get length(): number {
    return this.#entries.size;
  }

  key(nth: number): string | null {
    return [...this.#entries.keys()][nth] ?? null;
  }

  getItem(name: string): string | null {
    return this.#entries.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.#entries.set(name, value);
    this.save(Object.fromEntries(this.#entries));
  }

  removeItem(name: string): void {
    if (this.#entries.delete(name)) this.save(Object.fromEntries(this.#entries));
  }
}
