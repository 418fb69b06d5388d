import type { SummaryView } from '../../protocol/summary';
import { element, swatch } from '../page/element';
import { bar, share } from './bar';
import { number, tableHead } from './code-table';
import { note } from './spread';

/** Codes on passages that overlap those of the summary. */
export function coOccurring({ coOccurring: codes, scope }: SummaryView, choose: (slug: string) => void): readonly Node[] {
  if (scope.code === null) return [note('Choose a theme or a code to see what it goes together with.')];
  if (codes.length === 0) return [note('No other code stands on an overlapping passage yet.')];
  const most = Math.max(...codes.map(({ count }) => count));
  return [element('table', { class: 'counts' }, [
    element('caption', { class: 'visually-hidden', text: 'Codings of other codes that overlap' }),
    tableHead(['Code', '', 'Overlapping codings']),
    element('tbody', {}, codes.map((code) => element('tr', {}, [
      element('th', { attributes: { scope: 'row' } }, [element('span', { class: 'code-name' }, [
        swatch(code.color),
        element('button', {
          class: 'link', text: code.name, attributes: { type: 'button', 'data-focus': `with:${code.slug}`, title: `Summary of ${code.name}` },
          onClick: () => choose(code.slug),
        }),
      ])]),
      element('td', { class: 'chart' }, [bar([share(code.count, most)], code.color)]),
      number(code.count),
    ]))),
  ])];
}

export function relatedMemos({ memos }: SummaryView, open: (path: string) => void): readonly Node[] {
  if (memos.length === 0) return [note('No memo is about these codes yet.')];
  return [element('ul', { class: 'memos' }, memos.map(({ path, title, detail }) => element('li', {}, [
    element('button', {
      class: 'link', text: title, attributes: { type: 'button', 'data-focus': `memo:${path}`, title: path }, onClick: () => open(path),
    }),
    element('span', { class: 'muted', text: detail }),
  ])))];
}
