import { settleDraft, type MemoDraft } from '../../protocol/memo-draft';

/** Where memo bodies are read and written; bodies as the page shows them, null where there is no file. */
export interface MemoBodies {
  read(key: string): Promise<string | null>;
  /**
   * Writes the draft if the file still holds `expected`, and returns the body the file has then (saving may have tidied it).
   * Returns undefined, and changes nothing, where the file holds something else by now. Rejects where it cannot be written.
   */
  write(draft: MemoDraft, expected: string | null): Promise<{ readonly body: string } | undefined>;
}

export type DraftOutcome =
  | { readonly kind: 'settled'; readonly key: string; readonly text: string; readonly body: string | null }
  /** The person changed nothing after all; the file's words stand. */
  | { readonly kind: 'untouched'; readonly key: string; readonly text: string; readonly body: string | null }
  | { readonly kind: 'conflict'; readonly key: string; readonly file: string | null }
  | { readonly kind: 'failed'; readonly key: string; readonly message: string };

interface Held {
  draft: MemoDraft;
  /** Waits for the person to decide, or for the file to become what the draft was typed on. */
  blocked: boolean;
  /** When the oldest unwritten keystroke came, in milliseconds. */
  since: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface DraftTiming {
  /** Milliseconds without a keystroke after which a draft is written. */
  readonly pause: number;
  /** Milliseconds after which it is written although the person is still typing. */
  readonly patience: number;
}

const defaultTiming: DraftTiming = { pause: 400, patience: 3000 };

/**
 * Takes every keystroke of the memo panel and brings it into the memo's file after a short pause. A draft is held until the file has
 * it; it is never written over words that came from somewhere else.
 */
export class DraftWriter {
  readonly #held = new Map<string, Held>();
  readonly #written = new Map<string, string>();
  readonly #working = new Map<string, Promise<void>>();

  constructor(
    private readonly bodies: MemoBodies,
    private readonly report: (outcome: DraftOutcome) => void,
    private readonly timing: DraftTiming = defaultTiming,
  ) {}

  /** Drafts not known to be in their files. */
  get drafts(): readonly MemoDraft[] {
    return [...this.#held.values()].map((held) => held.draft);
  }

  /** Drafts that wait for the person to choose between two texts. */
  get conflicts(): readonly MemoDraft[] {
    return [...this.#held.values()].filter((held) => held.blocked).map((held) => held.draft);
  }

  hold(draft: MemoDraft, now = false): void {
    const old = this.#held.get(draft.key);
    clearTimeout(old?.timer);
    // A keystroke during a conflict is kept, but only a draft on top of the other text is a decision.
    const blocked = old?.blocked === true && old.draft.base === draft.base;
    const held: Held = { draft, blocked, since: old && !old.blocked ? old.since : Date.now(), timer: undefined };
    this.#held.set(draft.key, held);
    if (blocked && !now) return;
    if (now) {
      void this.#settle(draft.key);
      return;
    }
    const wait = Math.max(0, Math.min(this.timing.pause, held.since + this.timing.patience - Date.now()));
    held.timer = setTimeout(() => void this.#settle(draft.key), wait);
  }

  /**
   * A page woke up with these drafts. Everything is looked at again, so that the new page hears of what the one before it was told.
   *
   * @returns what is held here and the page does not have
   */
  wake(drafts: readonly MemoDraft[]): readonly MemoDraft[] {
    const keys = new Set(drafts.map(({ key }) => key));
    const missing = this.drafts.filter(({ key }) => !keys.has(key));
    for (const draft of [...drafts, ...missing]) this.hold(draft, true);
    return missing;
  }

  /** Forgets what was typed: the person took the file's words. */
  discard(key: string): void {
    clearTimeout(this.#held.get(key)?.timer);
    this.#held.delete(key);
  }

  /** Brings everything into the files at once. Resolves when that is done; conflicts stay held. */
  async flush(): Promise<void> {
    await Promise.all([...this.#held].filter(([, held]) => !held.blocked).map(([key]) => this.#settle(key)));
    await Promise.all(this.#working.values());
  }

  /** The file was seen to hold this body. Where that is not what was written here, somebody else wrote, and a held draft may be in conflict. */
  async noticed(key: string, body: string | null): Promise<void> {
    if (this.#working.has(key)) return;
    const ours = this.#written.get(key) === body;
    if (!ours) this.#written.delete(key);
    const held = this.#held.get(key);
    if (held && (held.blocked || (!ours && held.draft.base !== body))) await this.#settle(key);
  }

  /** One memo is settled by one turn at a time, so that a file is never read while it is being written. */
  #settle(key: string): Promise<void> {
    const turn = (this.#working.get(key) ?? Promise.resolve())
      .then(() => this.#settleNow(key))
      .catch((error: unknown) => {
        this.report({ kind: 'failed', key, message: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        if (this.#working.get(key) === turn) this.#working.delete(key);
      });
    this.#working.set(key, turn);
    return turn;
  }

  async #settleNow(key: string, tries = 5): Promise<void> {
    const held = this.#held.get(key);
    if (!held) return;
    clearTimeout(held.timer);
    const { draft } = held;
    const file = await this.bodies.read(key);
    switch (settleDraft(draft, file, this.#written.get(key))) {
      case 'same':
        if (file !== null) this.#written.set(key, file);
        this.#finish(held);
        this.report({ kind: 'settled', key, text: draft.text, body: file });
        return;
      case 'untouched':
        this.#finish(held);
        this.report({ kind: 'untouched', key, text: draft.text, body: file });
        return;
      case 'conflict':
        this.#block(key, file);
        return;
      case 'write': {
        const result = await this.bodies.write(draft, file);
        if (result === undefined) {
          // Somebody wrote in the meantime: look again at what the file holds now.
          if (tries === 0) throw new Error('The file keeps changing. The words are kept here; type on to try again.');
          await this.#settleNow(key, tries - 1);
          return;
        }
        this.#written.set(key, result.body);
        this.#finish(held);
        this.report({ kind: 'settled', key, text: draft.text, body: result.body });
      }
    }
  }

  /** Words typed while this draft was being written stay held, and are now on top of it. */
  #finish(held: Held): void {
    const { key } = held.draft;
    const current = this.#held.get(key);
    if (current === held) this.#held.delete(key);
    else if (current) current.since = Date.now();
  }

  #block(key: string, file: string | null): void {
    this.#written.delete(key);
    const held = this.#held.get(key);
    if (!held) return;
    clearTimeout(held.timer);
    held.blocked = true;
    this.report({ kind: 'conflict', key, file });
  }
}
