import * as vscode from 'vscode';
import { gutterStyle, marginStyle, stripeIcon, type GutterStripe } from './gutter-stripe';
import { standingOut, translucent, type Ground } from './passage-colors';
import type { Look } from './passage-looks';
import { patternedLine } from './passage-patterns';
import { tint } from './passage-tints';

export type PassageStyle = 'background' | 'underline';

/** Lanes that have a place of their own; further ones share them. */
const laneCount = 4;
/** Pixels. */
const lineThickness = 2;

const rulerLanes = [vscode.OverviewRulerLane.Center, vscode.OverviewRulerLane.Left, vscode.OverviewRulerLane.Right];

/** Decoration types for the present theme and settings, made when first needed. */
export class PassageStyles implements vscode.Disposable {
  readonly #types = new Map<string, { readonly type: vscode.TextEditorDecorationType; readonly grows: boolean }>();
  readonly #ground = groundOf(vscode.window.activeColorTheme.kind);

  /** Never drawn: its style sheet is what it is for. */
  readonly #margin = vscode.window.createTextEditorDecorationType({ gutterIconPath: svg(''), gutterIconSize: marginStyle });

  constructor(private readonly style: PassageStyle) {}

  get size(): number {
    return this.#types.size;
  }

  type(key: string): vscode.TextEditorDecorationType | undefined {
    return this.#types.get(key)?.type;
  }

  /** Whether text typed at an end belongs to what is drawn: to a passage and to a slug, but not to a tag. */
  grows(key: string): boolean {
    return this.#types.get(key)?.grows ?? false;
  }

  /** Makes sure that there is a type for a look. @returns its key */
  keyOf(look: Look): string {
    const key = keyOf(look);
    if (!this.#types.has(key)) {
      const grows = look.kind !== 'markup';
      const { OpenOpen, ClosedClosed } = vscode.DecorationRangeBehavior;
      const options = { ...this.#options(look), rangeBehavior: grows ? OpenOpen : ClosedClosed };
      this.#types.set(key, { type: vscode.window.createTextEditorDecorationType(options), grows });
    }
    return key;
  }

  /** Disposes of every type that is not in use. */
  prune(used: ReadonlySet<string>): void {
    for (const [key, { type }] of this.#types) {
      if (!used.has(key)) {
        type.dispose();
        this.#types.delete(key);
      }
    }
  }

  dispose(): void {
    this.#margin.dispose();
    this.prune(new Set());
  }

  #options(look: Look): vscode.DecorationRenderOptions {
    const isHighContrast = this.#ground === 'highContrast' || this.#ground === 'highContrastLight';
    switch (look.kind) {
      case 'passage':
        return look.color === null ? this.#outOfFocus(look) : this.#passage({ ...look, color: look.color });
      case 'mention':
        return { color: standingOut(look.color, this.#ground, isHighContrast ? 7 : 4.5) };
      case 'ruler':
        return {
          overviewRulerColor: translucent(standingOut(look.color, this.#ground, 3), 0.8),
          overviewRulerLane: rulerLanes[look.lane]!,
        };
      case 'markup':
        // Letters of no size still have a place, where `display: none` would have none: the caret beside them shows, a click finds it, and
        // a passage is drawn up to them. Letter spacing tells the editor to measure the line as it is drawn.
        return look.display === 'folded'
          ? { textDecoration: 'none; font-size: 0', letterSpacing: '0' }
          : { opacity: isHighContrast ? '0.85' : '0.6' };
    }
  }

  #passage(stripe: GutterStripe): vscode.DecorationRenderOptions {
    const ground = this.#ground;
    if (ground === 'highContrast' || ground === 'highContrastLight') {
      const line = { ...stripe, color: standingOut(stripe.color, ground, 4.5) };
      return { border: `1px dotted ${line.color}`, outline: laneLine(line), ...gutter(line) };
    }
    const line = { ...stripe, color: standingOut(stripe.color, ground, 3) };
    const background = this.style === 'background' ? tint(stripe.color, ground, stripe.lane) : null;
    return { ...(background === null ? {} : { backgroundColor: background }), outline: laneLine(line), ...gutter(line) };
  }

  /** Grey, and broken as little as can be: there, but not in the way. */
  #outOfFocus(look: Look & { readonly kind: 'passage' }): vscode.DecorationRenderOptions {
    const stripe = { ...look, color: translucent(standingOut('#808080', this.#ground, 3), 0.6), pattern: 'dotted' as const };
    return { outline: laneLine(stripe), ...gutter(stripe) };
  }
}

function gutter(stripe: GutterStripe): vscode.DecorationRenderOptions {
  return { gutterIconPath: svg(stripeIcon(stripe)), gutterIconSize: gutterStyle(stripe) };
}

function svg(content: string): vscode.Uri {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="19" height="19">${content}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(picture)}`, true);
}

function keyOf(look: Look): string {
  switch (look.kind) {
    case 'passage':
      return `passage ${look.color ?? 'dimmed'} ${look.lane} ${look.pattern} ${look.name}`;
    case 'ruler':
      return `ruler ${look.color} ${look.lane}`;
    case 'mention':
      return `mention ${look.color}`;
    case 'markup':
      return look.display;
  }
}

/**
 * A line at the words, in a place of its own for each lane. Decoration options know neither where a line stands nor
 * how several share the room below a word, but their values reach the style sheet as they are; should VS Code ever
 * refuse that, the tint or border of the passage is still there.
 */
function laneLine({ color, lane, pattern }: GutterStripe): string {
  const distance = ((lane % laneCount) % 2) * (lineThickness + 1);
  // Two below the words, two above: a line across the words would look like a deletion.
  const place = lane % laneCount < 2 ? `0 calc(100% - ${distance}px)` : `0 ${distance}px`;
  return `none; background-image: ${patternedLine(color, pattern, 'to right')}; background-repeat: no-repeat;`
    + ` background-size: 100% ${lineThickness}px; background-position: ${place}`;
}

function groundOf(kind: vscode.ColorThemeKind): Ground {
  switch (kind) {
    case vscode.ColorThemeKind.Light:
      return 'light';
    case vscode.ColorThemeKind.Dark:
      return 'dark';
    case vscode.ColorThemeKind.HighContrast:
      return 'highContrast';
    case vscode.ColorThemeKind.HighContrastLight:
      return 'highContrastLight';
  }
}
