import type { FromSummaryPage, QuoteView, SummaryScope, SummaryView, ToSummaryPage } from '../../protocol/summary';
import { element, setText, swatch } from '../page/element';
import { Choice } from './choice';
import { codeTable } from './code-table';
import { QuoteList } from './quotes';
import { coOccurring, relatedMemos } from './side-lists';
import { note, spread } from './spread';

export interface SummaryPageParts {
  readonly parent: HTMLElement;
  send(message: FromSummaryPage): void;
  /** Shown quotes of a code, to be kept over a reload. */
  askedFor(slug: string, count: number): void;
}

/** The theme summary's page: headings that stay, and below each what the last view says. */
export class SummaryPage {
  readonly #parts: SummaryPageParts;
  readonly #title = element('h1');
  readonly #definition = element('p', { class: 'definition' });
  readonly #totals = element('p', { class: 'totals' });
  readonly #unknown = element('p', { class: 'note muted' });
  readonly #message = element('p', { class: 'note muted', attributes: { role: 'status' } });
  readonly #code: Choice;
  readonly #by: Choice;
  readonly #codes = new Block('Codes');
  readonly #spread = new Block('Spread');
  readonly #quotes = new Block('Quotes');
  readonly #quoteList: QuoteList;
  readonly #together = new Block('Codes that go together');
  readonly #memos = new Block('Memos');
  readonly #main: HTMLElement;
  #view: SummaryView | undefined;

  constructor(parts: SummaryPageParts) {
    this.#parts = parts;
    this.#code = new Choice('Theme or code', (code) => this.#choose({ code }));
    this.#by = new Choice('Spread over', (by) => this.#choose({ by }));
    this.#quoteList = new QuoteList(this.#quotes.body, {
      reveal: ({ transcript, start, end, text }: QuoteView) => parts.send({ kind: 'reveal', transcript, start, end, text }),
      more: (slug, count) => {
        parts.askedFor(slug, count);
        parts.send({ kind: 'quotes', slug, count });
      },
    });
    const exportButton = element('button', {
      class: 'button', text: 'Export as Markdown', attributes: { type: 'button' }, onClick: () => parts.send({ kind: 'export' }),
    });
    this.#main = element('main', {}, [
      element('header', {}, [
        element('div', { class: 'controls' }, [this.#code.element, this.#by.element, exportButton]),
        this.#title, this.#definition, this.#totals, this.#unknown,
      ]),
      this.#codes.element, this.#spread.element, this.#quotes.element, this.#together.element, this.#memos.element,
    ]);
    this.#main.hidden = true;
    parts.parent.append(this.#message, this.#main);
  }

  take(message: ToSummaryPage): void {
    if (message.kind === 'nothing') {
      this.#main.hidden = true;
      setText(this.#message, message.message);
      return;
    }
    setText(this.#message, message.reading ? 'The study is still being read; the counts are growing.' : '');
    this.#main.hidden = false;
    const focus = document.activeElement?.getAttribute('data-focus') ?? null;
    this.#show(message.view);
    // A table that was made anew took the focus with it.
    if (focus !== null && document.activeElement?.getAttribute('data-focus') !== focus) {
      document.querySelector<HTMLElement>(`[data-focus=${CSS.escape(focus)}]`)?.focus({ preventScroll: true });
    }
  }

  #show(view: SummaryView): void {
    this.#view = view;
    const { scope, title, definition, totals, base, choices, attributes } = view;
    document.title = title;
    this.#title.replaceChildren(...(view.color === null ? [] : [swatch(view.color)]), document.createTextNode(title));
    setText(this.#definition, definition ?? '');
    this.#definition.hidden = (definition ?? '') === '';
    setText(this.#totals, [
      counted(totals.codings, 'coding', 'codings'),
      `${totals.transcripts.toLocaleString()} of ${counted(base.transcripts, 'transcript', 'transcripts')}`,
      `${totals.speakers.toLocaleString()} of ${counted(base.speakers, 'speaker', 'speakers')}`,
    ].join(' · '));
    setText(this.#unknown, view.unknown.length === 0 ? '' : `Not in the codebook, counted only above: ${view.unknown.map(({ slug, codings }) => `${slug} (${codings})`).join(', ')}.`);
    this.#code.show([
      { value: null, label: 'The whole study', depth: 0 }, ...choices.map(({ slug, name, depth }) => ({ value: slug, label: name, depth })),
    ], scope.code);
    this.#by.show([
      { value: null, label: '(nothing)', depth: 0 }, ...attributes.map((name) => ({ value: name, label: name, depth: 0 })),
    ], scope.by);
    const choose = (code: string): void => this.#choose({ code });
    this.#codes.show([view.codes, scope], () => view.codes.length === 0 ? [note('The codebook has no codes yet.')] : codeTable(view, choose));
    this.#spread.show([view.spread, view.codes, view.attributes, scope, view.color], () => spread(view));
    this.#spread.rename(scope.by === null ? 'Spread' : `Spread over ${scope.by}`);
    this.#quotes.rename(view.groups.length === 0 ? 'Quotes: none yet' : 'Quotes');
    this.#quoteList.show(view.groups);
    this.#together.show([view.coOccurring, scope.code], () => coOccurring(view, choose));
    this.#memos.show([view.memos], () => relatedMemos(view, (path) => this.#parts.send({ kind: 'open-memo', path })));
  }

  #choose(change: Partial<SummaryScope>): void {
    if (!this.#view) return;
    this.#parts.send({ kind: 'scope', scope: { ...this.#view.scope, ...change } });
    if (change.code !== undefined) window.scrollTo({ top: 0 });
  }
}

/** A section that is made anew only where what it shows has changed. */
class Block {
  static #made = 0;

  readonly element: HTMLElement;
  readonly body = element('div');
  readonly #heading: HTMLElement;
  #shown = '';

  constructor(title: string) {
    const id = `block-${Block.#made++}`;
    this.#heading = element('h2', { text: title, attributes: { id } });
    this.element = element('section', { attributes: { 'aria-labelledby': id } }, [this.#heading, this.body]);
  }

  rename(title: string): void {
    setText(this.#heading, title);
  }

  show(data: unknown, make: () => readonly Node[]): void {
    const shown = JSON.stringify(data);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.body.replaceChildren(...make());
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
