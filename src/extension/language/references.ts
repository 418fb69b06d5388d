import * as vscode from 'vscode';
import { codeAt } from '../../core/language/code-at';
import { pathsNaming, referencesIn } from '../../core/language/code-references';
import { markdownFiles } from './markdown-files';
import type { StudyFiles } from './study-files';

/** Find all references: of a code in transcripts and memos, with its heading in the codebook where that is asked for. */
export function registerReferences(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(markdownFiles, new CodeReferences(files));
}

class CodeReferences implements vscode.ReferenceProvider {
  constructor(private readonly files: StudyFiles) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const present = this.files.of(document);
    const code = present && codeAt(present.file, document.offsetAt(position));
    if (!present || !code) {
      return undefined;
    }
    await present.study.settled();
    const found: vscode.Location[] = [];
    for (const path of pathsNaming(present.study.index, code.slug)) {
      const other = await this.files.read(present.study, path);
      if (token.isCancellationRequested) {
        return undefined;
      }
      for (const { kind, range } of other ? referencesIn(other.file, code.slug) : []) {
        if (other && (kind !== 'heading' || includeDeclaration)) {
          found.push(new vscode.Location(other.uri, other.rangeOf(range)));
        }
      }
    }
    return found;
  }
}
