import { micromark } from 'micromark';
import { quotesByCode } from '../analysis/theme-summary';
import type { Quote, ThemeSummary } from '../analysis/theme-summary';
import { escapeHtml } from './html-escape';
import { summaryStyle } from './summary-style';
import { citation, count, countCells, countingNote, countsSentence, spreadNote, summaryTitle } from './summary-words';

/**
 * A theme summary as one HTML file: no script, nothing loaded from anywhere (its own policy forbids it), all text
 * escaped. Definitions and memos are Markdown and rendered without their HTML; quotes are the verbatim text.
 */
export function summaryHtml(summary: ThemeSummary): string {
  const title = escapeHtml(summaryTitle(summary));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${summaryStyle}</style>
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
${[...definition(summary), ...counts(summary), ...codes(summary), ...spread(summary), ...quotes(summary), ...coOccurring(summary), ...memos(summary)].join('\n')}
</main>
</body>
</html>
`;
}

function definition({ scope }: ThemeSummary): readonly string[] {
  if (scope === null) {
    return [];
  }
  const part = (label: string, text: string | null): readonly string[] =>
    text === null ? [] : [`<dt>${label}</dt>\n<dd dir="auto">${markdown(text)}</dd>`];
  const parts = [
    ...part('Use when', scope.useWhen),
    ...part('Do not use when', scope.doNotUseWhen),
    ...part('Example', scope.example),
  ];
  return [
    ...(scope.definition === '' ? [] : [`<div dir="auto">${markdown(scope.definition)}</div>`]),
    ...(parts.length === 0 ? [] : [`<dl>\n${parts.join('\n')}\n</dl>`]),
  ];
}

function counts(summary: ThemeSummary): readonly string[] {
  const unknown = summary.unknown.map(({ slug, codings }) => `<code>${escapeHtml(slug)}</code> (${count(codings, 'coding')})`);
  return [
    `<p><strong>${escapeHtml(countsSentence(summary))}</strong> ${escapeHtml(countingNote)}</p>`,
    ...(unknown.length === 0 ? [] : [`<p>Not in the codebook, so in the totals only: ${unknown.join(', ')}.</p>`]),
  ];
}

function codes({ codes: entries }: ThemeSummary): readonly string[] {
  const top = Math.min(...entries.map(({ depth }) => depth));
  const rows = entries.map(({ name, slug, depth, color, own, total }) => row(
    `<th scope="row" dir="auto" style="padding-inline-start: ${(0.6 + (depth - top) * 1.2).toFixed(1)}em">`
      + `<span class="swatch" style="background: ${escapeHtml(color)}"></span>${escapeHtml(name)} <code>${escapeHtml(slug)}</code></th>`,
    [...countCells(own), ...countCells(total)],
  ));
  const groups = '<tr><td></td><th scope="colgroup" colspan="3">The code itself</th><th scope="colgroup" colspan="3">With the codes below</th></tr>';
  const columns = head(['Code', 'Codings', 'Transcripts', 'Speakers', 'Codings', 'Transcripts', 'Speakers']);
  return rows.length === 0 ? [] : ['<h2>Codes</h2>', table(`${groups}\n${columns}`, rows)];
}

function spread(summary: ThemeSummary): readonly string[] {
  const { by, spread: values, codes: entries } = summary;
  if (by === null) {
    return [];
  }
  const named = (name: string): string => `<th scope="row" dir="auto">${escapeHtml(name)}</th>`;
  const rows = [
    row(named('All codings'), values.map(({ codings }) => String(codings))),
    row(named('Transcripts'), values.map(({ transcripts, base }) => `${String(transcripts)} of ${String(base)}`)),
    ...entries.map(({ slug, name }) => row(named(name), values.map(({ perCode }) => String(perCode.get(slug) ?? 0)))),
  ];
  const note = spreadNote(summary);
  return [
    `<h2 dir="auto">Spread over ${escapeHtml(by)}</h2>`,
    table(head([by, ...values.map(({ value }) => value)]), rows),
    ...(note === null ? [] : [`<p>${escapeHtml(note)}</p>`]),
  ];
}

function quotes(summary: ThemeSummary): readonly string[] {
  const groups = quotesByCode(summary);
  return groups.length === 0 ? [] : ['<h2>Quotes</h2>', ...groups.flatMap(({ code, quotes: own }) => [
    `<h3 dir="auto">${escapeHtml(code.name)} (${String(own.length)})</h3>`,
    ...own.map((quote) => figure(quote, code.slug)),
  ])];
}

function figure(quote: Quote, slug: string): string {
  return `<figure>\n<blockquote dir="auto">${escapeHtml(quote.text)}</blockquote>\n`
    + `<figcaption dir="auto">${citation(quote, slug).map(escapeHtml).join(' · ')}</figcaption>\n</figure>`;
}

function coOccurring({ coOccurring: entries }: ThemeSummary): readonly string[] {
  const rows = entries.map(({ name, slug, count: codings }) =>
    row(`<th scope="row" dir="auto">${escapeHtml(name)} <code>${escapeHtml(slug)}</code></th>`, [String(codings)]));
  return rows.length === 0 ? [] : ['<h2>Co-occurring codes</h2>', table(head(['Code', 'Codings it overlaps with']), rows)];
}

function memos({ memos: about }: ThemeSummary): readonly string[] {
  return about.length === 0 ? [] : ['<h2>Memos</h2>', ...about.map(({ title, path, created, author, body }) => {
    const place = [path, created, author].filter((part) => part !== null).map(escapeHtml).join(' · ');
    return `<article>\n<h3 dir="auto">${escapeHtml(title)}</h3>\n<p class="place">${place}</p>\n<div dir="auto">${markdown(body)}</div>\n</article>`;
  })];
}

/** micromark leaves out HTML and dangerous addresses unless told otherwise; the page's policy keeps images from loading. */
function markdown(text: string): string {
  return micromark(text).trim();
}

function head(names: readonly string[]): string {
  return `<tr>${names.map((name) => `<th scope="col" dir="auto">${escapeHtml(name)}</th>`).join('')}</tr>`;
}

function row(first: string, cells: readonly string[]): string {
  return `<tr>${first}${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

function table(headRows: string, rows: readonly string[]): string {
  return `<div class="wide"><table>\n<thead>\n${headRows}\n</thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`;
}
