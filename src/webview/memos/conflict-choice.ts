import { element, setText } from '../page/element';
import type { CardState, Choice } from './card-state';

/** Both texts of a memo that was changed in two places, and the choice between them. The person's own words stay in the text area above. */
export class ConflictChoice {
  readonly element: HTMLElement;
  readonly #message = element('p', {});
  readonly #file = element('pre', { class: 'file-text', attributes: { tabindex: '0', 'aria-label': 'The text in the file' } });
  readonly #mine: HTMLButtonElement;
  readonly #take: HTMLButtonElement;
  readonly #both: HTMLButtonElement;

  constructor(decide: (choice: Choice) => void) {
    const button = (choice: Choice): HTMLButtonElement =>
      element('button', { class: 'button', attributes: { type: 'button', 'data-choice': choice }, onClick: () => decide(choice) });
    this.#mine = button('mine');
    this.#take = button('file');
    this.#both = button('both');
    setText(this.#both, 'Keep both');
    this.element = element('div', { class: 'conflict', attributes: { role: 'group', 'aria-label': 'This memo was changed in two places' } }, [
      this.#message, this.#file, element('div', { class: 'choices' }, [this.#mine, this.#take, this.#both]),
    ]);
  }

  show(conflict: CardState['conflict']): void {
    this.element.hidden = conflict === null;
    if (conflict === null) return;
    const { file } = conflict;
    const deleted = file === null;
    setText(this.#message, deleted
      ? 'The file of this memo was deleted while you were writing. Your words are above.'
      : 'The file of this memo was changed elsewhere while you were writing. Your words are above; these are in the file:');
    setText(this.#file, file ?? '');
    this.#file.hidden = deleted;
    this.#both.hidden = deleted;
    setText(this.#mine, deleted ? 'Write it again' : 'Keep mine');
    setText(this.#take, deleted ? 'Let it go' : 'Take the file’s');
  }
}
