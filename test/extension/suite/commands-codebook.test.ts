import * as assert from './assert';
import * as vscode from 'vscode';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, closeEditors, inWorkspace, putBack, readFile, remove, until, writeFile } from './study-window';

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

describe('commands on the codebook', () => {
  let study: StudySession;
  let codebook = '';

  before(async () => {
    ({ study } = await activeStudy());
    codebook = await readFile('codebook.md');
  });

  afterEach(async () => {
    await closeEditors();
    await putBack('codebook.md', codebook);
    await study.settled();
  });

  it('makes a code at the top, and one below a theme', async () => {
    await run('verbatim.newCode', { name: '  Telling   it twice ', parent: null });
    await run('verbatim.newCode', { name: 'Night cover', parent: 'barriers' });
    await study.settled();
    assert.deepEqual(
      study.index.codebook.codes.map(({ name, slug, parent }) => [name, slug, parent]).filter(([name]) => /Telling|Night/u.test(String(name))),
      [['Night cover', 'night-cover', 'barriers'], ['Telling it twice', 'telling-it-twice', null]],
    );
    assert.equal(await readFile('codebook.md'), (await vscode.workspace.openTextDocument(inWorkspace('codebook.md'))).getText());
  });

  it('makes no code twice', async () => {
    await run('verbatim.newCode', { name: 'shared  BUDGETS', parent: null });
    assert.equal(await readFile('codebook.md'), codebook);
  });

  it('gives a name whose slug is taken a slug of its own', async () => {
    await run('verbatim.newCode', { name: 'Trust!', parent: null });
    await study.settled();
    assert.deepEqual(study.index.codebook.codes.map(({ slug }) => slug).filter((slug) => slug.startsWith('trust')), ['trust', 'trust-2']);
  });

  it('opens at the heading of a code', async () => {
    await run('verbatim.openCodebook', 'turnover');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), inWorkspace('codebook.md').toString());
    assert.ok(editor);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^### Turnover/u);
  });

  it('renames the heading; slug, colour and transcripts stay', async () => {
    const transcript = await readFile('transcripts/nurse.md');
    await run('verbatim.renameCodeHeading', 'shared-budgets', 'Who pays');
    assert.equal(await readFile('codebook.md'), codebook.replace('### Shared budgets {', '### Who pays {'));
    await study.settled();
    assert.equal(study.index.codebook.bySlug.get('shared-budgets')?.name, 'Who pays');
    assert.equal(await readFile('transcripts/nurse.md'), transcript);
  });

  it('shows the codings of a theme in their view, from where the next one is a key away', async () => {
    await run('verbatim.showCodings', 'enablers');
    await run('verbatim.nextInList');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.uri.path.endsWith('manager.md'));
    assert.equal(editor.document.getText(editor.selection), 'You pick up the phone');
  });
});

describe('a new study', () => {
  let rounds = 0;
  let folder = '';

  beforeEach(() => {
    rounds++;
    folder = `second-${rounds}`;
  });

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
    const { exports } = await activeStudy();
    await until('the second study is gone', () => exports.studies.all.length === 1);
  });

  it('gets a codebook and its folders, is found at once, and opens', async () => {
    const { exports, study } = await activeStudy();
    await vscode.workspace.fs.createDirectory(inWorkspace(folder));
    await run('verbatim.newStudy', inWorkspace(folder), 'Second *study*');
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, inWorkspace(`${folder}/codebook.md`).path);
    for (const made of ['transcripts', 'memos']) {
      assert.equal((await vscode.workspace.fs.stat(inWorkspace(`${folder}/${made}`))).type, vscode.FileType.Directory);
    }
    await until('the second study is found', () => exports.studies.all.length === 2);
    await writeFile(`${folder}/transcripts/p1.md`, 'A: [Yes]{.trust}.\n');
    const second = exports.studies.of(inWorkspace(`${folder}/transcripts/p1.md`));
    assert.notEqual(second, study, 'a file belongs to the nearest codebook above it');
    await until('its transcript is read', () => second?.index.transcripts.has('transcripts/p1.md') === true);
    assert.equal(study.index.transcripts.has(`${folder}/transcripts/p1.md`), false);
    assert.equal(second?.name, 'Second *study*');
    assert.deepEqual([...(second?.index.unknownCodes().keys() ?? [])], ['trust'], 'the codes of another study are not known here');
  });

  it('never writes over a codebook', async () => {
    const { exports } = await activeStudy();
    await writeFile(`${folder}/codebook.md`, '# Mine\n');
    await run('verbatim.newStudy', inWorkspace(folder), 'Other');
    assert.equal(await readFile(`${folder}/codebook.md`), '# Mine\n');
    await until('the study is found', () => exports.studies.all.length === 2);
    await run('notifications.clearAll');
  });

  it('gives its files back when its codebook goes', async () => {
    const { exports, study } = await activeStudy();
    await writeFile(`${folder}/codebook.md`, '# Second\n');
    await writeFile(`${folder}/p1.md`, 'A: [Yes]{.trust}.\n');
    await until('the study is found', () => exports.studies.all.length === 2 && !study.index.transcripts.has(`${folder}/p1.md`));
    await remove(`${folder}/codebook.md`);
    await until('its transcript is the outer study’s', () => study.index.transcripts.has(`${folder}/p1.md`));
    await remove(folder);
    await until('nothing is left of it', () => !study.index.transcripts.has(`${folder}/p1.md`));
  });
});

describe('keyboard shortcuts', () => {
  it('collide with nothing in stock VS Code', async () => {
    const manifest = (await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(vscode.extensions.getExtension('verbatim-qda.verbatim')!.extensionUri, 'package.json'),
    ));
    const { contributes } = JSON.parse(new TextDecoder().decode(manifest)) as {
      readonly contributes: { readonly keybindings: readonly { readonly key: string }[] };
    };
    const defaults = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    const bound = [...defaults.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/gu)];
    assert.ok(bound.length > 500, `only ${bound.length} default shortcuts were found`);
    const taken = bound.filter(([, , command]) => command?.startsWith('verbatim.') === false).map(([, key]) => key);
    // Keys of the coding mode, of our picker and of our lists stand for themselves there; everywhere else there are chords.
    const chords = contributes.keybindings.map(({ key }) => key).filter((key) => key.startsWith('ctrl+k '));
    assert.ok(chords.length > 20);
    assert.deepEqual(chords.filter((key) => taken.includes(key)), []);
  });
});
