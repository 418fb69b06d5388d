import type { MemoSectionView, NewMemoRequest } from '../../protocol/memos';
import { element, setText, swatch } from '../page/element';
import { reconcile } from '../page/reconcile';

export interface SectionActions {
  begin(request: NewMemoRequest): void;
  openSubject(request: NewMemoRequest): void;
}

interface SectionParts {
  view: MemoSectionView;
  readonly label: HTMLElement;
  readonly title: HTMLButtonElement;
  readonly swatch: HTMLElement;
  readonly add: HTMLButtonElement;
  readonly memos: HTMLElement;
}

/** The panel's sections. Cards are made and updated by the caller, who owns their words. */
export class SectionList {
  readonly #parts = new WeakMap<Element, SectionParts>();
  #count = 0;

  constructor(
    private readonly parent: HTMLElement,
    private readonly actions: SectionActions,
    private readonly card: (memo: MemoSectionView['memos'][number]) => Element,
  ) {}

  show(sections: readonly MemoSectionView[]): void {
    reconcile(this.parent, sections, ({ id }) => id, (view) => this.#create(view), (made, view) => this.#update(this.#parts.get(made)!, view));
  }

  #create(view: MemoSectionView): Element {
    const id = `section-${this.#count++}`;
    const parts: SectionParts = {
      view,
      label: element('span', { class: 'label' }),
      title: element('button', { class: 'title', attributes: { type: 'button' }, onClick: () => this.#openSubject(parts) }),
      swatch: swatch('transparent'),
      add: element('button', { class: 'quiet add', text: '+', attributes: { type: 'button' }, onClick: () => this.#begin(parts) }),
      memos: element('div', { class: 'memos' }),
    };
    const heading = element('h2', { attributes: { id } }, [parts.label, parts.swatch, parts.title]);
    const made = element('section', { attributes: { 'aria-labelledby': id } }, [
      element('div', { class: 'section-line' }, [heading, parts.add]), parts.memos,
    ]);
    this.#parts.set(made, parts);
    this.#update(parts, view);
    return made;
  }

  #update(parts: SectionParts, view: MemoSectionView): void {
    parts.view = view;
    setText(parts.label, `${view.label} `);
    setText(parts.title, view.title);
    parts.title.disabled = view.add === null || view.add.kind === 'study';
    parts.swatch.hidden = view.color === null;
    parts.swatch.style.setProperty('--code-color', view.color ?? 'transparent');
    parts.add.hidden = view.add === null;
    const name = `New memo about ${view.label.toLowerCase()} ${view.title}`;
    parts.add.title = name;
    parts.add.setAttribute('aria-label', name);
    reconcile(parts.memos, view.memos, ({ key }) => key, (memo) => this.card(memo), (_, memo) => this.card(memo));
  }

  #begin({ view }: SectionParts): void {
    if (view.add) this.actions.begin(view.add);
  }

  #openSubject({ view }: SectionParts): void {
    if (view.add) this.actions.openSubject(view.add);
  }
}
