import type { FromMemosPage, MemoView, ToMemosPage } from '../../protocol/memos';
import { element, setText } from '../page/element';
import { isUnsaved } from './card-state';
import type { DraftStorage } from './draft-storage';
import { EarlyKeys } from './early-keys';
import { MemoCard, type CardActions } from './memo-card';
import { MemoDesk } from './memo-desk';
import { SectionList } from './section-list';

export interface MemoPageParts {
  readonly parent: HTMLElement;
  readonly storage: DraftStorage;
  readonly send: (message: FromMemosPage) => void;
}

type Show = Extract<ToMemosPage, { readonly kind: 'show' }>;

export interface Caret {
  readonly key: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** The memo panel's page: cards in sections, over a desk that owns their words. */
export class MemoPage {
  readonly #desk: MemoDesk;
  readonly #cards = new Map<string, MemoCard>();
  readonly #earlyKeys = new EarlyKeys();
  readonly #empty = element('p', { class: 'empty muted' });
  readonly #status = element('div', { class: 'visually-hidden', attributes: { role: 'status' } });
  readonly #sections: SectionList;
  readonly #actions: CardActions;
  /** A show that would take away the memo the caret is in; it waits until the caret has left. */
  #waiting: Show | null = null;
  #lastCaret: Caret | null = null;

  constructor({ parent, storage, send }: MemoPageParts) {
    this.#desk = new MemoDesk({
      storage,
      send,
      hasCaret: (key) => this.#cards.get(key)?.hasCaret ?? false,
      changed: (key) => this.#cards.get(key)?.show(this.#desk.state(key), this.#desk.failure(key)),
    });
    this.#actions = {
      typed: (key, text) => this.#desk.typed(key, text),
      left: (key) => this.#left(key),
      open: (key) => send({ kind: 'open', key }),
      decide: (key, choice) => {
        this.#desk.decide(key, choice);
        this.#cards.get(key)?.area.focus();
      },
      back: () => send({ kind: 'leave' }),
      flush: () => send({ kind: 'flush' }),
    };
    const list = element('main', { attributes: { 'aria-label': 'Memos' } });
    parent.append(list, this.#empty, this.#status);
    this.#sections = new SectionList(
      list,
      { begin: (request) => send({ kind: 'new', request }), openSubject: (subject) => send({ kind: 'open-subject', subject }) },
      (memo) => this.#card(memo).element,
    );
    window.addEventListener('focus', () => this.#earlyKeys.arm());
    document.addEventListener('keydown', (event) => {
      const isOnNothing = document.activeElement === null || document.activeElement === document.body;
      if (isOnNothing && this.#earlyKeys.take(event)) event.preventDefault();
    });
  }

  start(): void {
    this.#desk.start();
  }

  take(message: ToMemosPage): void {
    if (message.kind === 'show') {
      this.#show(message);
    } else if (message.kind === 'focus') {
      this.#focus(message.key);
    } else {
      this.#desk.take(message);
      if (message.kind === 'settled' && !isUnsaved(this.#desk.state(message.key))) setText(this.#status, 'Memo saved');
      if (message.kind === 'conflict') setText(this.#status, 'This memo was changed in two places. Choose which text stays.');
    }
  }

  /** Where the caret is, or last was. */
  get caret(): Caret | null {
    const card = this.#focused;
    if (card) this.#lastCaret = { key: card.key, start: card.area.selectionStart, end: card.area.selectionEnd };
    return this.#lastCaret;
  }

  placeCaret(caret: Caret): void {
    this.#lastCaret = caret;
    this.#cards.get(caret.key)?.area.setSelectionRange(caret.start, caret.end);
  }

  get #focused(): MemoCard | undefined {
    return [...this.#cards.values()].find(({ hasCaret }) => hasCaret);
  }

  #show(message: Show): void {
    const { sections, study, reading } = message;
    const memos = sections.flatMap((section) => section.memos);
    const focused = this.#focused;
    this.#waiting = null;
    if (focused && !memos.some(({ key }) => key === focused.key)) {
      this.#waiting = message;
      return;
    }
    const caret = this.caret;
    this.#desk.show(memos);
    this.#sections.show(sections);
    const keys = new Set(memos.map(({ key }) => key));
    for (const key of this.#cards.keys()) {
      if (!keys.has(key)) this.#cards.delete(key);
    }
    if (focused && caret && !focused.hasCaret) {
      // Its section moved: an element that is moved loses the focus.
      focused.area.focus({ preventScroll: true });
      this.placeCaret(caret);
    }
    setText(this.#empty, study === null
      ? reading ? 'Looking for a study …' : 'No study here. A study is a folder with a codebook.'
      : reading ? 'Reading the study …' : '');
    this.#empty.hidden = this.#empty.textContent === '';
  }

  #card(memo: MemoView): MemoCard {
    let card = this.#cards.get(memo.key);
    if (card) {
      card.update(memo);
    } else {
      card = new MemoCard(memo, this.#actions);
      this.#cards.set(memo.key, card);
    }
    card.show(this.#desk.state(memo.key), this.#desk.failure(memo.key));
    return card;
  }

  #left(key: string): void {
    this.#desk.left(key);
    if (this.#waiting) this.#show(this.#waiting);
  }

  #focus(key: string): void {
    const card = this.#cards.get(key);
    if (!card) return;
    card.area.focus();
    card.element.scrollIntoView({ block: 'nearest' });
    const early = this.#earlyKeys.give();
    if (early !== '') card.append(early);
  }
}
