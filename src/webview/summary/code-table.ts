import type { CodeRowView, SummaryView } from '../../protocol/summary';
import { element, swatch } from '../page/element';
import { bar, share } from './bar';

/** The codes with their counts, own and with the codes below, as a table that is a bar chart. */
export function codeTable({ codes, scope }: Pick<SummaryView, 'codes' | 'scope'>, choose: (slug: string) => void): readonly Node[] {
  const hasThemes = codes.some(({ isTheme }) => isTheme);
  const most = Math.max(0, ...codes.map(({ total }) => total.codings));
  const rows = codes.map((code) => element('tr', {}, [
    element('th', { attributes: { scope: 'row' } }, [codeName(code, code.slug === scope.code, choose)]),
    element('td', { class: 'chart' }, [
      bar([share(code.own.codings, most), share(code.total.codings - code.own.codings, most)], code.color),
    ]),
    number(code.own.codings),
    ...(hasThemes ? [number(code.isTheme ? code.total.codings : null)] : []),
    number(code.total.transcripts),
    number(code.total.speakers),
  ]));
  const head = ['Code', '', hasThemes ? 'Own codings' : 'Codings', ...(hasThemes ? ['With codes below'] : []), 'Transcripts', 'Speakers'];
  return [
    element('table', { class: 'counts' }, [
      element('caption', { class: 'visually-hidden', text: 'Codings, transcripts and speakers of each code' }),
      tableHead(head),
      element('tbody', {}, rows),
    ]),
    ...(hasThemes
      ? [element('p', { class: 'note muted', text: 'A filled bar is the code’s own codings, an outlined one those of the codes below it. A passage with two of them counts once.' })]
      : []),
  ];
}

function codeName(code: CodeRowView, isScope: boolean, choose: (slug: string) => void): HTMLElement {
  const name = isScope
    ? element('strong', { text: code.name })
    : element('button', {
      class: 'link', text: code.name, attributes: { type: 'button', 'data-focus': `code:${code.slug}`, title: `Summary of ${code.name}` },
      onClick: () => choose(code.slug),
    });
  const made = element('span', { class: 'code-name' }, [swatch(code.color), name]);
  made.style.setProperty('--depth', String(code.depth));
  return made;
}

/** A column head without words belongs to the bars, which are not for screen readers. */
export function tableHead(names: readonly string[]): HTMLElement {
  return element('thead', {}, [
    element('tr', {}, names.map((name) => name === ''
      ? element('td', { class: 'chart' })
      : element('th', { text: name, attributes: { scope: 'col' } }))),
  ]);
}

/** Nothing is written where a number would only repeat the one beside it. */
export function number(value: number | null): HTMLElement {
  return element('td', { class: 'number', text: value === null ? '' : value.toLocaleString() });
}
