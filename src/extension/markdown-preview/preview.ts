import * as vscode from 'vscode';
import type { Env, MarkdownIt } from 'markdown-it';
import type { Codebook } from '../../core/study/codebook';
import { classify } from '../../core/study/layout';
import { colorOf } from '../../core/study/palette';
import type { Studies, StudySession } from '../studies';
import { codingMarks, type PreviewCodebook } from './coding-marks';

/** Long enough that a name typed into the codebook does not redraw the preview at every letter. */
const refreshMilliseconds = 300;

/** Coded passages in VS Code's own Markdown preview. */
export interface MarkdownPreviewSupport {
  /** For what `activate` returns: the Markdown extension calls it by this name. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
  dispose(): void;
}

export function createMarkdownPreviewSupport({ studies }: { readonly studies: Studies }): MarkdownPreviewSupport {
  return new TranscriptPreview(studies);
}

class TranscriptPreview implements MarkdownPreviewSupport {
  readonly #subscription: vscode.Disposable;
  /** What open previews show of each study; empty until a preview was opened. */
  #shown = new Map<StudySession, Codebook>();
  #isUsed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly studies: Studies) {
    this.#subscription = studies.onDidChange(() => this.#follow());
  }

  extendMarkdownIt(md: MarkdownIt): MarkdownIt {
    this.#isUsed = true;
    this.#shown = this.#codebooks();
    codingMarks(md, (env) => this.#codebookOf(env));
    return md;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  #codebookOf(env: Env): PreviewCodebook | null {
    const uri: unknown = env['currentDocument'];
    const study = uri instanceof vscode.Uri ? this.studies.of(uri) : undefined;
    if (!study || classify(study.relativePath(uri as vscode.Uri), study.layout) !== 'transcript') {
      return null;
    }
    const { codebook } = study.index;
    return (slug) => ({ name: codebook.bySlug.get(slug)?.name ?? slug, color: colorOf(codebook, slug) });
  }

  #codebooks(): Map<StudySession, Codebook> {
    return new Map(this.studies.all.map((study) => [study, study.index.codebook]));
  }

  /** The preview redraws by itself when its document changes, but not when a name or colour of a code does. */
  #follow(): void {
    if (!this.#isUsed) {
      return;
    }
    const now = this.#codebooks();
    const isSame = now.size === this.#shown.size && [...now].every(([study, codebook]) => this.#shown.get(study) === codebook);
    if (!isSame) {
      this.#shown = now;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void vscode.commands.executeCommand('markdown.preview.refresh'), refreshMilliseconds);
    }
  }
}
