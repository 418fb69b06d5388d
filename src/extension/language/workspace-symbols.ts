import * as vscode from 'vscode';
import type { TextRange } from '../../core/text';
import { isTheme, themesAbove } from '../code-names';
import type { Studies, StudySession } from '../studies';
import type { StudyFiles } from './study-files';

/** Go to symbol in workspace: codes, transcripts and memos of all studies by the names people read. */
export function registerWorkspaceSymbols(studies: Studies, files: StudyFiles): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider(new StudySymbols(studies, files));
}

class StudySymbol extends vscode.SymbolInformation {
  constructor(
    readonly study: StudySession,
    readonly path: string,
    name: string,
    kind: vscode.SymbolKind,
    container: string,
    /** Undefined: the beginning of the file. */
    readonly slug?: string,
  ) {
    super(name, kind, container, new vscode.Location(study.uriOf(path), new vscode.Position(0, 0)));
  }
}

class StudySymbols implements vscode.WorkspaceSymbolProvider<StudySymbol> {
  constructor(
    private readonly studies: Studies,
    private readonly files: StudyFiles,
  ) {}

  provideWorkspaceSymbols(query: string): StudySymbol[] {
    return this.studies.all.flatMap(symbolsOf).filter(({ name }) => mayMatch(name, query));
  }

  /** The place is looked up when a symbol is chosen: the list needs no file to be read. */
  async resolveWorkspaceSymbol(symbol: StudySymbol): Promise<StudySymbol> {
    const present = symbol.slug === undefined ? undefined : await this.files.read(symbol.study, symbol.path);
    const range: TextRange | undefined = present?.file.kind === 'codebook' ? present.file.codebook.bySlug.get(symbol.slug ?? '')?.nameRange : undefined;
    if (present && range) {
      symbol.location = new vscode.Location(present.uri, present.rangeOf(range));
    }
    return symbol;
  }
}

function symbolsOf(study: StudySession): readonly StudySymbol[] {
  const { codebook, transcripts, memos, layout } = study.index;
  return [
    ...codebook.codes.map((code) => {
      const above = [study.name, ...themesAbove(codebook, code.slug)].join(' › ');
      return new StudySymbol(study, layout.codebook, code.name || code.slug, isTheme(code) ? vscode.SymbolKind.Enum : vscode.SymbolKind.EnumMember, above, code.slug);
    }),
    ...[...transcripts.values()].map(({ path, title }) => new StudySymbol(study, path, title || path, vscode.SymbolKind.File, study.name)),
    ...[...memos.values()].map(({ path, title }) => new StudySymbol(study, path, title || path, vscode.SymbolKind.String, vscode.l10n.t('{0} › memo', study.name))),
  ];
}

/** Whether the letters come in this order: VS Code ranks what is left. */
function mayMatch(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replace(/[\s#@*"]/gu, '')) {
    at = letters.indexOf(letter, at) + letter.length;
    if (at < letter.length) {
      return false;
    }
  }
  return true;
}
