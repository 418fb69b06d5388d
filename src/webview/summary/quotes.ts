import { moreQuotes, type QuoteGroupView, type QuoteView } from '../../protocol/summary';
import { element, setText, swatch } from '../page/element';
import { reconcile } from '../page/reconcile';
import { citation } from './citation';

export interface QuoteActions {
  reveal(quote: QuoteView): void;
  /** Asks for quotes of a code up to this many. */
  more(slug: string, count: number): void;
}

interface GroupParts {
  group: QuoteGroupView;
  readonly name: HTMLElement;
  readonly swatch: HTMLElement;
  readonly count: HTMLElement;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
}

/** Quotes grouped by code. Elements of quotes that stay are kept, so that nothing jumps while somebody codes beside it. */
export class QuoteList {
  readonly #groups = new WeakMap<Element, GroupParts>();
  #made = 0;

  constructor(private readonly parent: HTMLElement, private readonly actions: QuoteActions) {}

  show(groups: readonly QuoteGroupView[]): void {
    reconcile(this.parent, groups, ({ slug }) => slug, (group) => this.#create(group), (made, group) => this.#update(this.#groups.get(made)!, group));
  }

  #create(group: QuoteGroupView): Element {
    const id = `quotes-${this.#made++}`;
    const parts: GroupParts = {
      group,
      name: element('span'),
      swatch: swatch(group.color),
      count: element('span', { class: 'muted count' }),
      list: element('ul', { class: 'quotes' }),
      more: element('button', {
        class: 'button', attributes: { type: 'button' },
        onClick: () => this.actions.more(parts.group.slug, parts.group.quotes.length + moreQuotes),
      }),
    };
    const made = element('section', { class: 'group', attributes: { 'aria-labelledby': id } }, [
      element('h3', { attributes: { id } }, [parts.swatch, parts.name, parts.count]), parts.list, parts.more,
    ]);
    this.#groups.set(made, parts);
    this.#update(parts, group);
    return made;
  }

  #update(parts: GroupParts, group: QuoteGroupView): void {
    parts.group = group;
    parts.swatch.style.setProperty('--code-color', group.color);
    setText(parts.name, group.name);
    setText(parts.count, group.total === 1 ? '1 quote' : `${group.total.toLocaleString()} quotes`);
    reconcile(parts.list, numbered(group.quotes), ({ key }) => key, ({ quote }) => this.#quote(quote), () => undefined);
    const left = group.total - group.quotes.length;
    parts.more.hidden = left <= 0;
    setText(parts.more, `Show ${Math.min(moreQuotes, left)} more of ${left}`);
    parts.more.setAttribute('data-focus', `more:${group.slug}`);
    parts.more.setAttribute('aria-label', `Show ${Math.min(moreQuotes, left)} more of ${left} quotes of ${group.name}`);
  }

  #quote(quote: QuoteView): Element {
    return element('li', {}, [
      element('button', {
        class: 'quote', attributes: { type: 'button', title: 'Show the passage in the transcript' }, onClick: () => this.actions.reveal(quote),
      }, passageText(quote.text)),
      element('p', { class: 'cite muted', text: citation(quote), attributes: { title: quote.allAttributes } }),
      quote.note === null ? null : element('p', { class: 'cite', text: `Note: ${quote.note}` }),
    ]);
  }
}

/** The words as they are, but for the asterisks around a speaker's label, which are shown as what they mean. */
function passageText(text: string): readonly Node[] {
  return text.trim().split(/(\*\*[^*\r\n]{1,80}:\*\*)/).map((part) => /^\*\*.*:\*\*$/.test(part)
    ? element('strong', { text: part.slice(2, -2) })
    : document.createTextNode(part));
}

/** A quote that changed in any way is another quote: its element is made anew. The same one twice is told apart by number. */
function numbered(quotes: readonly QuoteView[]): readonly { readonly key: string; readonly quote: QuoteView }[] {
  const seen = new Map<string, number>();
  return quotes.map((quote) => {
    const name = JSON.stringify(quote);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return { key: `${nth} ${name}`, quote };
  });
}
