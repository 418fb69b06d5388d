import { element } from '../page/element';

export interface Option {
  /** Null for the choice of nothing. */
  readonly value: string | null;
  readonly label: string;
  /** Steps of indentation. */
  readonly depth: number;
}

/** A drop-down with its label. */
export class Choice {
  readonly element: HTMLElement;
  readonly #select: HTMLSelectElement;
  #options: readonly Option[] = [];
  #shown = '';

  constructor(label: string, choose: (value: string | null) => void) {
    this.#select = element('select');
    this.#select.addEventListener('change', () => choose(this.#options[this.#select.selectedIndex]?.value ?? null));
    this.element = element('label', { class: 'choice' }, [element('span', { class: 'muted', text: label }), this.#select]);
  }

  show(options: readonly Option[], value: string | null): void {
    const shown = JSON.stringify(options);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#options = options;
      // Options cannot be indented by style in every browser; no-break spaces can.
      this.#select.replaceChildren(...options.map(({ label, depth }) => element('option', { text: '\u00A0\u00A0'.repeat(depth) + label })));
    }
    this.#select.selectedIndex = options.findIndex((option) => option.value === value);
  }
}
