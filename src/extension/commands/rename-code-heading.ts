import * as vscode from 'vscode';
import { renameCodeHeading } from '../../core/study/codebook-edits';
import type { Studies } from '../studies';
import { codeArgument } from './code-argument';
import type { Command } from './command';
import { codeNamed, editCodebook } from './create-code';

/** Changes what a code is called. Its slug stays, so no transcript changes. */
export class RenameCodeHeadingCommand implements Command {
  readonly id = 'verbatim.renameCodeHeading';

  constructor(private readonly studies: Studies) {}

  /** `name` may be given instead of being asked for. */
  async execute(argument?: unknown, name?: unknown): Promise<void> {
    const named = codeArgument(argument, this.studies);
    const code = named?.study.index.codebook.bySlug.get(named.slug);
    if (!named || !code) {
      return;
    }
    const { study, slug } = named;
    const wanted = typeof name === 'string' ? name : await askName(code.name, (value) => {
      const other = codeNamed(study.index.codebook, value);
      return other && other.slug !== slug
        ? vscode.l10n.t('There is a code of this name already ({0}).', other.slug)
        : undefined;
    });
    const trimmed = wanted?.trim().replace(/\s+/gu, ' ') ?? '';
    if (trimmed !== '' && trimmed !== code.name) {
      await editCodebook(study, (text, codebook) =>
        codebook.bySlug.has(slug) ? renameCodeHeading(text, codebook, slug, trimmed) : undefined,
      );
    }
  }
}

function askName(name: string, validateInput: (value: string) => string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Rename “{0}”', name),
    prompt: vscode.l10n.t('The name people read. Tags keep the code’s slug, so no transcript changes.'),
    value: name,
    validateInput,
  });
}
