import * as vscode from 'vscode';
import type { Coding } from '../../core/markup/model';
import { oneLine } from '../code-names';
import { asText } from '../markdown-text';
import type { ExtensionParts } from '../extension-parts';
import type { OpenTranscript, OpenTranscripts } from '../open-transcripts';
import { codeCommands, commandLink, describeCode } from './code-description';
import { codingsAt, type PassageReference } from './coding-at';
import { removeFromPassageCommand } from './remove-from-passage';

const noteLength = 300;
/** Passages under more codes than this are rare, and a longer hover is read by nobody. */
const mostCodes = 8;

/** What the coded passage under the pointer is coded with. */
export function registerCodingHover({ transcripts }: Pick<ExtensionParts, 'transcripts'>): vscode.Disposable {
  return vscode.languages.registerHoverProvider({ language: 'markdown' }, new CodingHover(transcripts));
}

class CodingHover implements vscode.HoverProvider {
  constructor(private readonly transcripts: OpenTranscripts) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const transcript = this.transcripts.get(document);
    const codings = transcript ? codingsAt(transcript.markup, document.offsetAt(position)) : [];
    const innermost = codings[0];
    if (!transcript || !innermost) {
      return undefined;
    }
    const applied = codings.flatMap((coding) => coding.codes.map((code) => ({ coding, code })));
    const entries = applied.slice(0, mostCodes).map(({ coding, code }) =>
      describeCode(transcript.study, code, ofThisCoding(transcript, coding), [removal(transcript, coding, code)]),
    );
    if (applied.length > mostCodes) {
      entries.push(asText(vscode.l10n.t('… and {0} more', applied.length - mostCodes)));
    }
    const hover = new vscode.MarkdownString(entries.join('\n\n---\n\n'));
    hover.isTrusted = { enabledCommands: [...codeCommands, removeFromPassageCommand] };
    const { start, end } = innermost.source;
    return new vscode.Hover(hover, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  }
}

function ofThisCoding({ study, path }: OpenTranscript, { id, attributes }: Coding): readonly string[] {
  const value = (wanted: string): string | undefined => attributes.find(({ key }) => key === wanted)?.value;
  const lines: string[] = [];
  const coder = value('by');
  const weight = value('weight');
  const note = value('note');
  if (coder !== undefined) {
    lines.push(vscode.l10n.t('Coded by {0}', coder));
  }
  if (weight !== undefined) {
    lines.push(vscode.l10n.t('Weight: {0}', weight));
  }
  if (note !== undefined) {
    lines.push(vscode.l10n.t('Note: {0}', oneLine(note, noteLength)));
  }
  const memos = id === null ? 0 : study.index.memosAbout({ kind: 'coding', path, id }).length;
  if (memos > 0) {
    lines.push(memos === 1 ? vscode.l10n.t('1 memo about this coding') : vscode.l10n.t('{0} memos about this coding', memos));
  }
  return lines;
}

function removal({ document }: OpenTranscript, { verbatim }: Coding, slug: string): string {
  const passage: PassageReference = { document: document.uri.toString(), start: verbatim.start, end: verbatim.end, code: slug };
  return commandLink(vscode.l10n.t('Remove'), removeFromPassageCommand, passage);
}
