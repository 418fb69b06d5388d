/** How long after the page got the focus a key may be meant for a memo that is still to come, in milliseconds. */
const patience = 2000;

/**
 * Keys pressed between the moment the panel has the focus and the moment the new memo's text area is there. Whoever presses the key for a
 * new memo types on without looking.
 */
export class EarlyKeys {
  #text = '';
  #since: number;

  constructor(private readonly now: () => number = Date.now) {
    this.#since = now();
  }

  /** The page got the focus. */
  arm(): void {
    this.#since = this.now();
  }

  /** Returns whether the key was taken. */
  take(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): boolean {
    if (!this.#isEarly || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    if (event.key === 'Backspace') this.#text = [...this.#text].slice(0, -1).join('');
    else if (event.key === 'Enter') this.#text += '\n';
    else if ([...event.key].length === 1) this.#text += event.key;
    else return false;
    return true;
  }

  /** The text typed so far, once; nothing of it where the memo came too late to have been meant. */
  give(): string {
    const text = this.#isEarly ? this.#text : '';
    this.#text = '';
    return text;
  }

  get #isEarly(): boolean {
    return this.now() - this.#since < patience;
  }
}
