import * as vscode from 'vscode';
import * as assert from './assert';
import { DrawnRanges } from '../../../src/extension/editor/drawn-ranges';
import { PassageStyles } from '../../../src/extension/editor/passage-styles';
import type { TextRange } from '../../../src/core/text';

/** An editor that notes what it is sent. VS Code tells nobody what is drawn in a real one. */
class NotingEditor {
  readonly sent: string[] = [];

  constructor(readonly document: vscode.TextDocument) {}

  setDecorations(_type: vscode.TextEditorDecorationType, ranges: readonly vscode.Range[]): void {
    this.sent.push(ranges.map((range) => this.document.getText(range)).join('|'));
  }

  take(): readonly string[] {
    return this.sent.splice(0);
  }

  get asEditor(): vscode.TextEditor {
    return this as unknown as vscode.TextEditor;
  }
}

const trust = { kind: 'passage', color: '#0077ee', pattern: 'solid', name: 'Trust' } as const;

describe('decorations of passages', () => {
  let styles: PassageStyles;
  let passage: string;
  let markup: string;

  beforeEach(() => {
    styles = new PassageStyles('background');
    passage = styles.keyOf({ ...trust, lane: 0 });
    markup = styles.keyOf({ kind: 'markup', display: 'dimmed' });
  });

  afterEach(() => styles.dispose());

  async function noting(text: string): Promise<NotingEditor> {
    return new NotingEditor(await vscode.workspace.openTextDocument({ language: 'markdown', content: text }));
  }

  function wanted(...entries: readonly (readonly [string, ...TextRange[]])[]): ReadonlyMap<string, readonly TextRange[]> {
    return new Map(entries.map(([key, ...ranges]) => [key, ranges]));
  }

  const open = { start: 2, end: 3 };
  const word = { start: 3, end: 7 };

  it('are sent once, and taken away when they are not wanted any more', async () => {
    const editor = await noting('I [felt]{.a} it');
    const drawn = new DrawnRanges();
    drawn.draw(editor.asEditor, styles, wanted([passage, word], [markup, open]));
    assert.deepEqual(editor.take(), ['felt', '[']);
    drawn.draw(editor.asEditor, styles, wanted([passage, word], [markup, open]));
    assert.deepEqual(editor.take(), []);
    drawn.draw(editor.asEditor, styles, wanted([passage, word]));
    assert.deepEqual(editor.take(), ['']);
  });

  it('are not sent again for typing that the editor moves them with', async () => {
    const editor = await noting('I [felts]{.a} it');
    const drawn = new DrawnRanges();
    drawn.draw(editor.asEditor, styles, wanted([passage, word], [markup, open]));
    editor.take();
    drawn.follow([{ rangeOffset: 7, rangeLength: 0, text: 's' }]);
    drawn.draw(editor.asEditor, styles, wanted([passage, { start: 3, end: 8 }], [markup, open]));
    assert.deepEqual(editor.take(), []);
    drawn.follow([{ rangeOffset: 0, rangeLength: 1, text: 'We' }]);
    drawn.draw(editor.asEditor, styles, wanted([passage, { start: 3, end: 8 }], [markup, open]));
    assert.deepEqual(editor.take(), ['felts', '[']);
    drawn.distrust();
    drawn.draw(editor.asEditor, styles, wanted([passage, { start: 3, end: 8 }], [markup, open]));
    assert.deepEqual(editor.take(), ['felts', '[']);
  });

  it('have one type per colour and lane, disposed of when it is not in use', () => {
    assert.equal(styles.keyOf({ ...trust, lane: 0 }), passage);
    const other = styles.keyOf({ ...trust, lane: 1 });
    assert.equal(styles.size, 3);
    styles.prune(new Set([passage, markup]));
    assert.equal(styles.size, 2);
    assert.equal(styles.type(other), undefined);
    assert.ok(styles.type(passage));
  });
});
