import * as vscode from 'vscode';
import type { Codebook } from '../../core/study/codebook';
import type { TextRange } from '../../core/text';
import type { ExtensionParts } from '../extension-parts';
import type { OpenTranscripts } from '../open-transcripts';
import type { Studies, StudySession } from '../studies';
import { DrawnRanges } from './drawn-ranges';
import { markupDisplay } from './markup-display';
import { rulerLooks, textLooks, type LookedRange } from './passage-looks';
import { PassageStyles, type PassageStyle } from './passage-styles';
import type { ShownLines } from './shown-lines';
import type { ThemeFocus } from './theme-focus';

const frameMilliseconds = 16;
/** After the last edit; then nothing that is sent can come too late. */
const settleMilliseconds = 400;
/** Lines drawn above and below what is seen, so that scrolling finds them drawn; a turn on one line is often several on the screen. */
const marginLines = 30;
/** Unused decoration types are kept up to this number: codes come back when one scrolls back. */
const keptTypes = 150;

type Parts = Pick<ExtensionParts, 'studies' | 'transcripts'>;

/**
 * Coded passages in transcripts: coloured by code, with overlaps in lanes below the words and in the gutter, tags as the person wants
 * them, places in the overview ruler.
 */
export function registerPassageDecorations({ studies, transcripts }: Parts, focus: ThemeFocus, shownLines: ShownLines): vscode.Disposable {
  return new PassageDecorations(studies, transcripts, focus, shownLines);
}

interface Drawing {
  readonly text: DrawnRanges;
  readonly ruler: DrawnRanges;
}

class PassageDecorations implements vscode.Disposable {
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #codebooks = new WeakMap<StudySession, Codebook>();
  readonly #awaitingText = new Set<vscode.TextEditor>();
  readonly #awaitingSettling = new Set<vscode.TextEditor>();
  #drawings = new WeakMap<vscode.TextEditor, Drawing>();
  #styles = new PassageStyles(passageStyle());
  #display = markupDisplay();
  #textTimer: ReturnType<typeof setTimeout> | undefined;
  #settleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly studies: Studies,
    private readonly transcripts: OpenTranscripts,
    private readonly focus: ThemeFocus,
    private readonly shownLines: ShownLines,
  ) {
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#redraw(editors)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#redrawText([textEditor])),
      shownLines.onDidChange((editor) => this.#redrawText([editor])),
      focus.onDidChange(() => this.#redrawAtOnce()),
      vscode.window.onDidChangeActiveColorTheme(() => this.#restyle()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('verbatim.passageStyle') || event.affectsConfiguration('verbatim.markup')) {
          this.#restyle();
        }
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.#followText(event)),
      studies.onDidChange((study) => this.#follow(study)),
    ];
    this.#redraw(vscode.window.visibleTextEditors);
  }

  dispose(): void {
    clearTimeout(this.#textTimer);
    clearTimeout(this.#settleTimer);
    vscode.Disposable.from(...this.#subscriptions, this.#styles).dispose();
  }

  #followText({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    for (const editor of editors) {
      const drawing = this.#drawings.get(editor);
      drawing?.text.follow(contentChanges);
      drawing?.ruler.follow(contentChanges);
    }
    this.#redraw(editors);
  }

  /** Most changes of a study are edits of transcripts, which are drawn from their own text already. */
  #follow(study: StudySession | undefined): void {
    if (study) {
      const { codebook } = study.index;
      if (this.#codebooks.get(study) === codebook) {
        return;
      }
      this.#codebooks.set(study, codebook);
    }
    this.#redraw(vscode.window.visibleTextEditors);
  }

  #restyle(): void {
    const before = this.#styles;
    this.#display = markupDisplay();
    this.#styles = new PassageStyles(passageStyle());
    this.#drawings = new WeakMap();
    this.#redrawAtOnce();
    before.dispose();
  }

  #redrawAtOnce(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      this.#drawText(editor);
      this.#drawRuler(editor);
    }
  }

  #redraw(editors: readonly vscode.TextEditor[]): void {
    this.#redrawText(editors);
    for (const editor of editors) {
      this.#awaitingSettling.add(editor);
    }
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.#drawAwaiting(this.#awaitingSettling, (editor) => this.#settle(editor)), settleMilliseconds);
  }

  /** The first request starts the clock, later ones join it: while somebody types or scrolls, each frame is drawn. */
  #redrawText(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      this.#awaitingText.add(editor);
    }
    this.#textTimer ??= setTimeout(() => {
      this.#textTimer = undefined;
      this.#drawAwaiting(this.#awaitingText, (editor) => this.#drawText(editor));
    }, frameMilliseconds);
  }

  #drawAwaiting(awaiting: Set<vscode.TextEditor>, draw: (editor: vscode.TextEditor) => void): void {
    const editors = [...awaiting];
    awaiting.clear();
    for (const editor of editors) {
      if (vscode.window.visibleTextEditors.includes(editor)) {
        draw(editor);
      }
    }
    this.#prune();
  }

  #settle(editor: vscode.TextEditor): void {
    const { text, ruler } = this.#drawing(editor);
    text.distrust();
    ruler.distrust();
    this.#drawText(editor);
    this.#drawRuler(editor);
  }

  #drawText(editor: vscode.TextEditor): void {
    const transcript = this.transcripts.get(editor.document);
    const looks = transcript
      ? textLooks(transcript.markup, {
          codebook: transcript.study.index.codebook,
          window: drawnWindow(editor),
          cursorLines: lineRanges(transcript.document, this.shownLines.of(editor)),
          display: this.#display,
          focus: this.focus.codesIn(transcript.study),
        })
      : [];
    this.#drawing(editor).text.draw(editor, this.#styles, this.#byStyle(looks));
  }

  #drawRuler(editor: vscode.TextEditor): void {
    const transcript = this.transcripts.get(editor.document);
    const looks = transcript
      ? rulerLooks(transcript.markup, { codebook: transcript.study.index.codebook, focus: this.focus.codesIn(transcript.study) })
      : [];
    this.#drawing(editor).ruler.draw(editor, this.#styles, this.#byStyle(looks));
  }

  #drawing(editor: vscode.TextEditor): Drawing {
    let drawing = this.#drawings.get(editor);
    if (!drawing) {
      drawing = { text: new DrawnRanges(), ruler: new DrawnRanges() };
      this.#drawings.set(editor, drawing);
    }
    return drawing;
  }

  #byStyle(looks: readonly LookedRange[]): ReadonlyMap<string, readonly TextRange[]> {
    const byStyle = new Map<string, TextRange[]>();
    for (const { look, range } of looks) {
      const key = this.#styles.keyOf(look);
      const ranges = byStyle.get(key);
      if (ranges) {
        ranges.push(range);
      } else {
        byStyle.set(key, [range]);
      }
    }
    return byStyle;
  }

  #prune(): void {
    if (this.#styles.size > keptTypes) {
      const drawings = vscode.window.visibleTextEditors.map((editor) => this.#drawing(editor));
      this.#styles.prune(new Set(drawings.flatMap(({ text, ruler }) => [...text.keys, ...ruler.keys])));
    }
  }
}

/** From the first line seen to the last, with a margin. */
function drawnWindow({ document, visibleRanges }: vscode.TextEditor): TextRange {
  const first = Math.min(...visibleRanges.map(({ start }) => start.line));
  const last = Math.max(...visibleRanges.map(({ end }) => end.line));
  return Number.isFinite(first)
    ? {
        start: document.offsetAt(new vscode.Position(Math.max(0, first - marginLines), 0)),
        end: document.offsetAt(new vscode.Position(last + marginLines + 1, 0)),
      }
    : { start: 0, end: 0 };
}

function lineRanges(document: vscode.TextDocument, lines: readonly number[]): readonly TextRange[] {
  return lines.filter((line) => line < document.lineCount).map((line) => {
    const { start, end } = document.lineAt(line).range;
    return { start: document.offsetAt(start), end: document.offsetAt(end) };
  });
}

function passageStyle(): PassageStyle {
  return vscode.workspace.getConfiguration('verbatim').get('passageStyle') === 'underline' ? 'underline' : 'background';
}
