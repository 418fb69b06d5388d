export interface ElementOptions {
  readonly class?: string;
  /** Set as text, never as markup: every word may come from somebody else. */
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, options: ElementOptions = {}, children: readonly (Node | null)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  if (options.onClick) made.addEventListener('click', options.onClick);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A square of a code's colour. Its name always stands beside it, so it says nothing to a screen reader. */
export function swatch(color: string): HTMLElement {
  const made = element('span', { class: 'swatch', attributes: { 'aria-hidden': 'true' } });
  made.style.setProperty('--code-color', color);
  return made;
}

export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
