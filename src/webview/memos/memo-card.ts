import type { MemoView } from '../../protocol/memos';
import { element, setText } from '../page/element';
import { isUnsaved, type CardState, type Choice } from './card-state';
import { caretAfter } from './caret';
import { ConflictChoice } from './conflict-choice';

export interface CardActions {
  readonly typed: (key: string, text: string) => void;
  readonly left: (key: string) => void;
  readonly open: (key: string) => void;
  readonly decide: (key: string, choice: Choice) => void;
  /** Back to the transcript. */
  readonly back: () => void;
  readonly flush: () => void;
}

/** One memo: its text area, and beside it what the person has to know about where the words are. */
export class MemoCard {
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly #detail = element('span', { class: 'detail muted' });
  readonly #status = element('span', { class: 'status muted' });
  readonly #failure = element('p', { class: 'failure', attributes: { role: 'alert' } });
  readonly #open: HTMLButtonElement;
  readonly #conflict: ConflictChoice;
  #view: MemoView;
  #wasUnsaved = false;

  constructor(view: MemoView, actions: CardActions) {
    this.#view = view;
    this.area = element('textarea', { attributes: { rows: '1', spellcheck: 'true', placeholder: 'Three words are enough to begin …' } });
    this.#open = element('button', {
      class: 'quiet open', text: 'Open', attributes: { type: 'button' }, onClick: () => actions.open(this.key),
    });
    this.#conflict = new ConflictChoice((choice) => actions.decide(this.key, choice));
    this.element = element('article', { class: 'memo' }, [
      element('div', { class: 'memo-line' }, [this.#detail, this.#status, this.#open]),
      this.area,
      this.#failure,
      this.#conflict.element,
    ]);
    this.area.addEventListener('input', () => actions.typed(this.key, this.area.value));
    this.area.addEventListener('blur', () => actions.left(this.key));
    this.area.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') actions.back();
      if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) actions.flush();
    });
    this.#showView();
  }

  get key(): string {
    return this.#view.key;
  }

  get hasCaret(): boolean {
    return document.activeElement === this.area;
  }

  update(view: MemoView): void {
    this.#view = view;
    this.#showView();
  }

  /** Shows a state. The text area is touched only where its words differ, and then its caret stays at the words it stood at. */
  show(state: CardState, failure: string | null): void {
    if (this.area.value !== state.text) {
      const { value, selectionStart, selectionEnd } = this.area;
      this.area.value = state.text;
      this.area.setSelectionRange(caretAfter(value, state.text, selectionStart), caretAfter(value, state.text, selectionEnd));
    }
    this.fit();
    const unsaved = isUnsaved(state);
    this.#wasUnsaved ||= unsaved;
    // Only who has typed wants to know that it is saved.
    setText(this.#status, state.conflict || failure !== null ? 'Not saved' : unsaved ? 'Saving …' : this.#wasUnsaved ? 'Saved' : '');
    setText(this.#failure, failure ?? '');
    this.#failure.hidden = failure === null;
    this.#conflict.show(state.conflict);
  }

  /** Types words at the end, as if the person had typed them here. */
  append(text: string): void {
    this.area.value += text;
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
    this.area.dispatchEvent(new Event('input'));
  }

  /** Browsers that cannot size a text area by its content are helped. */
  fit(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight}px`;
  }

  #showView(): void {
    const { title, detail } = this.#view;
    setText(this.#detail, detail);
    const name = this.#view.body === null ? 'New memo' : `Memo: ${title}`;
    if (this.area.getAttribute('aria-label') !== name) this.area.setAttribute('aria-label', name);
    this.#open.setAttribute('aria-label', `Open ${this.#view.path} as Markdown`);
    this.#open.title = `Open ${this.#view.path} as Markdown`;
  }
}
