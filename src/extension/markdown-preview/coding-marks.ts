import type { Env, MarkdownIt, MarkdownItOptions, Token } from 'markdown-it';
import { readMarkup } from '../../core/markup/document';
import { stripesOf, type Stripe } from '../editor/passage-stripes';
import { CoveringStripes } from './covering-stripes';
import { installOrigins, traceOrigins } from './inline-origins';
import { Lines, locateParagraph, RowCells } from './inline-lines';
import { markChildren, markClose, markOpen, stripesOfMark } from './mark-children';

/** How a code is shown. */
export interface PreviewCode {
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
}

/** The codebook's answer for any slug; one it does not have is shown by its slug. */
export type PreviewCodebook = (slug: string) => PreviewCode;

/** Tells by the environment of a rendering whether it is of a transcript; null leaves the document as it is. */
export type CodebookOf = (env: Env) => PreviewCodebook | null;

interface CodedEnv extends Env {
  [codebookKey]?: PreviewCodebook;
}

const codebookKey: unique symbol = Symbol('verbatim.codebook');

interface Source {
  readonly text: string;
  /** As it was before the parse. */
  readonly env: Env;
  coded?: CodedRendering | null;
}

interface CodedRendering {
  readonly tokens: Token[];
  /** What other plugins left for the renderer while the verbatim text was parsed. */
  readonly left: Env;
}

/**
 * A markdown-it plugin that hides the coding markup of transcripts and wraps coded passages in `mark` elements.
 *
 * VS Code parses with an environment that does not name the document, and names it when it renders. So parsing only
 * remembers the source, and rendering parses it again where it is a transcript's: not the text with its tags but the
 * verbatim text, exactly as it would be shown if nobody had coded it. Marks are put into the finished tokens.
 */
export function codingMarks(md: MarkdownIt, codebookOf: CodebookOf): void {
  installOrigins(md);
  const sources = new WeakMap<readonly Token[], Source>();

  const parse = md.parse.bind(md);
  md.parse = (text: string, env: Env): Token[] => {
    const before = { ...env };
    const tokens = parse(text, env);
    if (text.includes(']{') || text.includes(']\\')) {
      sources.set(tokens, { text, env: before });
    }
    return tokens;
  };

  const codedRendering = (source: Source): CodedRendering | null => {
    if (source.coded === undefined) {
      try {
        source.coded = parseCoded(source, parse);
      } catch {
        // Another plugin failed on the verbatim text: a preview with tags is better than none.
        source.coded = null;
      }
    }
    return source.coded;
  };

  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens: Token[], options: Required<MarkdownItOptions>, env: Env): string => {
    const source = sources.get(tokens);
    const codebook = source && codebookOf(env);
    const coded = codebook ? codedRendering(source) : null;
    if (!codebook || !coded) {
      return render(tokens, options, env);
    }
    const codedEnv: CodedEnv = Object.assign(env, coded.left);
    codedEnv[codebookKey] = codebook;
    return render(coded.tokens, options, codedEnv);
  };

  md.renderer.rules[markOpen] = (tokens, index, _options, env) => {
    const codebook = (env as CodedEnv | undefined)?.[codebookKey];
    const stripes = stripesOfMark(tokens[index]);
    return codebook && stripes ? openingTag(stripes, codebook, md) : '<mark>';
  };
  md.renderer.rules[markClose] = () => '</mark>';
}

function parseCoded(source: Source, parse: (text: string, env: Env) => Token[]): CodedRendering | null {
  // As markdown-it normalises: its lines and offsets are counted after that.
  const markup = readMarkup(source.text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD'));
  if (markup.markers.length === 0) {
    return null;
  }
  const verbatim = markup.verbatimText();
  const { env, visibleText } = traceOrigins(source.env);
  const tokens = parse(verbatim, env);
  const lines = new Lines(verbatim);
  const covering = new CoveringStripes(stripesOf(markup.codings));
  let row: RowCells | null = null;
  for (const token of tokens) {
    if (token.type === 'tr_open') {
      row = token.map ? new RowCells(token.map[0], lines) : null;
    } else if (token.type === 'tr_close') {
      row = null;
    }
    const visible = token.type === 'inline' ? visibleText(token) : undefined;
    if (visible && token.children) {
      const offsets = row ? row.locate(token.content) : token.map && locateParagraph(token.content, token.map[0], lines);
      if (offsets) {
        token.children = markChildren(token.children, visible, offsets, covering);
      }
    }
  }
  const left = Object.entries(env).filter(([key]) => !(key in source.env));
  return { tokens, left: Object.fromEntries(left) };
}

function openingTag(stripes: readonly Stripe[], codebook: PreviewCodebook, md: MarkdownIt): string {
  const stripe = stripes.at(-1)!;
  const title = [...new Set([...stripes].reverse().map(({ code }) => codebook(code).name))].join('\n');
  const attributes = [
    ['class', `verbatim-coding verbatim-lane-${stripe.lane % 4}`],
    ['data-code', stripe.code],
    ['title', title],
    ['style', `--verbatim-code: ${safeColor(codebook(stripe.code).color)}`],
  ] as const;
  return `<mark${attributes.map(([name, value]) => ` ${name}="${md.utils.escapeHtml(value)}"`).join('')}>`;
}

/** Nothing but a colour may reach the style attribute, whatever a codebook says. */
function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : '#808080';
}
