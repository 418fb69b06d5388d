import { formatAttributeList, isCode, isId, isTag, readAttributeList } from '../markup/attribute-list';
import type { MarkupDocument } from '../markup/document';
import type { Attribute } from '../markup/model';
import type { Codebook } from '../study/codebook';
import type { TextEdit, TextRange } from '../text';
import type { ProblemFix } from './problem-fixes';

const token = /[A-Za-z][\w-]*=(?:"[^"{}[\]]*"|'[^'{}[\]]*')|[^\s,;{}[\]]+/gu;
const pair = /^([A-Za-z][A-Za-z0-9_-]*)=(?:"([^"]*)"|'([^']*)'|([^"'=]+))$/u;

/**
 * Writes a mistyped attribute list as it was meant: commas become blanks, what is joined comes apart, a code the codebook has
 * gets its dot, the closing brace its place. Nothing that means anything is left out: where a word cannot be read, there is no fix.
 */
export function repairList(text: string, { start, end }: TextRange, codebook: Codebook): readonly ProblemFix[] {
  const written = text.slice(start, end);
  const isClosed = written.endsWith('}');
  const codes: string[] = [];
  const ids: string[] = [];
  const attributes: Attribute[] = [];
  let last = 1;
  for (const found of written.matchAll(token)) {
    const item = readItem(found[0], codebook);
    if (item === null && isClosed) {
      return [];
    }
    if (item === null) {
      break;
    }
    codes.push(...item.codes);
    ids.push(...item.ids);
    attributes.push(...item.attributes);
    last = found.index + found[0].length;
  }
  const range = { start, end: isClosed ? end : start + last };
  const list = formatAttributeList({ codes: [...new Set(codes)], id: ids[0] ?? null, anchored: false, attributes });
  const isFaithful = isTag(readAttributeList(list, 0, list.length)) && ids.length < 2;
  return isFaithful && text.slice(range.start, range.end) !== list
    ? [{ kind: 'repairTag', text: list, edits: [{ range, newText: list }] }]
    : [];
}

interface ReadItem {
  readonly codes: readonly string[];
  readonly ids: readonly string[];
  readonly attributes: readonly Attribute[];
}

function readItem(word: string, codebook: Codebook): ReadItem | null {
  const nothing = { codes: [], ids: [], attributes: [] };
  const keyed = pair.exec(word);
  if (keyed) {
    return { ...nothing, attributes: [{ key: keyed[1] ?? '', value: keyed[2] ?? keyed[3] ?? keyed[4] ?? '' }] };
  }
  if (/^[A-Za-z][\w-]*=(?:""|'')?$/u.test(word) || word === '.') {
    return nothing;
  }
  const parts = word.split(/(?=[.#])/u);
  const codes = parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)).filter((part) => part !== '');
  const ids = parts.filter((part) => part.startsWith('#')).map((part) => part.slice(1));
  const bare = parts.filter((part) => !/^[.#]/u.test(part));
  const isRead = codes.every(isCode) && ids.every(isId) && bare.every((part) => codebook.bySlug.has(part));
  return isRead ? { ...nothing, codes: [...codes, ...bare], ids } : null;
}

/** Deletes a tag and leaves the words in its brackets. `range`: the tag, its end from the bracket on, or its braces alone. */
export function removeTag(markup: MarkupDocument, range: TextRange): readonly ProblemFix[] {
  const { text } = markup;
  const tag = text.slice(range.start, range.end);
  if (!tag.endsWith('}')) {
    return [];
  }
  if (tag.startsWith('{')) {
    const bracket = openingBracket(text, range.start - 1);
    return bracket === null ? [] : [{ kind: 'removeTag', edits: around(bracket, range.start - 1, range.end) }];
  }
  if (!tag.startsWith('[')) {
    return [{ kind: 'removeTag', edits: [cut(range.start, range.end)] }];
  }
  const close = range.start + tag.lastIndexOf(']{');
  return [{ kind: 'removeTag', edits: [...around(range.start, close, range.end), ...endOfEmptyPair(markup, range)] }];
}

function around(bracket: number, close: number, end: number): readonly TextEdit[] {
  return close === bracket + 1 ? [cut(bracket, end)] : [cut(bracket, bracket + 1), cut(close, end)];
}

function cut(start: number, end: number): TextEdit {
  return { range: { start, end }, newText: '' };
}

/** Two anchors with nothing between them: the end goes with the beginning. */
function endOfEmptyPair({ text, diagnostics }: MarkupDocument, range: TextRange): readonly TextEdit[] {
  const isEmpty = diagnostics.some(({ code, range: found }) => code === 'empty-passage' && found.start === range.start && found.end === range.end);
  const id = /[{ \t]from="?([^\s"}]+)/u.exec(text.slice(range.start, range.end))?.[1];
  if (!isEmpty || id === undefined) {
    return [];
  }
  const end = new RegExp(`\\[([^[\\]\\r\\n]*)\\]\\{[ \\t]*to="?${id}"?[ \\t]*\\}`, 'u').exec(text.slice(range.end));
  const at = range.end + (end?.index ?? 0);
  return end ? around(at, at + 1 + (end[1] ?? '').length, at + end[0].length) : [];
}

/** The bracket that belongs to the closing one at `close`, on its line. */
function openingBracket(text: string, close: number): number | null {
  let depth = 0;
  for (let at = close; at >= 0 && !/[\r\n]/u.test(text.charAt(at)); at--) {
    const isEscaped = /\\*$/u.exec(text.slice(Math.max(0, at - 20), at))![0].length % 2 === 1;
    if (text.charAt(at) === ']' && !isEscaped) {
      depth++;
    } else if (text.charAt(at) === '[' && !isEscaped && --depth === 0) {
      return at;
    }
  }
  return null;
}
