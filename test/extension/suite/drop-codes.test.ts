import * as assert from './assert';
import * as vscode from 'vscode';
import { codebookDrag, draggedCodesType } from '../../../src/extension/codebook-view/dragged-codes';
import { RecentCodes } from '../../../src/extension/commands/recent-codes';
import { CodeDropProvider } from '../../../src/extension/editor/drop-codes';
import { OpenMarkup } from '../../../src/extension/open-markup';
import { StudyTranscripts } from '../../../src/extension/open-transcripts';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, openNew, select } from './study-window';

const text = 'A: We 🙂 meet weekly. Nobody pays.\r\n\r\nA: [לא]{.trust} at all.\r\n';

describe('a code dropped on a passage', () => {
  let study: StudySession;
  let transcripts: StudyTranscripts;
  let provider: CodeDropProvider;
  const openMarkup = new OpenMarkup();

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    transcripts = new StudyTranscripts(active.exports.studies, openMarkup);
    const state = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
    provider = new CodeDropProvider({ transcripts }, new RecentCodes(state));
  });

  after(() => {
    transcripts.dispose();
    openMarkup.dispose();
  });

  afterEach(() => cleanUp(study));

  function dragged(slug: string): vscode.DataTransfer {
    const transfer = new vscode.DataTransfer();
    void codebookDrag.handleDrag?.([{ kind: 'code', study, slug }], transfer, new vscode.CancellationTokenSource().token);
    return transfer;
  }

  /** Drops at words; what the editor would do with the edit is done here. */
  async function drop(editor: vscode.TextEditor, words: string, transfer: vscode.DataTransfer): Promise<vscode.DocumentDropEdit | undefined> {
    const { document } = editor;
    const place = document.positionAt(document.getText().indexOf(words) + 1);
    const edit = await provider.provideDocumentDropEdits(document, place, transfer, new vscode.CancellationTokenSource().token);
    if (edit?.additionalEdit) await vscode.workspace.applyEdit(edit.additionalEdit);
    assert.equal(edit?.insertText ?? '', '', 'nothing is inserted where it falls');
    return edit;
  }

  it('codes the sentence there, and the selection where it falls into one', async () => {
    const editor = await openNew(text);
    await drop(editor, 'weekly', dragged('turnover'));
    assert.equal(editor.document.getText(), text.replace('We 🙂 meet weekly.', '[We 🙂 meet weekly.]{.turnover}'));
    select(editor, 'pays');
    await drop(editor, 'ays', dragged('barriers'));
    assert.match(editor.document.getText(), /Nobody \[pays\]\{\.barriers\}\.\r\n/u);
    await drop(editor, 'at all', dragged('barriers'));
    assert.match(editor.document.getText(), /A: \[\[לא\]\{\.trust\} at all\.\]\{\.barriers\}\r\n$/u);
  });

  it('writes nothing where it is coded so already, where there are no words, or into another study', async () => {
    const editor = await openNew(text);
    select(editor, 'לא');
    assert.equal((await drop(editor, 'לא', dragged('trust')))?.additionalEdit, undefined);
    const other = new vscode.DataTransfer();
    other.set(draggedCodesType, new vscode.DataTransferItem(JSON.stringify({ root: 'file:///elsewhere', slugs: ['trust'] })));
    await drop(editor, 'weekly', other);
    const wrong = new vscode.DataTransfer();
    wrong.set(draggedCodesType, new vscode.DataTransferItem('{"root":'));
    assert.equal(await drop(editor, 'weekly', wrong), undefined);
    assert.equal(await drop(editor, 'weekly', new vscode.DataTransfer()), undefined);
    assert.equal(editor.document.getText(), text);
  });
});
