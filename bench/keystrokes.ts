import { readMarkup, updateMarkup, type MarkupDocument } from '../src/core/markup/document';
import type { TextEdit } from '../src/core/text';
import { distribution, type Distribution } from './distribution';
import { SeededRandom } from './seeded-random';

/** How long each kind of typing takes from the edit to the new codings. */
export interface KeystrokeFigures {
  readonly kind: string;
  readonly times: Distribution;
}

/**
 * Types into a transcript as a person does, at places spread over it, and times every edit until the codings are there.
 * The document goes from edit to edit, as it does in the editor.
 */
export function measureKeystrokes(text: string): readonly KeystrokeFigures[] {
  const typist = new Typist(text);
  // The first edits run before the code is compiled; a session has thousands.
  typist.letters(150);
  typist.forget();
  const figures: KeystrokeFigures[] = [];
  const measure = (kind: string, type: () => void): void => {
    typist.forget();
    type();
    figures.push({ kind, times: distribution(typist.times) });
  };
  measure('letters', () => { typist.letters(1500); });
  measure('typing a tag', () => { typist.tags(50); });
  measure('Enter, Enter', () => { typist.enters(100); });
  measure('Backspace', () => { typist.backspaces(300); });
  measure('paste of 5 kB', () => { typist.pastes(40); });
  return figures;
}

class Typist {
  times: number[] = [];
  private document: MarkupDocument;
  private readonly random = new SeededRandom(7);

  constructor(text: string) {
    this.document = readMarkup(text);
  }

  forget(): void {
    this.times = [];
  }

  letters(count: number): void {
    for (let typed = 0; typed < count;) {
      let at = this.somewhere();
      for (const letter of 'and then nobody came, so ') {
        this.type({ range: { start: at, end: at }, newText: letter });
        at++;
        typed++;
      }
    }
  }

  /** `[` before some words, then `]{.trust by=ao}` after them, a character at a time, so that it is broken markup in between. */
  tags(count: number): void {
    for (let tag = 0; tag < count; tag++) {
      const start = this.somewhere();
      let at = start + 1 + Math.max(0, this.document.text.slice(start, start + 30).lastIndexOf(' '));
      this.type({ range: { start, end: start }, newText: '[' });
      for (const letter of ']{.trust by=ao}') {
        this.type({ range: { start: at, end: at }, newText: letter });
        at++;
      }
    }
  }

  enters(count: number): void {
    for (let pressed = 0; pressed < count; pressed++) {
      const at = this.somewhere();
      this.type({ range: { start: at, end: at }, newText: '\n' });
      this.type({ range: { start: at + 1, end: at + 1 }, newText: '\n' });
    }
  }

  backspaces(count: number): void {
    for (let pressed = 0; pressed < count; pressed++) {
      const at = this.somewhere() + 1;
      this.type({ range: { start: at - 1, end: at }, newText: '' });
    }
  }

  pastes(count: number): void {
    for (let pasted = 0; pasted < count; pasted++) {
      const from = this.somewhere();
      const at = this.somewhere();
      this.type({ range: { start: at, end: at }, newText: this.document.text.slice(from, from + 5000) });
    }
  }

  /** After a word, in the talk: people do not type into the middle of tags. */
  private somewhere(): number {
    const { text } = this.document;
    for (;;) {
      const at = text.indexOf(' ', this.random.between(500, text.length - 500));
      const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
      if (/\p{L}$/u.test(line) && line.lastIndexOf('{') <= line.lastIndexOf('}')) return at;
    }
  }

  private type(edit: TextEdit): void {
    const started = performance.now();
    this.document = updateMarkup(this.document, [edit], { isTyping: true });
    const { codings } = this.document;
    this.times.push(performance.now() - started);
    if (codings.length === 0) throw new Error('The codings are gone.');
  }
}
