import * as vscode from 'vscode';
import { themeSummary } from '../../../src/core/analysis/theme-summary';
import { summaryMarkdown } from '../../../src/core/interchange/summary-markdown';
import { OpenMarkup } from '../../../src/extension/open-markup';
import { StudyTranscripts } from '../../../src/extension/open-transcripts';
import type { Studies, StudySession } from '../../../src/extension/studies';
import { SummaryPanel } from '../../../src/extension/summary/summary-panel';
import type { SummaryScope, SummaryView, ToSummaryPage } from '../../../src/protocol/summary';
import * as assert from './assert';
import { FakePanel } from './fake-webview';
import { activeStudy, cleanUp, openNew, until, writeFile, newPath } from './study-window';

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> => vscode.commands.executeCommand(command, ...args);

function summaryTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('verbatim.themeSummary'));
}

describe('the theme summary', () => {
  let study: StudySession;
  let studies: Studies;

  before(async () => {
    const active = await activeStudy();
    study = active.study;
    studies = active.exports.studies;
  });

  afterEach(() => cleanUp(study));

  describe('as commands', () => {
    it('opens beside the text, which keeps the focus, and is used again for the next theme', async () => {
      const editor = await openNew('A: [Yes]{.trust}.\n');
      await run('verbatim.previewThemeSummary', 'trust');
      await until('it is open', () => summaryTabs().length === 1);
      assert.equal(summaryTabs()[0]?.label, 'Summary: Trust');
      assert.notEqual(summaryTabs()[0]?.group.viewColumn, editor.viewColumn);
      assert.equal(vscode.window.activeTextEditor?.document, editor.document);
      await run('verbatim.previewThemeSummary', { slug: 'barriers' });
      await until('it shows the other theme', () => summaryTabs()[0]?.label === 'Summary: Barriers');
      await run('verbatim.previewThemeSummary');
      await until('it shows the whole study', () => summaryTabs()[0]?.label === `Summary: ${study.name}`);
      assert.equal(summaryTabs().length, 1);
    });

    it('is exported as Markdown: the same text as everywhere', async () => {
      await run('verbatim.exportThemeSummary', { slug: 'barriers', by: 'site' });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.isUntitled, true);
      assert.equal(document?.languageId, 'markdown');
      assert.equal(document?.getText(), summaryMarkdown(themeSummary(study.index, { code: 'barriers', by: 'site' })));
      assert.match(document?.getText(), /^# Barriers\n/u);
      assert.match(document?.getText(), /the third manager left/u);
    });
  });

  describe('as a page', () => {
    let fake: FakePanel;
    let panel: SummaryPanel;
    let markup: OpenMarkup;
    let transcripts: StudyTranscripts;

    function open(scope: SummaryScope): void {
      markup = new OpenMarkup();
      transcripts = new StudyTranscripts(studies, markup);
      fake = new FakePanel();
      panel = new SummaryPanel(fake, study.root.toString(), scope, {
        extensionUri: vscode.Uri.file('/extension'), studies, transcripts, export: () => undefined,
      });
      fake.webview.say({ kind: 'ready' });
    }

    afterEach(() => {
      for (const part of [panel, transcripts, markup]) part.dispose();
    });

    const view = (): SummaryView | undefined => fake.webview.last<Extract<ToSummaryPage, { readonly kind: 'show' }>>('show')?.view;

    it('has the numbers, the quotes and the memos of the theme', () => {
      open({ code: 'barriers', by: 'site' });
      assert.deepEqual(view()?.totals, { codings: 2, transcripts: 1, speakers: 1 });
      assert.deepEqual(view()?.codes.map(({ name, own, total }) => [name, own.codings, total.codings]), [['Barriers', 1, 2], ['Shared budgets', 1, 1], ['Turnover', 1, 1]]);
      assert.deepEqual(view()?.groups.map(({ name, quotes }) => [name, quotes.map(({ text, speaker }) => `${String(speaker)}: ${text}`)]), [
        ['Barriers', ['Nurse: the third manager left']],
        ['Shared budgets', ['Nurse: nobody ever agreed who pays']],
        ['Turnover', ['Nurse: the third manager left']],
      ]);
      assert.deepEqual(view()?.memos.map(({ title }) => title), ['Who pays']);
    });

    it('is live: a coding that is not saved yet counts', async () => {
      open({ code: 'trust', by: null });
      const before = view()?.totals.codings ?? -1;
      const editor = await openNew('A: Yes and no.\n');
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 3, 0, 6), '[Yes]{.trust}'));
      await until('it counts', () => view()?.totals.codings === before + 1);
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 3, 0, 16), 'Yes'));
      await until('it does not count any more', () => view()?.totals.codings === before);
    });

    it('leads to a quote’s passage in the transcript, also when lines were put before it', async () => {
      open({ code: 'shared-budgets', by: null });
      const path = newPath();
      await writeFile(path, 'A: First.\n\nA: Then [who pays for it]{.shared-budgets}.\n');
      await until('it is read', () => study.index.transcripts.has(path));
      await until('it is shown', () => view()?.groups[0]?.quotes.some(({ text }) => text === 'who pays for it') === true);
      const quote = view()?.groups[0]?.quotes.find(({ text }) => text === 'who pays for it');
      const editor = await openNew('A: First.\n\nA: Then [who pays for it]{.shared-budgets}.\n', path);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'New first line 🙂.\n\n'));
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      fake.webview.say({ kind: 'reveal', ...quote });
      await until('the passage is selected', () => {
        const active = vscode.window.activeTextEditor;
        return active?.document.getText(active.selection) === 'who pays for it';
      });
    });

    it('sends more quotes of a code where they are asked for', async () => {
      open({ code: 'trust', by: null });
      await openNew(`A: ${Array.from({ length: 45 }, (_, nth) => `[yes ${nth}]{.trust}`).join(' and ')}.\n`);
      await until('they count', () => (view()?.totals.codings ?? 0) >= 45);
      assert.equal(view()?.groups[0]?.quotes.length, 20);
      fake.webview.say({ kind: 'quotes', slug: 'trust', count: 70 });
      await until('they are sent', () => view()?.groups[0]?.quotes.length === view()?.totals.codings);
    });

    it('says what is missing where the code is gone, and comes back with it', async () => {
      open({ code: 'dreams', by: null });
      assert.match(fake.webview.last<Extract<ToSummaryPage, { readonly kind: 'nothing' }>>('nothing')?.message, /“dreams” is neither in the codebook nor in a transcript/u);
      await openNew('A: [Yes]{.dreams}.\n');
      await until('it is shown', () => view()?.title === 'dreams');
    });

    it('sends people’s text as data and keeps it out of the page’s HTML', async () => {
      open({ code: '<img>', by: null });
      assert.ok(!fake.webview.html.includes('<img'));
      assert.match(fake.webview.html, /default-src 'none'/u);
      assert.ok(!/ on\w+=|<script(?! nonce=)|style=/u.test(fake.webview.html));
    });
  });
});
