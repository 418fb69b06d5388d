import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, inWorkspace, openNew, until } from './study-window';

const text = '**Interviewer:** Well?\r\n\r\n**Nurse:** We [never felt]{.trust} it.\r\nThen they left 🙂.\r\n\r\n**Interviewer:** Why?\r\n\r\n**Nurse:** לא.\r\n';

describe('the structure of a study', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('is an outline: turns with their codings, and the hierarchy of codes', async () => {
    const { document } = await openNew(text);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const turns = symbols.filter(({ kind }) => kind === vscode.SymbolKind.String && symbols.length > 0).filter(({ name }) => ['Interviewer', 'Nurse'].includes(name));
    assert.deepEqual(turns.map(({ name, detail }) => `${name}: ${detail}`), ['Interviewer: Well?', 'Nurse: We never felt it. Then they left 🙂.', 'Interviewer: Why?', 'Nurse: לא.']);
    assert.deepEqual(turns[1]?.children.map(({ name, detail, selectionRange }) => `${name}: ${detail}: ${document.getText(selectionRange)}`), ['Trust: never felt: never felt']);
    const codebook = await vscode.workspace.openTextDocument(inWorkspace('codebook.md'));
    const codes = (await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', codebook.uri)).filter(({ kind }) => kind === vscode.SymbolKind.Enum);
    assert.deepEqual(codes.map(({ name, children }) => `${name}: ${children.map((child) => child.name).join(', ')}`), ['Barriers: Shared budgets, Turnover', 'Enablers: Trust']);
  });

  it('is an outline of the turns alone where a transcript is very long', async () => {
    const { document } = await openNew('Nurse: We [felt]{.trust} it.\n\nInterviewer: Why?\n\n'.repeat(400));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const turns = symbols.filter(({ name }) => ['Interviewer', 'Nurse'].includes(name));
    assert.equal(turns.length, 800);
    assert.ok(turns.every(({ detail, children }) => detail === '' && children.length === 0));
  });

  it('folds turns of several lines', async () => {
    const { document } = await openNew(text);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.ok(folds.some(({ start, end }) => start === 2 && end === 3));
    assert.ok(!folds.some(({ start, end }) => start === 0 && end === 1));
  });

  it('widens a selection from word to sentence to turn', async () => {
    const { document } = await openNew(text);
    const at = document.positionAt(text.indexOf('they') + 1);
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [at]);
    const steps: string[] = [];
    for (let step = range; step; step = step.parent!) steps.push(document.getText(step.range));
    const wanted = ['they', 'Then they left 🙂.', 'We [never felt]{.trust} it.\r\nThen they left 🙂.', '**Nurse:** We [never felt]{.trust} it.\r\nThen they left 🙂.'];
    assert.deepEqual(wanted.filter((step) => !steps.includes(step)), []);
  });

  it('finds codes, transcripts and memos by name', async () => {
    const symbols = async (query: string): Promise<readonly vscode.SymbolInformation[]> =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
    const ours = async (query: string, path: string): Promise<boolean> =>
      (await symbols(query)).some(({ name, location, containerName }) => name === query && location.uri.path.endsWith(path) && containerName.startsWith('A small study'));
    await until('the study’s names are found', async () =>
      (await ours('Shared budgets', 'codebook.md')) && (await ours('Community nurse', 'transcripts/nurse.md')) && (await ours('Who pays', 'memos/who-pays.md')));
    assert.equal((await symbols('Shared budgets')).some(({ name }) => name === 'Trust'), false);
  });
});
