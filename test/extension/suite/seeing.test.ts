import * as vscode from 'vscode';
import * as assert from './assert';
import { OpenMarkup } from '../../../src/extension/open-markup';
import { StudyTranscripts } from '../../../src/extension/open-transcripts';
import type { StudySession } from '../../../src/extension/studies';
import { DeleteShownCommand } from '../../../src/extension/editor/delete-shown';
import { ShownLines } from '../../../src/extension/editor/shown-lines';
import { ThemeFocus } from '../../../src/extension/editor/theme-focus';
import { activeStudy, cleanUp, openNew, until } from './study-window';

const text = 'Interviewer: Well?\r\n\r\nNurse: I [never 👍 felt]{.trust} heard.\r\n\r\nNurse: Nor [did I]{.trust}.\r\n';

function setting(): unknown {
  return vscode.workspace.getConfiguration('verbatim').get('markup');
}

describe('seeing what is coded', () => {
  let study: StudySession;
  let exports: Awaited<ReturnType<typeof activeStudy>>['exports'];

  before(async () => {
    ({ study, exports } = await activeStudy());
  });

  afterEach(async () => {
    const { Global, Workspace } = vscode.ConfigurationTarget;
    for (const target of [Global, Workspace]) {
      await vscode.workspace.getConfiguration('verbatim').update('markup', undefined, target);
    }
    await cleanUp(study);
  });

  it('goes through the three displays of tags and keeps the choice for the person', async () => {
    assert.equal(setting(), 'dimmed');
    await vscode.commands.executeCommand('verbatim.switchMarkup');
    assert.equal(setting(), 'folded');
    assert.equal(vscode.workspace.getConfiguration('verbatim').inspect('markup')?.workspaceValue, undefined);
    await vscode.commands.executeCommand('verbatim.switchMarkup');
    assert.equal(setting(), 'full');
    await vscode.commands.executeCommand('verbatim.switchMarkup');
    assert.equal(setting(), 'dimmed');
    await vscode.commands.executeCommand('verbatim.switchMarkup', 'full');
    assert.equal(setting(), 'full');
  });

  it('keeps the choice in the workspace where the workspace has its own', async () => {
    await vscode.workspace.getConfiguration('verbatim').update('markup', 'folded', vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('verbatim.switchMarkup');
    assert.equal(vscode.workspace.getConfiguration('verbatim').inspect('markup')?.workspaceValue, 'full');
    assert.equal(vscode.workspace.getConfiguration('verbatim').inspect('markup')?.globalValue, undefined);
  });

  it('shows the tags of the lines where a selection begins and ends', async () => {
    const editor = await openNew(text);
    const openMarkup = new OpenMarkup();
    const transcripts = new StudyTranscripts(exports.studies, openMarkup);
    const shown = new ShownLines(transcripts);
    try {
      editor.selections = [new vscode.Selection(2, 3, 4, 1), new vscode.Selection(0, 0, 0, 0)];
      await until('the selection is known', () => editor.selections.length === 2);
      assert.deepEqual([...shown.of(editor)].sort(), [0, 2, 4]);
    } finally {
      vscode.Disposable.from(shown, transcripts, openMarkup).dispose();
    }
  });

  it('deletes as ever where tags are in sight, and shows a hidden one instead of taking a piece of it', async () => {
    const editor = await openNew(text);
    const openMarkup = new OpenMarkup();
    const transcripts = new StudyTranscripts(exports.studies, openMarkup);
    let isHidden = true;
    let shown = 0;
    const command = new DeleteShownCommand(transcripts, { hides: () => isHidden, settle: () => { shown++; } });
    const before = editor.document.getText();

    async function deletedAt(offset: number, deletion: string): Promise<string> {
      const place = editor.document.positionAt(offset);
      editor.selection = new vscode.Selection(place, place);
      await until('the caret is there', () => editor.selection.active.isEqual(place));
      await command.execute(deletion);
      return editor.document.getText();
    }

    try {
      const behind = before.indexOf('}') + 1;
      for (const [offset, deletion] of [
        [behind, 'left'], [behind, 'wordLeft'], [before.indexOf('['), 'right'], [before.indexOf('I ['), 'wordRight'], [before.indexOf(']'), 'right'],
      ] as const) {
        assert.equal(await deletedAt(offset, deletion), before, `${offset} ${deletion}`);
      }
      assert.equal(shown, 5);
      const shorter = await deletedAt(behind + 2, 'left');
      assert.equal(shorter, before.replace(' heard', ' eard'), 'words beside a tag can be deleted');
      isHidden = false;
      assert.equal(await deletedAt(shorter.indexOf('}') + 1, 'left'), shorter.replace('}', ''), 'what is seen can be deleted');
    } finally {
      vscode.Disposable.from(transcripts, openMarkup).dispose();
    }
  });

  it('focuses on a theme and the codes below it, in one study, until it is ended', () => {
    const focus = new ThemeFocus();
    let changes = 0;
    const listening = focus.onDidChange(() => changes++);
    const theme = study.index.codebook.codes.find(({ children }) => children.length > 0)!;
    assert.equal(focus.codesIn(study), null);
    focus.set(study, theme.slug);
    assert.deepEqual([...focus.codesIn(study)!].slice(0, 2), [theme.slug, theme.children[0]]);
    focus.end();
    focus.end();
    assert.equal(focus.codesIn(study), null);
    assert.equal(changes, 2);
    listening.dispose();
    focus.dispose();
  });
});
