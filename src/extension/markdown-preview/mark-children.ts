import type { Token } from 'markdown-it';
import type { Stripe } from '../editor/passage-stripes';
import type { CoveringStripes } from './covering-stripes';
import { isText, visibleCharacters, type VisibleText } from './inline-origins';

export const markOpen = 'verbatim_coding_open';
export const markClose = 'verbatim_coding_close';

/** The stripe of a `verbatim_coding_open` token, last, and those of the marks around it, outermost first. */
export function stripesOfMark(token: Token | undefined): readonly Stripe[] | undefined {
  return token?.meta?.['stripes'] as readonly Stripe[] | undefined;
}

interface Piece {
  readonly token: Token;
  readonly stripes: readonly Stripe[];
}

const unmarked: readonly Stripe[] = [];

/**
 * The children of an inline token with marks around what is coded. Marks never cross another element: they end before
 * each tag and begin again behind it, so that only `mark` tags are new in what is rendered.
 *
 * @param verbatimOffsets per UTF-16 unit of the inline token's content, its verbatim offset
 */
export function markChildren(
  children: readonly Token[],
  visible: VisibleText,
  verbatimOffsets: readonly number[],
  covering: CoveringStripes,
): Token[] {
  const marked: Token[] = [];
  let open: readonly Stripe[] = unmarked;
  for (const { token, stripes } of pieces(children, visible, verbatimOffsets, covering)) {
    // markdown-it leaves empty text tokens where delimiters stood: nothing to mark, and no reason to end a mark.
    if (stripes !== open && !(isText(token) && token.content === '')) {
      switchMarks(marked, open, stripes, token);
      open = stripes;
    }
    marked.push(token);
  }
  const last = children.at(-1);
  if (last) {
    switchMarks(marked, open, unmarked, last);
  }
  return marked;
}

function switchMarks(marked: Token[], from: readonly Stripe[], to: readonly Stripe[], model: Token): void {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) {
    shared++;
  }
  for (let depth = from.length; depth > shared; depth--) {
    marked.push(markToken(model, markClose, -1, null));
  }
  for (let depth = shared; depth < to.length; depth++) {
    marked.push(markToken(model, markOpen, 1, { stripes: to.slice(0, depth + 1) }));
  }
}

function* pieces(
  children: readonly Token[],
  visible: VisibleText,
  verbatimOffsets: readonly number[],
  covering: CoveringStripes,
): Generator<Piece> {
  const origins = alignOrigins(children.map(visibleCharacters).join(''), visible);
  let at = 0;
  const stripesAt = (unit: number): readonly Stripe[] => {
    const verbatim = verbatimOffsets[origins[unit] ?? -1];
    return verbatim === undefined ? unmarked : covering.at(verbatim);
  };
  for (const token of children) {
    if (token.nesting !== 0 || token.type === 'html_inline') {
      yield { token, stripes: unmarked };
    } else if (isText(token)) {
      yield* textPieces(token, at, stripesAt);
    } else {
      yield { token, stripes: stripesAt(at) };
    }
    at += visibleCharacters(token).length;
  }
}

function* textPieces(token: Token, at: number, stripesAt: (unit: number) => readonly Stripe[]): Generator<Piece> {
  const { content } = token;
  let start = 0;
  let stripes = stripesAt(at);
  for (let unit = 1; unit < content.length; unit++) {
    const next = isLowSurrogate(content.charCodeAt(unit)) ? stripes : stripesAt(at + unit);
    if (next !== stripes) {
      yield { token: textToken(token, content.slice(start, unit)), stripes };
      start = unit;
      stripes = next;
    }
  }
  yield { token: start === 0 ? token : textToken(token, content.slice(start)), stripes };
}

/**
 * The origin of each character of `text`. It is the traced text unless rules that ran later replaced characters
 * (typographic quotes, `(c)`, dashes); a replacement takes the origin of what it stands for.
 */
function alignOrigins(text: string, visible: VisibleText): readonly number[] {
  if (text === visible.text) {
    return visible.origins;
  }
  const origins: number[] = [];
  let traced = 0;
  for (let unit = 0; unit < text.length; unit++) {
    if (text[unit] !== visible.text[traced]) {
      traced = resynchronise(text, unit, visible.text, traced);
    }
    origins.push(visible.origins[Math.min(traced, visible.origins.length - 1)] ?? 0);
    traced++;
  }
  return origins;
}

/** Where in `traced` to go on for `text[unit]`: the same place for a replaced character, later where characters fell away. */
function resynchronise(text: string, unit: number, traced: string, at: number): number {
  const longestReplaced = 12;
  const context = 4;
  const same = text.slice(unit, unit + context);
  const following = text.slice(unit + 1, unit + 1 + context);
  for (let skipped = 0; skipped <= longestReplaced; skipped++) {
    if (traced.startsWith(same, at + skipped)) {
      return at + skipped;
    }
    if (following !== '' && traced.startsWith(following, at + 1 + skipped)) {
      return at + skipped;
    }
  }
  return at;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

function textToken(model: Token, content: string): Token {
  const token = newToken(model, 'text', '', 0);
  token.content = content;
  token.level = model.level;
  return token;
}

function markToken(model: Token, type: string, nesting: 1 | -1, meta: { readonly stripes: readonly Stripe[] } | null): Token {
  const token = newToken(model, type, 'mark', nesting);
  token.meta = meta;
  return token;
}

/** Tokens are made by the class of their neighbours: the markdown-it that parses is the editor's, not one of ours. */
function newToken(model: Token, type: string, tag: string, nesting: 1 | 0 | -1): Token {
  return new (model.constructor as new (...args: ConstructorParameters<typeof Token>) => Token)(type, tag, nesting);
}
