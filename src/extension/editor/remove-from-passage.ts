import * as vscode from 'vscode';
import { CodingEditor } from '../commands/coding-editor';
import { removeCodes } from '../../core/study/coding-operations';
import { registerCommands, type Command } from '../commands/command';
import type { ExtensionParts } from '../extension-parts';
import type { OpenTranscripts } from '../open-transcripts';
import type { PassageReference } from './coding-at';

export const removeFromPassageCommand = 'verbatim.removeFromPassage';

/** The hover's “Remove”: the passage under the pointer loses a code, wherever the cursor is. */
export function registerRemoveFromPassage({ transcripts }: Pick<ExtensionParts, 'transcripts'>): vscode.Disposable {
  return registerCommands([new RemoveFromPassageCommand(transcripts, new CodingEditor(transcripts))]);
}

class RemoveFromPassageCommand implements Command {
  readonly id = 'verbatim.removeFromPassage';

  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly codings: CodingEditor,
  ) {}

  async execute(argument?: unknown): Promise<void> {
    const passage = isPassageReference(argument) ? argument : undefined;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === passage?.document);
    if (!passage || !editor || !this.transcripts.get(editor.document)) {
      return;
    }
    const removed = await this.codings.edit(editor, ({ markup }) => {
      const coding = markup.codings.find(
        ({ verbatim, codes }) => verbatim.start === passage.start && verbatim.end === passage.end && codes.includes(passage.code),
      );
      return coding ? [removeCodes(coding, new Set([passage.code]))] : [];
    });
    if (!removed) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('The passage has changed meanwhile: point at it again.'), 5000);
    }
  }
}

function isPassageReference(value: unknown): value is PassageReference {
  const { document, start, end, code } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<string, unknown>>;
  return typeof document === 'string' && typeof start === 'number' && typeof end === 'number' && typeof code === 'string';
}
