import * as vscode from 'vscode';
import type { TextRange } from '../../core/text';
import { followChange, type Change } from './followed-range';
import type { PassageStyles } from './passage-styles';

/** Offsets in a document's present text, by the key of their style. */
export type RangesByStyle = ReadonlyMap<string, readonly TextRange[]>;

/** What is drawn in one editor, so that only what differs is sent, and what is no longer wanted is taken away. */
export class DrawnRanges {
  /** Null where the editor may have moved a range otherwise than foreseen. */
  readonly #drawn = new Map<string, readonly TextRange[] | null>();

  get keys(): Iterable<string> {
    return this.#drawn.keys();
  }

  /** The editor moves what is drawn along with the text. */
  follow(changes: readonly Change[], styles: PassageStyles): void {
    for (const [key, ranges] of this.#drawn) {
      this.#drawn.set(key, ranges && followChanges(ranges, changes, styles.grows(key)));
    }
  }

  /** Lets the next drawing send everything, whatever was foreseen. */
  distrust(): void {
    for (const key of this.#drawn.keys()) {
      this.#drawn.set(key, null);
    }
  }

  draw(editor: vscode.TextEditor, styles: PassageStyles, wanted: RangesByStyle): void {
    const { document } = editor;
    for (const key of this.#drawn.keys()) {
      if (!wanted.has(key)) {
        const type = styles.type(key);
        if (type) {
          editor.setDecorations(type, []);
        }
        this.#drawn.delete(key);
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
