import type { Env, MarkdownIt, StateInline, Token } from 'markdown-it';

/** Stands for one token without text of its own (a line break, an image, raw HTML) among the visible characters of an inline token. */
export const opaqueCharacter = '\uFFFC';

/**
 * What a reader sees of one inline token, character by character, and where each character stood in the token's content.
 * markdown-it forgets this while it parses, and nothing else tells a `]` that was text from one that ended a link.
 */
export interface VisibleText {
  readonly text: string;
  /** Per UTF-16 unit of `text`, the UTF-16 offset in the inline token's content. */
  readonly origins: readonly number[];
}

const originsKey: unique symbol = Symbol('verbatim.origins');

interface TracedEnv extends Env {
  readonly [originsKey]?: Map<Token | Token[], VisibleText>;
}

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** An environment for `md.parse` that makes the parser note origins, and a look-up for them by inline token. */
export function traceOrigins(base: Env): {
  readonly env: Env;
  readonly visibleText: (inline: Token) => VisibleText | undefined;
} {
  const found = new Map<Token | Token[], VisibleText>();
  return { env: { ...base, [originsKey]: found }, visibleText: (inline) => found.get(inline) };
}

/** The characters of inline tokens in the order they are seen; compared with {@link VisibleText} after later rules changed the tokens. */
export function visibleCharacters(token: Token): string {
  if (isText(token)) {
    return token.content;
  }
  return token.nesting === 0 ? opaqueCharacter : '';
}

export function isText(token: Token): boolean {
  return token.type === 'text' || token.type === 'text_special';
}

/**
 * Lets the inline parser note where its characters come from, whatever rules other plugins add. It costs one look-up per
 * rule when the environment does not ask for it, and never changes what is parsed.
 */
export function installOrigins(md: MarkdownIt): void {
  const traces = new WeakMap<StateInline, InlineTrace>();
  const traceOf = (state: StateInline): InlineTrace | undefined => {
    if ((state.env as TracedEnv)[originsKey] === undefined) {
      return undefined;
    }
    let trace = traces.get(state);
    if (!trace) {
      trace = new InlineTrace(state);
      traces.set(state, trace);
    }
    return trace;
  };

  md.inline.State = class extends md.inline.State {
    override pushPending(): Token {
      const trace = traceOf(this);
      trace?.catchUp();
      const length = this.pending.length;
      const token = super.pushPending();
      trace?.flushed(token, length);
      return token;
    }
  };

  const wrapped = new WeakMap<InlineRule, InlineRule>();
  const wrap = (rule: InlineRule): InlineRule => {
    const known = wrapped.get(rule);
    if (known) {
      return known;
    }
    const traced: InlineRule = (state, silent) => {
      const trace = silent ? undefined : traceOf(state);
      if (!trace) {
        return rule(state, silent);
      }
      trace.catchUp();
      const start = state.pos;
      const firstToken = state.tokens.length;
      const matched = rule(state, false);
      if (matched) {
        trace.consumed(start, firstToken);
      }
      return matched;
    };
    wrapped.set(rule, traced);
    return traced;
  };
  // The ruler hands out the same list until its rules change.
  const wrappedLists = new WeakMap<readonly InlineRule[], InlineRule[]>();
  const ruler = md.inline.ruler;
  const getRules = ruler.getRules.bind(ruler);
  ruler.getRules = (chain) => {
    const rules = getRules(chain);
    const known = wrappedLists.get(rules) ?? rules.map(wrap);
    wrappedLists.set(rules, known);
    return known;
  };

  // After emphasis the marker characters that stayed text are known, and text tokens are not joined yet.
  md.inline.ruler2.after('emphasis', 'verbatim_origins', (state) => {
    const trace = traceOf(state);
    if (trace) {
      (state.env as TracedEnv)[originsKey]?.set(state.tokens, trace.visibleText());
    }
    return false;
  });
  // Later rules (linkify) replace the list of children, so what was noted for the list moves to its owner.
  md.core.ruler.after('inline', 'verbatim_origins', (state) => {
    const found = (state.env as TracedEnv)[originsKey];
    if (!found) {
      return;
    }
    for (const token of state.tokens) {
      const visible = token.type === 'inline' && token.children ? found.get(token.children) : undefined;
      if (visible) {
        found.set(token, visible);
      }
    }
  });
}

/** Follows one run of the inline parser: which token took which characters of the content. */
class InlineTrace {
  readonly #origins = new Map<Token, readonly number[]>();
  /** Of the text that the parser holds back until its next token. */
  #pending: number[] = [];

  constructor(private readonly state: StateInline) {}

  /** The parser itself takes over single characters that no rule wants; they stand just before its position. */
  catchUp(): void {
    this.#extendPending(this.state.pos - (this.state.pending.length - this.#pending.length));
  }

  flushed(token: Token, length: number): void {
    this.#origins.set(token, this.#pending.slice(0, length));
    this.#pending = [];
  }

  /** A rule has read the content from `start` to the parser's position. */
  consumed(start: number, firstToken: number): void {
    this.#extendPending(start);
    let cursor = start;
    for (const token of this.state.tokens.slice(firstToken)) {
      if (!this.#origins.has(token) && token.nesting === 0) {
        const origins = this.#originsOf(token, start, cursor);
        this.#origins.set(token, origins);
        cursor = Math.max(cursor, (origins.at(-1) ?? start) + (isText(token) ? 1 : 0));
      }
    }
  }

  visibleText(): VisibleText {
    let text = '';
    const origins: number[] = [];
    for (const token of this.state.tokens) {
      const characters = visibleCharacters(token);
      const known = this.#origins.get(token) ?? [];
      const last = origins.at(-1) ?? 0;
      for (let unit = 0; unit < characters.length; unit++) {
        origins.push(known[unit] ?? last);
      }
      text += characters;
    }
    return { text, origins };
  }

  #extendPending(start: number): void {
    const { pending, pos } = this.state;
    for (let next = Math.max(start, 0); this.#pending.length < pending.length; next++) {
      this.#pending.push(Math.min(next, pos - 1));
    }
    this.#pending.length = pending.length;
  }

  #originsOf(token: Token, start: number, cursor: number): readonly number[] {
    const { src, pos } = this.state;
    const { content } = token;
    if (!isText(token) || content === '') {
      return [start];
    }
    let at = src.indexOf(content, cursor);
    if (at < 0 || at + content.length > pos) {
      // A bare URL is recognised at its `://`: its text begins before the rule did.
      at = src.lastIndexOf(content, start);
    }
    const isVerbatim = at >= 0 && at + content.length > start && at + content.length <= pos;
    return Array.from({ length: content.length }, (_, unit) => (isVerbatim ? at + unit : start));
  }
}
