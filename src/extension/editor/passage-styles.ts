import * as vscode from 'vscode';
import { standingOut, translucent, type Ground } from './passage-colors';
import type { Look } from './passage-looks';

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
    this.prune(new Set());
  }

  #options(look: Look): vscode.DecorationRenderOptions {
    const isHighContrast = this.#ground === 'highContrast' || this.#ground === 'highContrastLight';
    switch (look.kind) {
      case 'passage': {
        const line = standingOut(look.color, this.#ground, isHighContrast ? 4.5 : 3);
        return {
          ...(this.style === 'background' && !isHighContrast
            ? { backgroundColor: translucent(look.color, this.#ground === 'dark' ? 0.24 : 0.15) }
            : {}),
          ...(isHighContrast ? { border: `1px dotted ${line}` } : {}),
          outline: laneLine(line, look.lane),
        };
      }
      case 'mention':
        return { color: standingOut(look.color, this.#ground, isHighContrast ? 7 : 4.5) };
      case 'ruler':
        return {
          overviewRulerColor: translucent(standingOut(look.color, this.#ground, 3), 0.8),
          overviewRulerLane: rulerLanes[look.lane % rulerLanes.length]!,
        };
      case 'markup':
        return { opacity: isHighContrast ? '0.75' : '0.6' };
    }
  }
}

function keyOf(look: Look): string {
  return 'lane' in look ? `${look.kind} ${look.color} ${look.lane}` : 'color' in look ? `${look.kind} ${look.color}` : look.kind;
}

/**
 * A line at the words, in a place of its own for each lane. Decoration options know neither where a line stands nor
 * how several share the room below a word, but their values reach the style sheet as they are; should VS Code ever
 * refuse that, the tint or border of the passage is still there.
 */
function laneLine(color: string, lane: number): string {
  const distance = ((lane % laneCount) % 2) * (lineThickness + 1);
  // Two below the words, two above: a line across the words would look like a deletion.
  const place = lane % laneCount < 2 ? `0 calc(100% - ${distance}px)` : `0 ${distance}px`;
  return `none; background-image: linear-gradient(${color}, ${color}); background-repeat: no-repeat;`
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
