import * as vscode from 'vscode';
import { codeAt } from '../../core/language/code-at';
import { anchorsOf, tagPartAt } from '../../core/language/tag-part';
import type { MemoSubject } from '../../core/study/memo';
import type { TextRange } from '../../core/text';
import { markdownFiles } from './markdown-files';
import type { PresentFile, StudyFiles } from './study-files';

/** Go to definition: from a code to its heading, from an anchor to its partner, from a memo to what it is about. */
export function registerDefinition(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(markdownFiles, new CodeDefinition(files));
}

class CodeDefinition implements vscode.DefinitionProvider {
  constructor(private readonly files: StudyFiles) {}

  async provideDefinition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.LocationLink[] | undefined> {
    const present = this.files.of(document);
    const offset = document.offsetAt(position);
    if (!present) {
      return undefined;
    }
    const { file, study } = present;
    if (file.kind === 'transcript') {
      const part = tagPartAt(file.markup, offset);
      if (part?.kind === 'from' || part?.kind === 'to') {
        return anchorsOf(file.markup, part.id)
          .filter(({ kind }) => kind !== part.kind)
          .map(({ range }) => link(present, part.range, present, range));
      }
    }
    const code = codeAt(file, offset);
    if (code) {
      const codebook = await this.files.read(study, study.layout.codebook);
      const heading = codebook?.file.kind === 'codebook' ? codebook.file.codebook.bySlug.get(code.slug)?.nameRange : undefined;
      return codebook && heading ? [link(present, code.range, codebook, heading)] : undefined;
    }
    if (file.kind === 'memo') {
      const index = file.memo.aboutRanges.findIndex(({ start, end }) => start <= offset && offset <= end);
      const [range, subject] = [file.memo.aboutRanges[index], file.memo.about[index]];
      return range && subject ? this.#subject(present, range, subject) : undefined;
    }
    return undefined;
  }

  async #subject(from: PresentFile, origin: TextRange, subject: MemoSubject): Promise<vscode.LocationLink[] | undefined> {
    if (subject.kind !== 'transcript' && subject.kind !== 'coding') {
      return undefined;
    }
    const transcript = await this.files.read(from.study, subject.path);
    if (transcript?.file.kind !== 'transcript') {
      return undefined;
    }
    const coding = subject.kind === 'coding' ? transcript.file.markup.codings.find(({ id }) => id === subject.id) : undefined;
    return [link(from, origin, transcript, coding?.source ?? { start: 0, end: 0 })];
  }
}

function link(from: PresentFile, origin: TextRange, to: PresentFile, target: TextRange): vscode.LocationLink {
  return { originSelectionRange: from.rangeOf(origin), targetUri: to.uri, targetRange: to.rangeOf(target) };
}
