import { oneLine } from '../code-names';
import { patternedLine, type Pattern } from './passage-patterns';

/** What one code of one passage adds to the gutter beside its lines. */
export interface GutterStripe {
  /** `#rrggbb`, with or without an opacity. */
  readonly color: string;
  readonly lane: number;
  readonly pattern: Pattern;
  /** The code's name, as people wrote it. */
  readonly name: string;
}

/** Lanes that have a place of their own in the gutter, which is as wide as a line is high (19 pixels); further ones share the last. */
const placeCount = 5;
/** Pixels. */
const stripeWidth = 3;
const stripeDistance = 4;
/** Names the hover has room for. */
const nameCount = 12;
const nameLength = 80;

/** SVG of the icon that shows should VS Code ever take `gutterStyle` no further than to the icon's size: the stripe alone. */
export function stripeIcon({ color, lane, pattern }: GutterStripe): string {
  const dashes = { solid: '', dashed: '9 4', dotted: '2 3', dashDotted: '9 3 2 3' }[pattern];
  const x = place(lane) * stripeDistance + stripeWidth / 2;
  return `<path d="M${x} 0V19" stroke="${color}" stroke-width="${stripeWidth}"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}/>`;
}

/**
 * The value of `gutterIconSize`. VS Code shows one gutter icon a line, and none of the names: extensions cannot give it a hover. But
 * values reach the style sheet as they are, and a line's element has the classes of every decoration on it. So each decoration sets
 * variables of its own lane, and all say alike how a line is drawn from them: as many stripes as there are passages, and their names
 * beside the gutter while the pointer is there.
 */
export function gutterStyle(stripe: GutterStripe): string {
  const image = patternedLine(stripe.color, stripe.pattern, 'to bottom');
  const at = place(stripe.lane);
  const places = Array.from({ length: placeCount }, (_, index) => `var(--verbatim-stripe-${index}, none)`);
  const names = Array.from({ length: nameCount }, (_, index) => `var(--verbatim-name-${index}, "")`);
  return [
    'auto',
    `--verbatim-stripe-${at}: ${image} ${at * stripeDistance}px 0 / ${stripeWidth}px 100% no-repeat`,
    `--verbatim-name-${Math.min(stripe.lane, nameCount - 1)}: "${cssText(`${oneLine(stripe.name, nameLength)}\n`)}"`,
    `background: ${places.join(', ')}`,
    `&:hover::after { content: ${names.join(' ')}; ${hoverStyle} }`,
  ].join('; ');
}

/** The same way, said once: the margin cuts off what leaves it, and must not while names stand beside it. */
export const marginStyle = 'auto; .margin:has(.cgmr:hover):not(&) { contain: size layout style !important; z-index: 10; }';

const hoverStyle = [
  'position: absolute', 'left: 100%', 'top: 0', 'padding: 3px 8px', 'white-space: pre', 'unicode-bidi: plaintext', 'pointer-events: none',
  'font: 13px/19px var(--vscode-font-family, sans-serif)',
  'color: var(--vscode-editorHoverWidget-foreground)', 'background: var(--vscode-editorHoverWidget-background)',
  'border: 1px solid var(--vscode-editorHoverWidget-border)', 'border-radius: 3px',
].join('; ');

function place(lane: number): number {
  return Math.min(lane, placeCount - 1);
}

/** Text inside a CSS string: whatever is not a letter or a digit is written as a code point, so that nothing ends the string. */
function cssText(text: string): string {
  return [...text].map((character) => (/[\p{L}\p{M}\p{N}]/u.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `)).join('');
}
