import * as assert from './assert';
import * as vscode from 'vscode';
import { stripMarkup } from '../../../src/core/markup/strip';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, inWorkspace, openNew, pathOf, putBack, putCaret, readFile, select } from './study-window';

const text = '**Nurse:** We meet every week. Nobody ever agreed who pays 🙂 for it.\n\n**Nurse:** I never felt they listened.\n';

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

describe('coding a passage', () => {
  let study: StudySession;

  before(async () => {
    ({ study } = await activeStudy());
  });

  afterEach(() => cleanUp(study));

  it('tags the selected words with the given code and asks nothing', async () => {
    const editor = await openNew(text);
    select(editor, 'agreed who pays 🙂');
    await run('verbatim.codeSelection', 'trust');
    assert.equal(editor.document.getText(), text.replace('agreed who pays 🙂', '[agreed who pays 🙂]{.trust}'));
    assert.equal(editor.document.getText(editor.selection), 'agreed who pays 🙂', 'the words stay selected for the next code');
  });

  it('is one undo step, and one redo step', async () => {
    const editor = await openNew(text);
    select(editor, 'every week', 'they listened');
    await run('verbatim.codeSelection', 'trust');
    const coded = editor.document.getText();
    assert.equal(coded, text.replace('every week', '[every week]{.trust}').replace('they listened', '[they listened]{.trust}'));
    await run('undo');
    assert.equal(editor.document.getText(), text);
    await run('redo');
    assert.equal(editor.document.getText(), coded);
  });

  it('keeps CRLF line ends, and codes over them with anchors', async () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const editor = await openNew(crlf);
    const { document } = editor;
    const start = document.getText().indexOf('who pays');
    const end = document.getText().indexOf('never felt') + 'never felt'.length;
    editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
    await run('verbatim.codeSelection', 'trust');
    assert.match(document.getText(), /\[\]\{\.trust from=(\w+)\}who pays 🙂 for it\.\r\n\r\n\*\*Nurse:\*\* I never felt\[\]\{to=\1\} they/u);
    assert.equal(stripMarkup(document.getText()), crlf);
    await run('undo');
    assert.equal(document.getText(), crlf);
  });

  it('takes the sentence at an empty selection, without the speaker’s label', async () => {
    const editor = await openNew(text);
    putCaret(editor, 'every week');
    await run('verbatim.codeSelection', 'trust');
    assert.match(editor.document.getText(), /^\*\*Nurse:\*\* \[We meet every week\.\]\{\.trust\} Nobody/u);
    putCaret(editor, 'agreed');
    await run('verbatim.codeSelection', 'turnover');
    assert.match(editor.document.getText(), /\[Nobody ever agreed who pays 🙂 for it\.\]\{\.turnover\}\n/u);
  });

  it('leaves the white space at the ends of a selection out', async () => {
    const editor = await openNew(text);
    select(editor, ' every week. ');
    await run('verbatim.codeSelection', 'trust');
    assert.match(editor.document.getText(), /meet \[every week\.\]\{\.trust\} Nobody/u);
  });

  it('adds a second code to the coding of the same words, and no code twice', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await run('verbatim.codeSelection', 'trust');
    await run('verbatim.codeSelection', 'turnover');
    assert.match(editor.document.getText(), /\[every week\]\{\.trust \.turnover\}/u);
    const { version } = editor.document;
    await run('verbatim.codeSelection', 'trust');
    assert.equal(editor.document.version, version);
    await run('undo');
    assert.match(editor.document.getText(), /\[every week\]\{\.trust\}/u);
  });

  it('takes several codes at once', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await run('verbatim.codeSelection', ['trust', 'turnover']);
    assert.match(editor.document.getText(), /\[every week\]\{\.trust \.turnover\}/u);
  });

  it('nests and crosses what is coded already, and the text stays', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await run('verbatim.codeSelection', 'trust');
    const { document } = editor;
    const start = document.getText().indexOf('week');
    const end = document.getText().indexOf('Nobody') + 'Nobody'.length;
    editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
    await run('verbatim.codeSelection', 'turnover');
    assert.equal(stripMarkup(document.getText()), text);
    await study.settled();
    assert.deepEqual(
      study.index.transcripts.get(pathOf(editor))?.codings.map((coding) => [coding.text, coding.codes.join(' ')]),
      [['every week', 'trust'], ['week. Nobody', 'turnover']],
    );
  });

  it('writes the coder’s initials, and keeps the codings of two coders apart', async () => {
    const editor = await openNew(text);
    const settings = vscode.workspace.getConfiguration('verbatim', null);
    await settings.update('coder', 'ao', vscode.ConfigurationTarget.Workspace);
    select(editor, 'every week');
    await run('verbatim.codeSelection', 'trust');
    assert.match(editor.document.getText(), /\[every week\]\{\.trust by=ao\}/u);
    await settings.update('coder', 'tl', vscode.ConfigurationTarget.Workspace);
    await run('verbatim.codeSelection', 'trust');
    await settings.update('coder', undefined, vscode.ConfigurationTarget.Workspace);
    await study.settled();
    assert.deepEqual(
      study.index.transcripts.get(pathOf(editor))?.codings.map(({ by, text: words }) => [by, words]).sort(),
      [['ao', 'every week'], ['tl', 'every week']],
    );
  });

  it('applies two quick presses to two versions of the text', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await Promise.all([run('verbatim.codeSelection', 'trust'), run('verbatim.codeSelection', 'turnover')]);
    assert.match(editor.document.getText(), /\[every week\]\{\.trust \.turnover\}/u);
  });

  it('does nothing to a document that is no transcript, or where there are no words', async () => {
    const editor = await openNew(text);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await run('verbatim.codeSelection', 'trust');
    assert.equal(editor.document.getText(), text);
    const untitled = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: text }));
    untitled.selection = new vscode.Selection(0, 14, 0, 20);
    await run('verbatim.codeSelection', 'trust');
    assert.equal(untitled.document.getText(), text);
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  it('refuses what cannot stand in a tag', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await run('verbatim.codeSelection', 'not a slug}');
    assert.equal(editor.document.getText(), text);
    await run('notifications.clearAll');
  });

  it('offers the code used last first, and Escape changes nothing', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await run('verbatim.codeSelection', 'turnover');
    select(editor, 'they listened');
    const picking = run('verbatim.codeSelection');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await picking;
    assert.match(editor.document.getText(), /\[they listened\]\{\.turnover\}/u);
    const { version } = editor.document;
    const escaped = run('verbatim.codeSelection');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.closeQuickOpen');
    await escaped;
    assert.equal(editor.document.version, version);
  });
});

describe('coding again, in vivo, and removing', () => {
  let study: StudySession;
  let codebook = '';

  before(async () => {
    ({ study } = await activeStudy());
    codebook = await readFile('codebook.md');
  });

  afterEach(async () => {
    await cleanUp(study);
    await putBack('codebook.md', codebook);
    await study.settled();
  });

  it('repeats the last code', async () => {
    const editor = await openNew(text);
    select(editor, 'every week');
    await run('verbatim.codeSelection', 'trust');
    select(editor, 'they listened');
    await run('verbatim.applyLastCode');
    assert.match(editor.document.getText(), /\[they listened\]\{\.trust\}/u);
  });

  it('makes a code of the passage’s own words, and uses it for the same words again', async () => {
    const editor = await openNew(text);
    select(editor, 'agreed who pays 🙂');
    await run('verbatim.codeInVivo');
    assert.match(editor.document.getText(), /\[agreed who pays 🙂\]\{\.agreed-who-pays\}/u);
    const made = await vscode.workspace.openTextDocument(inWorkspace('codebook.md'));
    assert.ok(made.getText().startsWith(codebook.trimEnd()));
    assert.match(made.getText(), /\n## agreed who pays 🙂\s*$/u);
    assert.equal(made.isDirty, false, 'a codebook without other edits is saved');
    await run('undo');
    assert.equal(editor.document.getText(), text, 'one undo takes the coding back');
    await run('verbatim.codeInVivo');
    assert.match(editor.document.getText(), /\{\.agreed-who-pays\}/u);
    assert.equal(made.getText().match(/agreed who pays/gu)?.length, 1);
  });

  it('keeps unsaved work in the codebook unsaved', async () => {
    const made = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace('codebook.md')));
    await made.edit((edit) => edit.insert(new vscode.Position(2, 0), '<!-- not yet -->\n\n'));
    const editor = await openNew(text);
    select(editor, 'they listened');
    await run('verbatim.codeInVivo');
    assert.ok(made.document.isDirty);
    assert.match(made.document.getText(), /not yet[^]*## they listened/u);
  });

  it('removes the coding at the cursor and leaves the words, in one undo step', async () => {
    const coded = text.replace('every week', '[every week]{.trust}');
    const editor = await openNew(coded);
    putCaret(editor, 'every week');
    await run('verbatim.removeCoding');
    assert.equal(editor.document.getText(), text);
    await run('undo');
    assert.equal(editor.document.getText(), coded);
  });

  it('removes the named code where several meet, and keeps id and attributes of the rest', async () => {
    const coded = text.replace('every week', '[every [week]{.barriers}]{.trust .turnover #k1 by=ao}');
    const editor = await openNew(coded);
    putCaret(editor, 'week]');
    await run('verbatim.removeCoding', 'trust');
    assert.match(editor.document.getText(), /\[every \[week\]\{\.barriers\}\]\{\.turnover #k1 by=ao\}/u);
    await run('verbatim.removeCoding', 'barriers');
    assert.match(editor.document.getText(), /\[every week\]\{\.turnover #k1 by=ao\}/u);
  });

  it('asks which code is to go where several meet', async () => {
    const coded = text.replace('every week', '[every [week]{.barriers}]{.trust}');
    const editor = await openNew(coded);
    putCaret(editor, 'week]');
    const picking = run('verbatim.removeCoding');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await picking;
    assert.match(editor.document.getText(), /\[every week\]\{\.trust\}/u, 'the innermost is offered first');
  });

  it('removes from every selection at once', async () => {
    const coded = text.replace('every week', '[every week]{.trust}').replace('they listened', '[they listened]{.trust}');
    const editor = await openNew(coded);
    select(editor, 'every week', 'they listened');
    await run('verbatim.removeCoding', 'trust');
    assert.equal(editor.document.getText(), text);
    await run('undo');
    assert.equal(editor.document.getText(), coded);
  });
});
