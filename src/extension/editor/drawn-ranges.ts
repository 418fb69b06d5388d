import * as vscode from 'vscode';
import type { TextRange } from '../../core/text';
import { followChange, type Change } from './followed-range';
import type { PassageStyles } from './passage-styles';

/** Offsets in a document's present text, by the key of their style. */
export type RangesByStyle = ReadonlyMap<string, readonly TextRange[]>;

/** Milliseconds after which what was sent has surely arrived. */
const onTheWayMilliseconds = 1000;

/** What is drawn in one editor, so that only what differs is sent, and what is no longer wanted is taken away. */
export class DrawnRanges {
  /** Null where the editor may have moved a range otherwise than foreseen. */
  readonly #drawn = new Map<string, readonly TextRange[] | null>();
  /** When each key was sent last. */
  readonly #sent = new Map<string, number>();
  /** Keys that met a change of the text on their way, and may have been put into the wrong place. */
  readonly #doubtful = new Set<string>();
  /** Changes since the last drawing: whatever is drawn is moved along when it is drawn next, not at each key. */
  #changes: Change[] = [];

  get keys(): Iterable<string> {
    return this.#drawn.keys();
  }

  /** The editor moves what is drawn along with the text. */
  follow(changes: readonly Change[]): void {
    this.#changes.push(...changes);
    const arrived = performance.now() - onTheWayMilliseconds;
    for (const [key, time] of this.#sent) {
      if (time > arrived) {
        this.#doubtful.add(key);
      } else {
        this.#sent.delete(key);
      }
    }
  }

  /** Lets the next drawing send again what may be in the wrong place. */
  distrust(): void {
    for (const key of this.#doubtful) {
      if (this.#drawn.has(key)) {
        this.#drawn.set(key, null);
      }
    }
    this.#doubtful.clear();
  }

  draw(editor: vscode.TextEditor, styles: PassageStyles, wanted: RangesByStyle): void {
    const { document } = editor;
    this.#moveAlong(styles);
    for (const key of this.#drawn.keys()) {
      if (!wanted.has(key)) {
        const type = styles.type(key);
        if (type) {
          editor.setDecorations(type, []);
        }
        this.#drawn.delete(key);
        this.#doubtful.delete(key);
      }
    }
    for (const [key, ranges] of wanted) {
      const type = styles.type(key);
      if (type && !isSame(this.#drawn.get(key), ranges)) {
        editor.setDecorations(
          type,
          ranges.map(({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end))),
        );
        this.#drawn.set(key, ranges);
        this.#sent.set(key, performance.now());
      }
    }
  }

  #moveAlong(styles: PassageStyles): void {
    const changes = this.#changes;
    this.#changes = [];
    if (changes.length > 0) {
      for (const [key, ranges] of this.#drawn) {
        this.#drawn.set(key, ranges && followChanges(ranges, changes, styles.grows(key)));
      }
    }
  }
}

function followChanges(ranges: readonly TextRange[], changes: readonly Change[], grows: boolean): readonly TextRange[] | null {
  const followed: TextRange[] = [];
  for (const range of ranges) {
    let moved: TextRange | null = range;
    for (const change of changes) {
      moved = moved && followChange(moved, change, grows);
    }
    if (!moved) {
      return null;
    }
    followed.push(moved);
  }
  return followed;
}

function isSame(drawn: readonly TextRange[] | null | undefined, wanted: readonly TextRange[]): boolean {
  return drawn?.length === wanted.length
    && drawn.every(({ start, end }, index) => start === wanted[index]!.start && end === wanted[index]!.end);
}
