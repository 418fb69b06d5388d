import * as vscode from 'vscode';
import { codeAt } from '../../core/language/code-at';
import { referencesIn } from '../../core/language/code-references';
import { anchorsOf, tagPartAt } from '../../core/language/tag-part';
import type { TextRange } from '../../core/text';
import { markdownFiles } from './markdown-files';
import type { StudyFiles } from './study-files';

/** With the caret on a code, the other places in the file that name it; on an anchor's id, its partner. */
export function registerHighlights(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(markdownFiles, new CodeHighlights(files));
}

class CodeHighlights implements vscode.DocumentHighlightProvider {
  constructor(private readonly files: StudyFiles) {}

  provideDocumentHighlights(document: vscode.TextDocument, position: vscode.Position): vscode.DocumentHighlight[] | undefined {
    const present = this.files.of(document);
    if (!present) {
      return undefined;
    }
    const { file } = present;
    const offset = document.offsetAt(position);
    const part = file.kind === 'transcript' ? tagPartAt(file.markup, offset) : null;
    const code = codeAt(file, offset);
    const ranges: readonly TextRange[] =
      file.kind === 'transcript' && (part?.kind === 'from' || part?.kind === 'to')
        ? anchorsOf(file.markup, part.id).map(({ range }) => range)
        : code ? referencesIn(file, code.slug).map(({ range }) => range) : [];
    return ranges.map((range) => new vscode.DocumentHighlight(present.rangeOf(range), vscode.DocumentHighlightKind.Text));
  }
}
