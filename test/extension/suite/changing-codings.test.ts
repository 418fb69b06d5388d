import * as assert from './assert';
import * as vscode from 'vscode';
import { stripMarkup } from '../../../src/core/markup/strip';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, openNew, putCaret, select } from './study-window';

const text = '**Nurse:** We meet every week. Nobody [ever agreed]{.trust} who pays 🙂 for it.\r\n\r\n**Nurse:** שלום [עולם]{.turnover} טוב.\r\n';

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

describe('changing a coding', () => {
  let study: StudySession;

  before(async () => {
    ({ study } = await activeStudy());
  });

  afterEach(() => cleanUp(study));

  async function after(command: string, at: string, before = text): Promise<string> {
    const editor = await openNew(before);
    putCaret(editor, at);
    await run(command);
    const changed = editor.document.getText();
    assert.equal(stripMarkup(changed), stripMarkup(before), 'the transcript is unchanged');
    if (changed !== before) {
      await run('undo');
      assert.equal(editor.document.getText(), before, 'it is one undo step');
    }
    return changed;
  }

  it('extends and shrinks both ends by a word, in CRLF, emoji and right-to-left text', async () => {
    assert.match(await after('verbatim.growEnd', 'agreed'), /Nobody \[ever agreed who\]\{\.trust\} pays/u);
    assert.match(await after('verbatim.shrinkEnd', 'agreed'), /Nobody \[ever\]\{\.trust\} agreed who/u);
    assert.match(await after('verbatim.growStart', 'agreed'), /\[Nobody ever agreed\]\{\.trust\} who/u);
    assert.match(await after('verbatim.shrinkStart', 'agreed'), /Nobody ever \[agreed\]\{\.trust\} who/u);
    assert.match(await after('verbatim.growStart', 'עולם'), /\[שלום עולם\]\{\.turnover\} טוב/u);
  });

  it('grows step after step from the same caret', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'agreed');
    for (let step = 0; step < 4; step++) {
      await run('verbatim.growEnd');
    }
    assert.match(editor.document.getText(), /\[ever agreed who pays 🙂 for\]\{\.trust\} it/u);
  });

  it('splits at the cursor and joins again', async () => {
    const editor = await openNew(text);
    const at = editor.document.positionAt(text.indexOf('agreed'));
    editor.selection = new vscode.Selection(at, at);
    await run('verbatim.splitCoding');
    assert.match(editor.document.getText(), /\[ever\]\{\.trust\} \[agreed\]\{\.trust\}/u);
    putCaret(editor, 'ever');
    putCaret(editor, '[ever');
    await run('verbatim.joinCodings');
    assert.equal(editor.document.getText(), text);
  });

  it('deletes the coding with all its codes', async () => {
    assert.match(await after('verbatim.deleteCoding', 'agreed'), /Nobody ever agreed who/u);
  });

  it('changes the coding at each of several cursors in one step', async () => {
    const editor = await openNew(text);
    select(editor, 'agreed', 'עולם');
    await run('verbatim.shrinkEnd');
    assert.match(editor.document.getText(), /\[ever\]\{\.trust\} agreed[\s\S]*\[עולם\]\{\.turnover\}/u);
    await run('undo');
    await run('verbatim.deleteCoding');
    assert.equal(editor.document.getText(), stripMarkup(text));
    await run('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('leaves the transcript alone where there is no coding', async () => {
    assert.equal(await after('verbatim.growEnd', 'every'), text);
    assert.equal(await after('verbatim.deleteCoding', 'every'), text);
    assert.equal(await after('verbatim.splitCoding', 'every'), text);
  });

  it('means the innermost of nested codings', async () => {
    const nested = 'A [b [c d]{.trust} e]{.turnover} f\n';
    assert.equal(await after('verbatim.deleteCoding', 'c', nested), 'A [b c d e]{.turnover} f\n');
    assert.equal(await after('verbatim.growEnd', 'c', nested), 'A [b [c d e]{.trust}]{.turnover} f\n');
  });
});

describe('walking and selecting passages', () => {
  let study: StudySession;

  before(async () => {
    ({ study } = await activeStudy());
  });

  afterEach(() => cleanUp(study));

  it('codes sentence after sentence', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'every week');
    await run('verbatim.codeSelection', 'trust');
    await run('verbatim.nextPassage');
    await run('verbatim.codeSelection', 'turnover');
    assert.match(editor.document.getText(), /\[We meet every week\.\]\{\.trust\} \[Nobody \[ever agreed\]\{\.trust\} who pays 🙂 for it\.\]\{\.turnover\}/u);
    await run('verbatim.previousPassage');
    await run('verbatim.removeCoding', 'trust');
    assert.match(editor.document.getText(), /^\*\*Nurse:\*\* We meet every week\. \[Nobody/u);
  });

  it('selects the turn with one key, and the sentence', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'every week');
    await run('verbatim.selectTurn');
    assert.equal(editor.document.getText(editor.selection), 'We meet every week. Nobody [ever agreed]{.trust} who pays 🙂 for it.');
    putCaret(editor, 'every week');
    await run('verbatim.selectSentence');
    assert.equal(editor.document.getText(editor.selection), 'We meet every week.');
  });

  it('goes from coding to coding', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'meet');
    await run('verbatim.nextCoding');
    assert.equal(editor.document.offsetAt(editor.selection.active), text.indexOf('ever agreed'));
    await run('verbatim.nextCoding');
    assert.equal(editor.document.offsetAt(editor.selection.active), text.indexOf('עולם'));
    await run('verbatim.previousCoding');
    assert.equal(editor.document.offsetAt(editor.selection.active), text.indexOf('ever agreed'));
  });

  it('moves on by itself where that is wanted', async () => {
    const configuration = vscode.workspace.getConfiguration('verbatim');
    await configuration.update('moveOnAfterCoding', true, vscode.ConfigurationTarget.Global);
    try {
      const editor = await openNew(text);
      putCaret(editor, 'every week');
      await run('verbatim.codeSelection', 'trust');
      await run('verbatim.applyLastCode');
      assert.match(editor.document.getText(), /\[We meet every week\.\]\{\.trust\} \[Nobody .*for it\.\]\{\.trust\}/u);
    } finally {
      await configuration.update('moveOnAfterCoding', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
