import * as vscode from 'vscode';
import { codeToComplete, type CodeToComplete } from '../../core/language/code-to-complete';
import type { Code } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import { codeTooltip } from '../codebook-view/code-tooltip';
import { themesAbove } from '../code-names';
import { RecentCodes } from '../commands/recent-codes';
import type { ExtensionParts } from '../extension-parts';
import type { OpenTranscripts } from '../open-transcripts';
import type { StudySession } from '../studies';
import { markdownFiles } from './markdown-files';

/** Completion of codes inside a tag's braces; anywhere else Markdown's own is left alone. */
export function registerCompletion({ context, transcripts }: Pick<ExtensionParts, 'context' | 'transcripts'>): vscode.Disposable {
  const provider = new CodeCompletion(transcripts, new RecentCodes(context.workspaceState));
  return vscode.languages.registerCompletionItemProvider(markdownFiles, provider, '.');
}

class CodeItem extends vscode.CompletionItem {
  constructor(
    readonly study: StudySession,
    readonly code: Code,
  ) {
    super({ label: code.name, description: code.slug }, vscode.CompletionItemKind.Color);
  }
}

class CodeCompletion implements vscode.CompletionItemProvider<CodeItem> {
  constructor(
    private readonly transcripts: OpenTranscripts,
    private readonly recent: RecentCodes,
  ) {}

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): CodeItem[] | undefined {
    const place = codeToComplete(document.lineAt(position).text, position.character);
    const study = place ? this.transcripts.get(document)?.study : undefined;
    if (!place || !study) {
      return undefined;
    }
    const { line } = position;
    const range = ({ start, end }: CodeToComplete['typed']): vscode.Range => new vscode.Range(line, start, line, end);
    const { codebook } = study.index;
    return this.#ranked(study)
      .filter(({ slug }) => !place.others.has(slug))
      .map((code, rank) => {
        const item = new CodeItem(study, code);
        item.insertText = code.slug;
        item.filterText = `${code.slug} ${code.name}`;
        item.range = { inserting: range(place.typed), replacing: range(place.whole) };
        item.sortText = String(rank).padStart(6, '0');
        item.detail = themesAbove(codebook, code.slug).join(' › ');
        item.documentation = new vscode.MarkdownString(colorNote(study, code));
        return item;
      });
  }

  resolveCompletionItem(item: CodeItem): CodeItem {
    const { study, code } = item;
    item.documentation = codeTooltip(study, code).appendMarkdown(colorNote(study, code));
    return item;
  }

  /** Used lately first, then often, then as the codebook has them. */
  #ranked(study: StudySession): readonly Code[] {
    const { index } = study;
    const recent = new Map(this.recent.of(study).map((slug, place) => [slug, place]));
    const rank = new Map(
      index.codebook.codes.map((code) => [code, { place: recent.get(code.slug) ?? Infinity, count: index.counts(code.slug).own.codings }]),
    );
    return [...rank]
      .sort(([, a], [, b]) => (a.place === b.place ? b.count - a.count : a.place - b.place))
      .map(([code]) => code);
  }
}

/** VS Code paints the swatch of a list's row from a colour at the end of its documentation; a link's definition shows nothing there. */
function colorNote(study: StudySession, { slug }: Code): string {
  return `\n\n[color]: ${colorOf(study.index.codebook, slug)}`;
}
