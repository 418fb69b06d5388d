import type { Attribute, CodeMention } from './model';

/** A `{…}` behind a bracket, read by the grammar of section 4 of the markup's specification. */
export type AttributeList =
  | TagList
  /** Well formed or not, but nothing that was meant as a tag: text. */
  | { readonly kind: 'text' }
  /** Meant as a tag and not well formed: text with a diagnostic. `end` is where it seems to stop. */
  | { readonly kind: 'malformed'; readonly end: number; readonly reason: string };

export type TagList = CodeList | { readonly kind: 'close'; readonly end: number; readonly id: string };

/** The list of a tag that begins a passage. */
export type CodeList =
  | (ListedCodes & { readonly kind: 'span'; readonly id: string | null })
  | (ListedCodes & { readonly kind: 'open'; readonly id: string });

interface ListedCodes {
  /** Offset after `}`. */
  readonly end: number;
  readonly codes: readonly string[];
  /** Without `from`. */
  readonly attributes: readonly Attribute[];
  readonly mentions: readonly CodeMention[];
}

const codeItem = /\.([\p{L}_][\p{L}\p{M}\p{Nd}_:-]*)/uy;
const idItem = /#(\p{L}[\p{L}\p{Nd}_-]*)/uy;
const pairItem = /([A-Za-z][A-Za-z0-9_-]*)=(?:"([^"`[\]{}\\|<>\r\n]*)"|([^\s"'=<>`[\]{}\\|]+))/uy;
const wholeCode = /^[\p{L}_][\p{L}\p{M}\p{Nd}_:-]*$/u;
const wholeId = /^\p{L}[\p{L}\p{Nd}_-]*$/u;
const wholeKey = /^[A-Za-z][A-Za-z0-9_-]*$/;
const bareValue = /^[^\s"'=<>`[\]{}\\|]+$/u;
const quotedValue = /^[^"`[\]{}\\|<>\r\n]*$/;
/** An item that only a tag has: what tells a mistyped tag from braces in somebody's talk. */
const tagIntent = /(?:^\{|[ \t])[ \t]*(?:\.[\p{L}_]|(?:from|to)=)/u;
const longestGuess = 400;

export function isCode(text: string): boolean {
  return wholeCode.test(text);
}

export function isId(text: string): boolean {
  return wholeId.test(text);
}

export function isTag(list: AttributeList): list is TagList {
  return list.kind === 'span' || list.kind === 'open' || list.kind === 'close';
}

/**
 * Reads the attribute list whose `{` stands at `start`.
 *
 * @param lineEnd offset of the end of the line, which no list passes.
 */
export function readAttributeList(text: string, start: number, lineEnd: number): AttributeList {
  const codes: string[] = [];
  const ids: string[] = [];
  const attributes: Attribute[] = [];
  const mentions: CodeMention[] = [];
  let at = skipBlanks(text, start + 1, lineEnd);
  while (at < lineEnd && text.charCodeAt(at) !== 125 /* } */) {
    const item = itemAt(text, at);
    if (!item || item.end > lineEnd) {
      return broken(text, start, lineEnd, 'it is not written as codes, an id and key=value pairs');
    }
    if (item.kind === 'code') {
      const slug = item.value;
      mentions.push({ slug, range: { start: at + 1, end: item.end } });
      if (!codes.includes(slug)) {
        codes.push(slug);
      }
    } else if (item.kind === 'id') {
      ids.push(item.value);
    } else {
      attributes.push({ key: item.key, value: item.value });
    }
    const next = skipBlanks(text, item.end, lineEnd);
    if (next === item.end && text.charCodeAt(next) !== 125) {
      return broken(text, start, lineEnd, 'its items are not set apart by blanks');
    }
    at = next;
  }
  if (at >= lineEnd) {
    return broken(text, start, lineEnd, 'its closing brace is missing');
  }
  return classify(text, start, at + 1, codes, ids, attributes, mentions);
}

function classify(
  text: string,
  start: number,
  end: number,
  codes: readonly string[],
  ids: readonly string[],
  attributes: readonly Attribute[],
  mentions: readonly CodeMention[],
): AttributeList {
  const froms = attributes.filter(({ key }) => key === 'from');
  const tos = attributes.filter(({ key }) => key === 'to');
  const anchor = froms[0] ?? tos[0];
  if (!anchor) {
    if (codes.length === 0) {
      return { kind: 'text' };
    }
    return ids.length > 1
      ? broken(text, start, end, 'it has two ids')
      : { kind: 'span', end, codes, id: ids[0] ?? null, attributes, mentions };
  }
  if (!isId(anchor.value)) {
    return broken(text, start, end, `"${anchor.value}" is not an id: it must begin with a letter`);
  }
  if (froms.length + tos.length > 1) {
    return broken(text, start, end, 'it has more than one from= or to=');
  }
  if (ids.length > 0) {
    return broken(text, start, end, 'an anchor has no #id beside its from= or to=');
  }
  if (tos.length === 1) {
    return codes.length > 0 || attributes.length > 1
      ? broken(text, start, end, 'the end of a passage has to= and nothing else')
      : { kind: 'close', end, id: anchor.value };
  }
  return codes.length === 0
    ? broken(text, start, end, 'from= needs a code beside it')
    : { kind: 'open', end, codes, id: anchor.value, attributes: attributes.filter((a) => a !== anchor), mentions };
}

type Item =
  | { readonly kind: 'code'; readonly value: string; readonly end: number }
  | { readonly kind: 'id'; readonly value: string; readonly end: number }
  | { readonly kind: 'pair'; readonly key: string; readonly value: string; readonly end: number };

function itemAt(text: string, at: number): Item | null {
  const first = text.charCodeAt(at);
  const plainEnd = first === 46 /* . */ ? endOfPlainCode(text, at + 1) : -1;
  if (plainEnd !== -1) {
    return { kind: 'code', value: text.slice(at + 1, plainEnd), end: plainEnd };
  }
  if (first === 46 || first === 35 /* # */) {
    const expression = first === 46 ? codeItem : idItem;
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (!match) {
      return null;
    }
    const kind = first === 46 ? ('code' as const) : ('id' as const);
    const value = match[1] as string;
    return { kind, value: first === 46 ? value.normalize('NFC') : value, end: expression.lastIndex };
  }
  pairItem.lastIndex = at;
  const match = pairItem.exec(text);
  return (
    match && {
      kind: 'pair',
      key: match[1] as string,
      value: match[2] ?? match[3] ?? '',
      end: pairItem.lastIndex,
    }
  );
}

/** Most codes are lower-case ASCII and need neither Unicode classes nor a normal form; -1 where one is not. */
function endOfPlainCode(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while ((code >= 97 && code <= 122) || (at > start && (code === 45 || (code >= 48 && code <= 57)))) {
    code = text.charCodeAt(++at);
  }
  return at > start && (code === 32 || code === 125 /* } */) ? at : -1;
}

function broken(text: string, start: number, lineEnd: number, reason: string): AttributeList {
  const limit = Math.min(lineEnd, start + longestGuess);
  const rest = text.slice(start + 1, limit);
  const stop = rest.search(/[[\]{}]/);
  const end = stop === -1 ? limit : start + 1 + stop + (rest.charAt(stop) === '}' ? 1 : 0);
  return tagIntent.test(text.slice(start, end)) ? { kind: 'malformed', end, reason } : { kind: 'text' };
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) {
    at++;
  }
  return at;
}

/** What a writer puts into an attribute list. */
export interface AttributeListParts {
  readonly codes: readonly string[];
  readonly id: string | null;
  readonly anchored: boolean;
  readonly attributes: readonly Attribute[];
}

/** The list in the writer's order: codes, `from=` or `#id`, the other attributes as given. */
export function formatAttributeList({ codes, id, anchored, attributes }: AttributeListParts): string {
  const items = codes.map((code) => `.${code}`);
  if (id !== null) {
    items.push(anchored ? `from=${id}` : `#${id}`);
  }
  for (const { key, value } of attributes) {
    items.push(bareValue.test(value) ? `${key}=${value}` : `${key}="${value}"`);
  }
  return `{${items.join(' ')}}`;
}

/** Why an attribute cannot be written, or null where it can. */
export function attributeObjection({ key, value }: Attribute): string | null {
  if (!wholeKey.test(key) || key === 'from' || key === 'to') {
    return `"${key}" cannot be the name of an attribute: use letters, digits, - and _.`;
  }
  if (!quotedValue.test(value)) {
    return `The value of ${key} may not hold quotes, brackets, braces, backslashes, backticks, |, <, > or line ends.`;
  }
  return /[*~]|(?:^|[^\p{L}\p{Nd}])_|_(?:$|[^\p{L}\p{Nd}])/u.test(value)
    ? `The value of ${key} may not hold *, ~ or a _ at a word's edge: Markdown would read them as emphasis.`
    : null;
}
