import * as vscode from 'vscode';
import { nameOf } from '../code-names';
import type { StudySession } from '../studies';
import { coderOf } from '../study-settings';
import { codePassages } from '../../core/study/coding-operations';
import type { CodingEditor } from './coding-editor';
import { createCode } from './create-code';
import { movesOn } from './move-on';
import { tell, type PassagesAtHand } from './passage-command';
import type { RecentCodes } from './recent-codes';
import { moveOn } from './passage-walk';
import { selectedPassages } from './selected-passages';

/** What the coding commands share: put codes on the passages at hand, remember them, say so. */
export class Coding {
  constructor(
    private readonly codings: CodingEditor,
    readonly recent: RecentCodes,
  ) {}

  /** @param names what new codes are called, while the index does not know them yet */
  async apply(
    { editor, transcript, passages }: PassagesAtHand,
    codes: readonly string[],
    names: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    const { study, document } = transcript;
    const asked = document.version;
    let count = passages.length;
    const changed = await this.codings.edit(editor, (now) => {
      // The transcript may have changed while the person chose: then the selection, which moved along, says what is meant.
      const meant = now.document.version === asked ? passages : selectedPassages(now, editor.selections);
      count = meant.length;
      return codePassages(now.markup, meant, codes, coderOf(document.uri));
    });
    await this.recent.note(study, codes);
    if (changed && count === 1 && movesOn()) {
      moveOn(editor, transcript);
    }
    const list = codes.map((slug) => names.get(slug) ?? nameOf(study.index.codebook, slug)).join(', ');
    if (changed && count === 1) {
      tell(vscode.l10n.t('$(tag) Coded: {0}', list));
    } else if (changed) {
      tell(vscode.l10n.t('$(tag) Coded {0} passages: {1}', count, list));
    }
  }

  /** Makes a code, or finds the one that has the name already, and puts it on the passages. */
  async applyNew(atHand: PassagesAtHand, name: string): Promise<void> {
    const slug = await createCode(atHand.transcript.study, { name, parent: null });
    if (slug !== undefined) {
      await this.apply(atHand, [slug], new Map([[slug, name]]));
    }
  }

  lastOf(study: StudySession): string | undefined {
    return this.recent.of(study)[0];
  }
}
