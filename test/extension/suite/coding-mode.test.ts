import * as assert from './assert';
import * as vscode from 'vscode';
import { stripMarkup } from '../../../src/core/markup/strip';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, openNew, putCaret, select, until } from './study-window';

const text = '**Nurse:** We meet every week. Nobody ever agreed who pays.\n\n**Nurse:** I never felt they listened.\n';

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

describe('the coding mode', () => {
  let study: StudySession;

  before(async () => {
    ({ study } = await activeStudy());
  });

  afterEach(async () => {
    await press('escape');
    await run('verbatim.unpinCode', 'trust');
    await run('verbatim.unpinCode', 'turnover');
    await cleanUp(study);
  });

  async function press(...keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => run('verbatim.codingModeKey', key)));
  }

  async function begin(at: string): Promise<vscode.TextEditor> {
    const editor = await openNew(text);
    putCaret(editor, at);
    await run('verbatim.toggleCodingMode');
    return editor;
  }

  async function becomes(editor: vscode.TextEditor, expected: RegExp): Promise<void> {
    await until(`the text is like ${String(expected)}`, () => expected.test(editor.document.getText()));
  }

  it('codes with pinned digits, walks, repeats and undoes, in the order of the keys however fast they come', async () => {
    await run('verbatim.pinCode', 'trust', 1);
    await run('verbatim.pinCode', 'turnover', 2);
    const editor = await begin('every week');
    await press('1', 'space', '2', 'space', 'l');
    await becomes(editor, /\[We meet every week\.\]\{\.trust\} \[Nobody ever agreed who pays\.\]\{\.turnover\}\n\n\*\*Nurse:\*\* \[I never felt they listened\.\]\{\.turnover\}/u);
    await press('u', 'u', 'u');
    await until('all is undone', () => editor.document.getText() === text);
  });

  it('selects the turn, extends and shrinks, splits and deletes', async () => {
    await run('verbatim.pinCode', 'trust', 1);
    const editor = await begin('listened');
    await press('t', '1', 's', 'shift+s');
    await becomes(editor, /I \[never felt they\]\{\.trust\} listened/u);
    await press('shift+x');
    await until('the coding is gone', () => editor.document.getText() === text);
  });

  it('changes no word of the transcript, whatever is typed, pasted or deleted past the keys', async () => {
    const editor = await begin('every week');
    for (const [command, argument] of [['type', { text: 'x' }], ['paste', { text: 'pasted words' }], ['deleteLeft', undefined]] as const) {
      await run(command, argument);
      await until(`the words are back after ${command}`, () => editor.document.getText() === text);
    }
    select(editor, 'every week');
    await run('type', { text: 'שלום' });
    await until('the words are back', () => editor.document.getText() === text);
  });

  it('lets undo, redo and coding change the file', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'every week');
    await run('type', { text: 'X' });
    const typed = editor.document.getText();
    assert.notEqual(typed, text);
    await run('verbatim.toggleCodingMode');
    await press('u');
    await until('the typing is undone', () => editor.document.getText() === text);
    await press('shift+u');
    await until('and done again', () => editor.document.getText() === typed);
    await run('verbatim.codeSelection', 'trust');
    assert.equal(stripMarkup(editor.document.getText()), typed);
  });

  it('gives typing back when it is left', async () => {
    const editor = await begin('every week');
    await press('escape');
    await run('type', { text: 'X' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(editor.document.getText().length, text.length + 1);
  });

  it('swallows keys that mean nothing', async () => {
    const editor = await begin('every week');
    await press('z', 'shift+z', 'enter', 'backspace');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(editor.document.getText(), text);
  });
});

describe('pinned codes', () => {
  let study: StudySession;

  before(async () => {
    ({ study } = await activeStudy());
  });

  afterEach(async () => {
    await run('verbatim.unpinCode', 'trust');
    await run('verbatim.unpinCode', 'turnover');
    await cleanUp(study);
  });

  it('take the first free digit; a code has one', async () => {
    await run('verbatim.pinCode', 'turnover', 1);
    assert.equal(await run('verbatim.pinCode', 'trust'), 'trust');
    const editor = await openNew(text);
    putCaret(editor, 'every week');
    await run('verbatim.applyPinnedCode', 2);
    assert.match(editor.document.getText(), /\[We meet every week\.\]\{\.trust\}/u);
    await run('verbatim.pinCode', 'trust', 3);
    await run('verbatim.applyPinnedCode', 3);
    assert.match(editor.document.getText(), /\[We meet every week\.\]\{\.trust\}/u);
  });

  it('do nothing for what is no digit', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'every week');
    for (const digit of [0, 10, 1.5, 'x', undefined]) {
      await run('verbatim.applyPinnedCode', digit);
    }
    assert.equal(editor.document.getText(), text);
  });
});
