import type * as vscode from 'vscode';
import { revealCoding } from '../commands/reveal-coding';
import type { OpenTranscripts } from '../open-transcripts';
import type { CodingsList } from './codings-list';
import type { CodingNode, CodingsNode } from './nodes';

/** Goes from the list to the passages: one after the other, with the list following, or with the editor following the list. */
export class CodingsNavigator {
  #current: { readonly id: string; readonly at: number } | undefined;
  #wanted: (() => Promise<void>) | undefined;
  #showing: Promise<void> | undefined;

  constructor(
    private readonly list: CodingsList,
    private readonly transcripts: OpenTranscripts,
    private readonly view: () => vscode.TreeView<CodingsNode>,
  ) {}

  /** A list that was just filled begins before its first coding. */
  begin(): void {
    this.#current = undefined;
  }

  /** Goes to a passage; with `stay` the focus remains where it is. */
  open(row: CodingNode, { stay }: { readonly stay: boolean }): Promise<void> {
    this.#note(row);
    return this.#show(() => revealCoding(this.transcripts, row.study, row.coding, { preserveFocus: stay, preview: true }));
  }

  /** The next or previous coding of the list, from the one that was shown last; around at its ends. With `stay` the list keeps the focus. */
  async step(by: 1 | -1, { stay }: { readonly stay: boolean }): Promise<void> {
    const { rows } = this.list;
    const row = rows[this.#place(by, rows)];
    if (!row) {
      return;
    }
    this.#note(row);
    const view = this.view();
    if (view.visible) {
      await view.reveal(row, { select: true, focus: stay });
    }
    await this.open(row, { stay });
  }

  #note(row: CodingNode): void {
    this.#current = { id: row.id, at: this.list.rows.indexOf(row) };
  }

  #place(by: 1 | -1, rows: readonly CodingNode[]): number {
    const current = this.#current;
    if (!current) {
      return by === 1 ? 0 : rows.length - 1;
    }
    const at = rows.findIndex(({ id }) => id === current.id);
    // What was recoded may be gone from the list: then the one that took its place is next.
    const next = at >= 0 ? at + by : by === 1 ? current.at : current.at - 1;
    return rows.length === 0 ? -1 : (next + rows.length) % rows.length;
  }

  /** One after the other, and only the last one asked for: keys may come faster than editors open. */
  #show(show: () => Promise<void>): Promise<void> {
    this.#wanted = show;
    this.#showing ??= this.#showAll().finally(() => {
      this.#showing = undefined;
    });
    return this.#showing;
  }

  async #showAll(): Promise<void> {
    while (this.#wanted) {
      const show = this.#wanted;
      this.#wanted = undefined;
      await show();
    }
  }
}
