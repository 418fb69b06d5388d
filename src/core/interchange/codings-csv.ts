import type { StudyIndex } from '../study/study-index';
import { valueOf } from '../study/transcript';
import type { IndexedCoding } from '../study/transcript';

/**
 * Codings as a table for spreadsheets and statistics (RFC 4180, CRLF between rows): one row each, with the attributes of
 * their transcripts as columns of their own.
 */
export function codingsCsv(index: StudyIndex, codings: readonly IndexedCoding[]): string {
  const { codebook, transcripts } = index;
  const attributes = index.attributeNames();
  const head = ['transcript', 'title', 'line', 'speaker', 'quote', 'codes', 'slugs', 'coder', 'note', 'id', ...attributes];
  const rows = codings.map((coding) => {
    const transcript = transcripts.get(coding.transcript);
    return [
      coding.transcript,
      transcript?.title ?? '',
      String(coding.line),
      coding.speaker ?? '',
      coding.text,
      coding.codes.map((slug) => codebook.bySlug.get(slug)?.name ?? slug).join('; '),
      coding.codes.join('; '),
      coding.by ?? '',
      valueOf(coding.attributes, 'note') ?? '',
      coding.id ?? '',
      ...attributes.map((name) => String(transcript?.attributes.get(name) ?? '')),
    ];
  });
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * Spreadsheets take a cell that begins with one of these for a formula and run it; an apostrophe before it keeps it text
 * (OWASP, “CSV Injection”). The full-width forms count in East Asian locales.
 */
const formula = /^[\s\uFEFF\u200B]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

function cell(value: string): string {
  const text = formula.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
