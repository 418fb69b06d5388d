import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../../scripts/vscode-host/drive.mjs';

/** The job the extension exists for, done with keys and clicks, and looked at in the files and on the screen. */
describe('from a passage to a theme summary', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ study: path.resolve('test/extension/study') });
  });

  after(async () => {
    await workbench.close();
  });

  afterEach(async function afterEachTest() {
    if (this.currentTest?.state !== 'failed') return;
    const picture = await workbench.screenshot(`out/e2e/${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    console.log(`  picture of the failure: ${picture}`);
    for (const line of workbench.consoleLines().slice(-15)) console.log(`  console ${line.slice(0, 300)}`);
  });

  const read = (file: string): string => readFileSync(path.join(workbench.studyDir, file), 'utf8');

  it('codes a passage by chord and undoes it with one step', async () => {
    const { page } = workbench;
    const before = read('transcripts/manager.md');
    await workbench.openFile('transcripts/manager.md');
    await codingsInStudy(3);

    await workbench.selectText('two years');
    await codeWith('shared', 'Shared budgets');
    await codingsInStudy(4);
    await workbench.save();
    const coded = before.replace('two years', '[two years]{.shared-budgets}');
    await fileHolds('transcripts/manager.md', coded);

    await workbench.focusEditor();
    await page.keyboard.press('Control+z');
    await codingsInStudy(3);
    await workbench.save();
    await fileHolds('transcripts/manager.md', before);
    await page.keyboard.press('Control+Shift+z');
    await codingsInStudy(4);
    await workbench.save();
    await fileHolds('transcripts/manager.md', coded);
  });

  it('makes a new code on the way and shows it in the codebook', async () => {
    const { page } = workbench;
    await workbench.selectText('pick up');
    await codeWith('Informal contact', /Create code .Informal contact/);
    await codingsInStudy(5);
    await workbench.save();
    const nested = '[You [pick up]{.informal-contact} the phone]{.trust}';
    await until(() => read('transcripts/manager.md').includes(nested), `the transcript has ${nested}`);

    await page.locator('.activitybar .action-label[aria-label^="Verbatim"]').click();
    await codeRow('Informal contact', '1').waitFor();
    await codeRow('Shared budgets', '2').waitFor();
    await codeRow('Barriers', '1 · 3').waitFor();
    await until(() => read('codebook.md').includes('Informal contact'), 'the codebook file has the new code');
  });

  it('keeps a memo that is typed into the panel', async () => {
    await workbench.runCommand('Verbatim: New Memo for the Journal');
    const memo = await workbench.inWebview('textarea');
    await memo.waitFor();
    await memo.click();
    await workbench.page.keyboard.type('Ask the others about the phone.');
    const written = (): boolean => readdirSync(path.join(workbench.studyDir, 'memos'))
      .some((file) => file.endsWith('-journal.md') && read(`memos/${file}`).includes('Ask the others about the phone.'));
    await until(written, 'the memo is in a file of its own');
  });

  it('summarises a theme whose quotes lead back to the passage', async () => {
    await workbench.openFile('transcripts/nurse.md');
    await workbench.runCommand('Verbatim: Preview Theme Summary');
    const quote = await workbench.inWebview('blockquote:has-text("two years"), q:has-text("two years"), button:has-text("two years")');
    await quote.scrollIntoViewIfNeeded();
    await quote.click();
    await workbench.page.locator('.tab.active[data-resource-name="manager.md"]').waitFor();
  });

  it('colours coded passages in the Markdown preview and hides the tags', async () => {
    await workbench.openFile('transcripts/manager.md');
    await workbench.runCommand('Markdown: Open Preview');
    const passage = await workbench.inWebview('.markdown-body span:text-is("two years"), .markdown-body mark:text-is("two years")');
    const body = await passage.locator('xpath=ancestor::body').innerText();
    assert.ok(!body.includes('shared-budgets'), body);
    assert.ok(body.includes('That took two years.'), body);
  });

  it('leaves everything as it was after the window is loaded again', async () => {
    const before = read('transcripts/manager.md');
    await workbench.reload();
    await codingsInStudy(5);
    await workbench.openFile('transcripts/manager.md');
    // Long lines are wrapped on the screen.
    const text = (await workbench.editorText()).replaceAll('\n', '');
    assert.ok(text.includes('That took [two years]{.'), text);
    assert.equal(read('transcripts/manager.md'), before);
  });

  /** The status bar tells the study's codings, saved or not. */
  async function codingsInStudy(count: number): Promise<void> {
    await workbench.page.locator('.statusbar-item', { hasText: new RegExp(`A small study.*: ${count}$`) }).waitFor();
  }

  async function fileHolds(file: string, text: string): Promise<void> {
    await until(() => read(file) === text, `${file} is\n${text}\nbut is\n${read(file)}`);
  }

  /** Opens the picker by its chord, filters and takes the row. */
  async function codeWith(filter: string, row: string | RegExp): Promise<void> {
    const { page } = workbench;
    await page.keyboard.press('Control+k');
    await page.keyboard.press('a');
    const input = page.locator('.quick-input-widget input[type="text"]').first();
    await input.waitFor();
    await input.fill(filter);
    await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: row }).waitFor();
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  function codeRow(name: string, counts: string): ReturnType<typeof workbench.page.locator> {
    const { page } = workbench;
    return page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Codebook' }) }).locator('.monaco-list-row')
      .filter({ has: page.locator('.label-name', { hasText: name }) })
      .filter({ has: page.locator('.label-description', { hasText: new RegExp(`^${counts}$`) }) });
  }
});

/** Waits for something on disk. */
async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) assert.fail(`still not so after 60 s: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
}
