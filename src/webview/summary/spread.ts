import type { SummaryView } from '../../protocol/summary';
import { element, swatch } from '../page/element';
import { bar, share } from './bar';
import { number, tableHead } from './code-table';

/** More columns than this cannot be read side by side. */
const mostColumns = 12;

/** How the codings spread over the values of an attribute: a bar chart, and each code by each value. */
export function spread({ spread: rows, codes, scope, attributes, color }: SummaryView): readonly Node[] {
  if (attributes.length === 0) {
    return [note('The transcripts have no attributes yet. Write some into their front matter, for example `site: Millbrook`, to see the spread over them.')];
  }
  if (scope.by === null) return [note('Choose an attribute to see the spread over it.')];
  if (rows.length === 0) return [note('No coding to spread yet.')];
  const most = Math.max(...rows.map(({ codings }) => codings));
  const chart = element('table', { class: 'counts' }, [
    element('caption', { class: 'visually-hidden', text: `Codings and transcripts for each ${scope.by}` }),
    tableHead([scope.by, '', 'Codings', 'Transcripts with codings']),
    element('tbody', {}, rows.map((row) => element('tr', {}, [
      element('th', { text: row.value, attributes: { scope: 'row' } }),
      element('td', { class: 'chart' }, [bar([share(row.codings, most)], color)]),
      number(row.codings),
      element('td', { class: 'number', text: `${row.transcripts} of ${row.base}` }),
    ]))),
  ]);
  if (codes.length < 2 || rows.length > mostColumns) return [chart];
  return [chart, matrix(scope.by, rows, codes)];
}

function matrix(by: string, rows: SummaryView['spread'], codes: SummaryView['codes']): HTMLElement {
  const used = codes.map((code, nth) => ({ code, nth })).filter(({ nth }) => rows.some(({ perCode }) => (perCode[nth] ?? 0) > 0));
  const most = Math.max(0, ...rows.flatMap(({ perCode }) => perCode));
  const cell = (count: number): HTMLElement => {
    const made = number(count);
    made.classList.add('cell');
    made.style.setProperty('--share', String(share(count, most)));
    return made;
  };
  return element('table', { class: 'matrix' }, [
    element('caption', { text: `Codings of each code, by ${by}` }),
    element('thead', {}, [element('tr', {}, ['Code', ...rows.map(({ value }) => value)]
      .map((text) => element('th', { text, attributes: { scope: 'col' } })))]),
    element('tbody', {}, used.map(({ code, nth }) => {
      const name = element('span', { class: 'code-name' }, [swatch(code.color), element('span', { text: code.name })]);
      name.style.setProperty('--depth', String(code.depth));
      return element('tr', {}, [
        element('th', { attributes: { scope: 'row' } }, [name]),
        ...rows.map(({ perCode }) => cell(perCode[nth] ?? 0)),
      ]);
    })),
  ]);
}

export function note(text: string): HTMLElement {
  return element('p', { class: 'note muted', text });
}
