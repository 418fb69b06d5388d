import * as vscode from 'vscode';
import { transcriptOutline, type OutlineCoding } from '../../core/language/transcript-outline';
import type { MarkupDocument } from '../../core/markup/document';
import type { Code, Codebook } from '../../core/study/codebook';
import { isTheme, nameOf, oneLine } from '../code-names';
import { markdownFiles } from './markdown-files';
import type { PresentFile, StudyFiles } from './study-files';

const detailLength = 80;
/**
 * A transcript with more turns and codings than this gets an outline of its turns alone: the window takes in a new outline after each
 * pause in typing, and one of thousands of entries with words would hold it up for some frames.
 */
const mostSymbols = 1000;

/** The outline: of a transcript its turns and their codings, of the codebook its codes. */
export function registerDocumentSymbols(files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(markdownFiles, new StudyOutline(files), { label: 'Verbatim' });
}

class StudyOutline implements vscode.DocumentSymbolProvider {
  constructor(private readonly files: StudyFiles) {}

  async provideDocumentSymbols(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.DocumentSymbol[] | undefined> {
    const present = this.files.of(document);
    switch (present?.file.kind) {
      case 'transcript': {
        // VS Code keeps an outline until the document changes, so one without names must not be made while the study is read.
        const codebook = await this.#codebookOf(present);
        return token.isCancellationRequested ? undefined : turnSymbols(present, present.file.markup, codebook);
      }
      case 'codebook':
        return codeSymbols(present, present.file.codebook);
      case 'memo':
      case undefined:
        return undefined;
    }
  }

  async #codebookOf({ study }: PresentFile): Promise<Codebook> {
    const { codebook } = study.index;
    const read = codebook.codes.length > 0 ? undefined : await this.files.read(study, study.layout.codebook);
    return read?.file.kind === 'codebook' ? read.file.codebook : codebook;
  }
}

function turnSymbols(present: PresentFile, markup: MarkupDocument, codebook: Codebook): vscode.DocumentSymbol[] {
  const items = transcriptOutline(markup);
  const isLong = items.length + markup.codings.length > mostSymbols;
  const turns = items.filter(({ kind }) => kind === 'turn');
  return (isLong && turns.length > 0 ? turns : items).map((item) => {
    if (item.kind === 'coding') {
      return codingSymbol(present, codebook, item);
    }
    const symbol = new vscode.DocumentSymbol(
      item.timestamp === null ? item.speaker : `${item.speaker} ${item.timestamp}`,
      isLong ? '' : item.words, vscode.SymbolKind.String, present.rangeOf(item.range), present.rangeOf(item.label),
    );
    symbol.children = isLong ? [] : item.codings.map((coding) => codingSymbol(present, codebook, coding));
    return symbol;
  });
}

function codingSymbol(present: PresentFile, codebook: Codebook, { codes, words, range, passage }: OutlineCoding): vscode.DocumentSymbol {
  const names = codes.map((code) => nameOf(codebook, code)).join(', ');
  return new vscode.DocumentSymbol(names, words, vscode.SymbolKind.EnumMember, present.rangeOf(range), present.rangeOf(passage));
}

function codeSymbols(present: PresentFile, codebook: Codebook): vscode.DocumentSymbol[] {
  const symbolOf = (code: Code): vscode.DocumentSymbol => {
    const children = code.children.flatMap((slug) => codebook.bySlug.get(slug) ?? []);
    const last = lastOf(codebook, code);
    const symbol = new vscode.DocumentSymbol(
      code.name === '' ? code.slug : code.name, oneLine(code.definition, detailLength),
      isTheme(code) ? vscode.SymbolKind.Enum : vscode.SymbolKind.EnumMember,
      present.rangeOf({ start: code.section.start, end: Math.max(code.section.end, last) }), present.rangeOf(code.heading),
    );
    symbol.children = children.map(symbolOf);
    return symbol;
  };
  return codebook.codes.filter(({ parent }) => parent === null).map(symbolOf);
}

/** Where the last code below ends. */
function lastOf(codebook: Codebook, code: Code): number {
  return code.children.reduce((end, slug) => {
    const child = codebook.bySlug.get(slug);
    return child ? Math.max(end, lastOf(codebook, child)) : end;
  }, code.section.end);
}
