import * as assert from './assert';
import * as vscode from 'vscode';
import { CodingsList } from '../../../src/extension/codings-view/codings-list';
import { CodingsTree } from '../../../src/extension/codings-view/codings-tree';
import { changeCodings, replaceCodes } from '../../../src/extension/codings-view/listed-operations';
import type { CodingsNode } from '../../../src/extension/codings-view/nodes';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, newPath, openNew, pathOf, readFile, until, writeFile } from './study-window';

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

/** Takes the first row of the quick pick that is about to open. */
async function acceptFirst(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  await run('workbench.action.acceptSelectedQuickOpenItem');
}

describe('the list of codings', () => {
  let study: StudySession;
  let list: CodingsList;
  let tree: CodingsTree;

  before(async () => {
    ({ study } = await activeStudy());
    list = new CodingsList({ kind: 'transcript' });
    tree = new CodingsTree(list);
  });

  after(() => list.dispose());

  afterEach(async () => {
    list.group({ kind: 'transcript' });
    await cleanUp(study);
  });

  async function read(editor: vscode.TextEditor): Promise<void> {
    await until('it is read', () => study.index.transcripts.has(pathOf(editor)));
  }

  /** The tree as a person reads it, two spaces a level. */
  function drawn(nodes: readonly CodingsNode[] = tree.getChildren(), indent = ''): readonly string[] {
    return nodes.flatMap((node) => {
      const { label, description } = tree.getTreeItem(node);
      return [`${indent}${typeof label === 'string' ? label : ''} | ${String(description ?? '')}`, ...drawn(tree.getChildren(node), `${indent}  `)];
    });
  }

  it('shows quotes with speaker and line, by transcript, and those of a theme with their code', () => {
    list.show(study, { kind: 'code', slug: 'enablers' });
    assert.deepEqual(drawn(), ['Service manager | 1', '  You pick up the phone | Trust · Manager · line 10']);
    list.show(study, { kind: 'code', slug: 'trust' });
    assert.deepEqual(drawn().slice(1), ['  You pick up the phone | Manager · line 10']);
  });

  it('groups by code, speaker or an attribute', () => {
    list.show(study, { kind: 'study' });
    const groups = (): readonly string[] => drawn().filter((line) => !line.startsWith(' '));
    list.group({ kind: 'code' });
    assert.deepEqual(groups(), ['Barriers | 1', 'Shared budgets | 1', 'Turnover | 1', 'Trust | 1']);
    list.group({ kind: 'speaker' });
    assert.deepEqual(groups(), ['Manager | 1', 'Nurse | 2']);
    list.group({ kind: 'attribute', name: 'site' });
    assert.deepEqual(groups(), ['Millbrook | 2', 'Saltmarsh | 1']);
    list.group({ kind: 'attribute', name: 'no-such' });
    assert.deepEqual(groups(), ['No no-such | 3']);
  });

  it('follows coding that is not saved yet, keeps its entries, and tells only of what looks different', async () => {
    const editor = await openNew('A: Oh.\n\nA: [Yes]{.trust} and [no 🙂]{.trust}.\n');
    await read(editor);
    list.show(study, { kind: 'code', slug: 'trust' });
    const group = list.groups.find(({ rows }) => rows.length === 2);
    const [yes, no] = group?.rows ?? [];
    assert.ok(group && yes && no);
    const told: unknown[] = [];
    const listening = list.onDidChange((node) => told.push(node?.id));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'Well. '));
    await study.settled();
    list.refresh();
    assert.deepEqual(told, [], 'typing above moved only offsets');
    assert.equal(editor.document.getText().slice(no.coding.source.start, no.coding.source.end), 'no 🙂');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A: First.\n\n'));
    await study.settled();
    list.refresh();
    assert.deepEqual(told, [group.id]);
    assert.equal(list.groups.find(({ id }) => id === group.id)?.rows[1], no);
    assert.equal(tree.getTreeItem(no).description, 'A · line 5');
    assert.equal(tree.getParent(no), group);
    listening.dispose();
  });

  it('shows hostile words as words, with everything in the tooltip and for a screen reader', async () => {
    const words = '**[x](command:verbatim.newCode)** <img src=x> $(trash)';
    const editor = await openNew(`A: []{.trust .turnover from=k note="a *note*"}${words}\n\nA: שלום[]{to=k}.\n`);
    await read(editor);
    list.show(study, { kind: 'search', words: 'command:VERBATIM' });
    const row = list.rows.at(-1);
    assert.ok(row);
    const item = tree.getTreeItem(row);
    assert.equal(item.accessibilityInformation?.label, `${words} A: שלום, Trust, Turnover, A, ${row.coding.transcript.slice('transcripts/made/'.length, -3)}, line 1`);
    const { tooltip } = tree.resolveTreeItem(item, row);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.ok(!tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
    assert.ok(tooltip.value.includes('\\[x\\]\\(command\\:verbatim\\.newCode\\)'));
    assert.ok(tooltip.value.includes('**Trust**, **Turnover**') && tooltip.value.includes('*a \\*note\\**'), tooltip.value);
  });

  it('recodes over files what stands elsewhere by now, as one change', async () => {
    const editor = await openNew('A: [Yes]{.trust by=ao} and [no]{.trust .turnover}.\r\n');
    await read(editor);
    list.show(study, { kind: 'code', slug: 'trust' });
    const rows = list.rows.filter(({ coding }) => coding.transcript.startsWith('transcripts/made/'));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'Well. '));
    const { exports } = await activeStudy();
    const { transcripts = [] } = changeCodings(rows.map(({ coding }) => coding), (coding) => replaceCodes(coding, new Set(['trust']), 'turnover'), () => 'gone');
    assert.equal(transcripts.length, 1);
    assert.equal(exports.studies.all.length, 1);
    await run('verbatim.showCodings', 'trust');
    const recoding = run('verbatim.recodeListed', rows[0], rows);
    await acceptFirst();
    await recoding;
    await until('it is recoded', () => !editor.document.getText().includes('.trust'));
    assert.match(editor.document.getText(), /Well\. \[Yes\]\{\.[\w-]+ by=ao\} and \[no\]\{\.[\w-]+(?: \.[\w-]+)?\}\.\r\n/u);
    await run('undo');
    assert.equal(editor.document.getText(), 'A: Well. [Yes]{.trust by=ao} and [no]{.trust .turnover}.\r\n');
  });

  it('takes a code away from the rows chosen, in every transcript, and leaves the other codes', async () => {
    const paths = [newPath(), newPath()];
    for (const path of paths) {
      await writeFile(path, 'A: [Yes]{.trust .turnover} 🙂 [no]{.trust}.\n');
    }
    await until('they are read', () => paths.every((path) => study.index.transcripts.has(path)));
    await run('verbatim.showCodings', 'trust');
    list.show(study, { kind: 'code', slug: 'trust' });
    const rows = list.rows.filter(({ coding }) => paths.includes(coding.transcript));
    assert.equal(rows.length, 4);
    await run('verbatim.removeListed', rows[0], rows);
    for (const path of paths) {
      assert.equal(await readFile(path), 'A: [Yes]{.turnover} 🙂 no.\n');
    }
  });

  it('goes through the list with two keys, around at its ends, and past a row that is gone', async () => {
    const editor = await openNew('A: [One]{.zest} [two]{.zest} [three]{.zest}.\n');
    await read(editor);
    await run('verbatim.showCodings', 'zest');
    const words = (): string | undefined => {
      const active = vscode.window.activeTextEditor;
      return active?.document.getText(active.selection);
    };
    const seen: (string | undefined)[] = [];
    for (const command of ['nextInList', 'nextInList', 'previousInList', 'previousInList', 'previousInList']) {
      await run(`verbatim.${command}`);
      seen.push(words());
    }
    assert.deepEqual(seen, ['One', 'two', 'One', 'three', 'two']);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 16, 0, 28), 'two'));
    await study.settled();
    await run('verbatim.nextInList');
    assert.equal(words(), 'three');
  });

  it('hands the list on as CSV in a document of its own', async () => {
    await run('verbatim.showCodings', 'barriers');
    const exporting = run('verbatim.exportList');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.quickOpenSelectNext');
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await exporting;
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.match(document.getText(), /^transcript,title,line,speaker,quote,codes,/u);
    assert.equal(document.getText().trim().split(/\r?\n/u).length, 3);
  });
});
