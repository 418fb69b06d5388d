import * as vscode from 'vscode';
import { CursorTracker } from '../../../src/extension/memos/cursor-tracker';
import { DraftWriter, type DraftOutcome } from '../../../src/extension/memos/draft-writer';
import { MemoFiles } from '../../../src/extension/memos/memo-files';
import { MemoPanel } from '../../../src/extension/memos/memo-panel';
import { OpenMarkup } from '../../../src/extension/open-markup';
import { StudyTranscripts } from '../../../src/extension/open-transcripts';
import type { Studies, StudySession } from '../../../src/extension/studies';
import type { MemoDraft } from '../../../src/protocol/memo-draft';
import type { ToMemosPage } from '../../../src/protocol/memos';
import * as assert from './assert';
import { FakeView } from './fake-webview';
import { activeStudy, cleanUp, closeEditors, inWorkspace, openNew, putCaret, readFile, remove, until, writeFile } from './study-window';

type Message<Kind extends ToMemosPage['kind']> = Extract<ToMemosPage, { readonly kind: Kind }>;

describe('memos', () => {
  let study: StudySession;
  let studies: Studies;
  let writer: DraftWriter;
  let files: MemoFiles;
  let outcomes: DraftOutcome[] = [];
  let made = 0;
  let path = '';

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    studies = active.exports.studies;
  });

  beforeEach(() => {
    outcomes = [];
    made++;
    path = `memos/made-${made}.md`;
    files = new MemoFiles(studies);
    // Nothing is written by itself in the time a test takes.
    writer = new DraftWriter(files, (outcome) => outcomes.push(outcome), { pause: 600_000, patience: 600_000 });
  });

  afterEach(async () => {
    await closeEditors();
    for (const [name] of await vscode.workspace.fs.readDirectory(inWorkspace('memos'))) {
      if (name !== 'who-pays.md') await remove(`memos/${name}`);
    }
    await cleanUp(study);
    await until('the memos of the test are gone', () => study.index.memos.size === 1);
    files.dispose();
  });

  function draft(base: string | null, text: string, about: MemoDraft['about'] = []): MemoDraft {
    return { key: study.uriOf(path).toString(), base, text, about };
  }

  async function typed(base: string | null, text: string, about?: MemoDraft['about']): Promise<DraftOutcome | undefined> {
    writer.hold(draft(base, text, about));
    await writer.flush();
    return outcomes.at(-1);
  }

  it('get their file with the first words, with what they are about', async () => {
    const about = [{ kind: 'code', slug: 'trust' }, { kind: 'transcript', path: 'transcripts/nurse.md' }] as const;
    await typed(null, 'Three small words', about);
    assert.match(await readFile(path), /^---\nabout:\n {2}- code:trust\n {2}- transcripts\/nurse\.md\ncreated: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\n---\n\nThree small words\n$/u);
    assert.deepEqual(study.index.memos.get(path)?.about, about, 'the index knows at once');
  });

  it('change nothing in their file but the words: byte order mark, line ends and front matter stay', async () => {
    await writeFile(path, '\uFEFF---\r\nabout: code:trust # why\r\n---\r\n\r\nOne\r\ntwo\r\n');
    await typed('One\ntwo', 'One\nand two\nthree');
    assert.equal(await readFile(path), '\uFEFF---\r\nabout: code:trust # why\r\n---\r\n\r\nOne\r\nand two\r\nthree\r\n');
  });

  it('that are open in an editor are edited there, saved, and can be undone there', async () => {
    await writeFile(path, '---\nabout: code:trust\n---\n\nOne\n');
    const editor = await vscode.window.showTextDocument(inWorkspace(path));
    await typed('One', 'One and two');
    assert.equal(editor.document.getText(), '---\nabout: code:trust\n---\n\nOne and two\n');
    assert.equal(editor.document.isDirty, false);
    assert.equal(await readFile(path), editor.document.getText());
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '---\nabout: code:trust\n---\n\nOne\n');
  });

  it('are not written over words typed into an editor meanwhile, saved or not', async () => {
    await writeFile(path, 'One\n');
    const editor = await vscode.window.showTextDocument(inWorkspace(path));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), ' in the editor'));
    assert.deepEqual(await typed('One', 'One in the panel'), { kind: 'conflict', key: draft('', '').key, file: 'One in the editor' });
    assert.equal(editor.document.getText(), 'One in the editor\n');
    assert.equal(await readFile(path), 'One\n');
  });

  it('are not written over a file that was changed on disk meanwhile, until the person says so', async () => {
    await writeFile(path, 'One\n');
    assert.equal((await typed('One', 'One and mine'))?.kind, 'settled');
    await writeFile(path, 'One and theirs\n');
    assert.deepEqual(await typed('One and mine', 'One and mine, more'), { kind: 'conflict', key: draft('', '').key, file: 'One and theirs' });
    assert.equal(await readFile(path), 'One and theirs\n');
    writer.hold(draft('One and theirs', 'One and mine, more'), true);
    await writer.flush();
    assert.equal(await readFile(path), 'One and mine, more\n');
  });

  it('are not made out of a file that cannot be read as text', async () => {
    await writeFile(path, new Uint8Array([0x4F, 0x6E, 0xFF, 0x65]));
    assert.equal((await typed('On', 'On and on'))?.kind, 'failed');
    assert.deepEqual([...await vscode.workspace.fs.readFile(inWorkspace(path))], [0x4F, 0x6E, 0xFF, 0x65]);
  });

  it('are the only files a page can name', () => {
    const key = (relative: string): string => vscode.Uri.joinPath(study.root, relative).toString();
    assert.ok(files.place(key('memos/who-pays.md')));
    for (const wrong of [
      key('transcripts/nurse.md'), key('codebook.md'), key('memos/a.txt'), `${study.root.toString()}/memos/../codebook.md`,
      `${study.root.toString()}/memos/..%2Fcodebook.md`, vscode.Uri.joinPath(study.root, '../memos/a.md').toString(), 'file:///etc/memos/passwd.md', 'memos/a.md', '',
    ]) assert.equal(files.place(wrong), undefined, wrong);
  });

  describe('panel', () => {
    let tracker: CursorTracker;
    let panel: MemoPanel;
    let view: FakeView;
    let markup: OpenMarkup;
    let transcripts: StudyTranscripts;

    beforeEach(() => {
      markup = new OpenMarkup();
      transcripts = new StudyTranscripts(studies, markup);
      tracker = new CursorTracker({ studies, transcripts });
      writer = new DraftWriter(files, (outcome) => panel.report(outcome), { pause: 600_000, patience: 600_000 });
      panel = new MemoPanel({
        extensionUri: vscode.Uri.file('/extension'), tracker, files, writer, begin: () => undefined, open: () => undefined,
      });
      view = new FakeView();
      panel.resolveWebviewView(view);
    });

    afterEach(() => {
      for (const part of [panel, tracker, transcripts, markup]) part.dispose();
    });

    /** The sections with their memos, as last shown. */
    function shown(): readonly string[] {
      return view.webview.last<Message<'show'>>('show')?.sections
        .map(({ label, title, memos }) => `${label} ${title}: ${memos.map(({ title: memo }) => memo).join(', ')}`) ?? [];
    }

    it('shows what the cursor is in, and follows it', async () => {
      const editor = await openNew('A: [Who pays]{.shared-budgets} and [who cares]{.trust}?\n');
      putCaret(editor, 'Who pays');
      await study.settled();
      view.webview.say({ kind: 'ready', drafts: [] });
      await until('the memo about the code is shown', () => shown()[1] === 'Code Shared budgets: Who pays');
      assert.equal(shown()[0], 'Passage “Who pays”: ');
      putCaret(editor, 'who cares');
      await until('the other code is shown', () => shown()[1] === 'Code Trust: ');
      assert.ok(shown().at(-1)?.startsWith('Study Journal'));
    });

    it('writes at once when its view is hidden', async () => {
      await writeFile(path, 'One\n');
      view.webview.say({ kind: 'ready', drafts: [] });
      view.webview.say({ kind: 'draft', draft: draft('One', 'One and a last word'), now: false });
      assert.equal(await readFile(path), 'One\n');
      view.hide();
      await until('the last word is in the file', async () => await readFile(path) === 'One and a last word\n', 5);
    });

    it('takes what a page still had from before the window was reloaded', async () => {
      await writeFile(path, 'One\n');
      view.webview.say({ kind: 'ready', drafts: [draft('One', 'One, typed just before the reload')] });
      await until('the words are in the file', async () => await readFile(path) === 'One, typed just before the reload\n', 5);
      await until('the page is told', () => view.webview.last<Message<'settled'>>('settled')?.text === 'One, typed just before the reload');
    });

    it('shows both texts where the file was changed while the window was gone, wherever the cursor is', async () => {
      await writeFile(path, 'Theirs\n');
      view.webview.say({ kind: 'ready', drafts: [draft('One', 'Mine')] });
      await until('the conflict is told', () => view.webview.last<Message<'conflict'>>('conflict')?.file === 'Theirs');
      await until('the memo is shown', () => shown()[0]?.startsWith('Please decide Changed in two places') === true);
      assert.equal(await readFile(path), 'Theirs\n');
      view.webview.say({ kind: 'draft', draft: draft('Theirs', 'Theirs\n\nMine'), now: true });
      await until('both are in the file', async () => await readFile(path) === 'Theirs\n\nMine\n');
      await until('nothing is to decide any more', () => shown()[0]?.startsWith('Please decide') === false);
    });

    it('shows what another program wrote into a memo', async () => {
      await writeFile(path, 'One\n');
      view.webview.say({ kind: 'ready', drafts: [] });
      const body = (): string | null | undefined => view.webview.last<Message<'show'>>('show')?.sections
        .flatMap(({ memos }) => memos).find((memo) => memo.path === path)?.body;
      await until('it is shown', () => body() === 'One');
      await writeFile(path, 'One, from elsewhere\n');
      await until('the new words are shown', () => body() === 'One, from elsewhere');
    });

    it('is a page that can load and run nothing but its own', () => {
      const { html, options } = view.webview;
      assert.match(html, /default-src 'none'; style-src https:\/\/page\.invalid; script-src 'nonce-[0-9a-f]{32}'/u);
      assert.ok(!/ on\w+=|<script(?! nonce=)|style=/u.test(html));
      assert.deepEqual(options.localResourceRoots?.map(({ path: root }) => root), ['/extension/dist/webview']);
    });

    it('ignores what is no message of its page', async () => {
      for (const message of [null, 'ready', { kind: 'draft', draft: { key: study.uriOf('codebook.md').toString(), base: null, text: 'x', about: [] }, now: true }]) {
        view.webview.say(message);
      }
      await writer.flush();
      assert.match(await readFile('codebook.md'), /^# A small study/u);
    });
  });

  describe('begun by command', () => {
    const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> => vscode.commands.executeCommand(command, ...args);

    it('give a coding that has none an id, as one edit that can be undone', async () => {
      const text = 'A: We [[nobody]{.trust} ever agreed]{.shared-budgets by=ao}.\n';
      const editor = await openNew(text);
      putCaret(editor, 'nobody');
      await run('verbatim.newMemo');
      await until('the coding has an id', () => /\[nobody\]\{\.trust #s[0-9a-z]{5}\}/u.test(editor.document.getText()));
      assert.equal(editor.document.getText().replace(/ #s[0-9a-z]{5}/u, ''), text);
      // The panel may take the focus a moment later: undo until it reaches the document, which one step must restore.
      const { version } = editor.document;
      await until('the undo reaches the document', async () => {
        await vscode.window.showTextDocument(editor.document);
        await run('undo');
        return editor.document.version !== version;
      });
      assert.equal(editor.document.getText(), text);
    });

    it('leave a coding that has an id, and a transcript outside every coding, as they are', async () => {
      const text = 'A: [nobody]{.trust #k3f2} agreed.\n';
      const editor = await openNew(text);
      putCaret(editor, 'nobody');
      await run('verbatim.newMemo');
      putCaret(editor, 'agreed');
      await run('verbatim.newMemo');
      await run('verbatim.newTranscriptMemo');
      await run('verbatim.newCodeMemo', { slug: 'trust' });
      await run('verbatim.newJournalMemo');
      assert.equal(editor.document.getText(), text);
    });

    it('write no file before there is a word', async () => {
      await run('verbatim.newMemo', { kind: 'code', slug: 'trust' });
      assert.deepEqual((await vscode.workspace.fs.readDirectory(inWorkspace('memos'))).map(([name]) => name), ['who-pays.md']);
    });
  });
});
