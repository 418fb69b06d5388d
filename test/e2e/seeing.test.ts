import assert from 'node:assert/strict';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../../scripts/vscode-host/drive.mjs';

/** What a person sees of codings, in the window itself: extensions are told neither where a caret is drawn nor what a hover shows. */
describe('seeing what is coded', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      study: path.resolve('test/extension/study'), theme: 'dark', settings: { 'verbatim.markup': 'folded', 'editor.minimap.enabled': false },
    });
    await workbench.openFile('transcripts/nurse.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'Tags: folded' }).waitFor();
  });

  after(async () => {
    await workbench.close();
  });

  afterEach(async function afterEachTest() {
    if (this.currentTest?.state === 'failed') {
      console.log(`  picture of the failure: ${await workbench.screenshot(`out/e2e/${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`)}`);
    }
  });

  it('hides tags, except on the line of the cursor', async () => {
    await until(async () => await widthOf('{.turnover') === 0, 'the tag is hidden');
    await workbench.selectText('the third manager');
    await until(async () => await widthOf('{.turnover') > 20, 'the tag shows where the cursor is');
    assert.equal(await widthOf('{.shared-budgets'), 0);
    await workbench.page.locator('.statusbar-item', { hasText: /Turnover · Barriers/ }).waitFor();
  });

  it('shows a caret beside a hidden tag, and its tag when the mouse has come to rest', async () => {
    const { page } = workbench;
    const passage = await boxOf('nobody ever agreed who pays');
    await page.mouse.click(passage.right, passage.top + passage.height / 2);
    assert.ok(await caretHeight() > 10);
    await until(async () => await widthOf('{.shared-budgets') > 20, 'the tag shows after a while');
    assert.ok(await caretHeight() > 10);
    for (let step = 0; step < 24; step++) {
      await page.keyboard.press('ArrowRight');
      assert.ok(await caretHeight() > 10);
    }
  });

  it('deletes nothing of a tag that is still hidden', async () => {
    const { page } = workbench;
    await workbench.selectText('Interviewer');
    await until(async () => await widthOf('{.shared-budgets') === 0, 'the tag is hidden again');
    const passage = await boxOf('nobody ever agreed who pays');
    await page.mouse.click(passage.right + 1, passage.top + passage.height / 2);
    await page.keyboard.press('Backspace');
    await until(async () => await widthOf('{.shared-budgets') > 20, 'the tag shows');
    assert.match(await workbench.editorText(), /\[nobody ever agreed who pay(s|)\]\{\.shared-budgets\}/);
  });

  it('draws a stripe for each code in the gutter, and names the codes there', async () => {
    const { page } = workbench;
    await workbench.selectText('How do the teams');
    const beside = page.locator('.glyph-margin-widgets .cgmr');
    await until(async () => await beside.count() >= 2, 'there are stripes');
    const last = beside.last();
    const stripes = await last.evaluate((element) => getComputedStyle(element).backgroundImage.split(/, (?=repeating|linear|none)/));
    assert.equal(stripes.filter((image) => image !== 'none').length, 2);
    await last.hover();
    const names = await last.evaluate((element) => getComputedStyle(element, '::after').content);
    assert.match(names.replaceAll(/\\a\s?/gi, '\n'), /Turnover[^]*Barriers/);
    assert.doesNotMatch(await page.locator('.monaco-editor .margin').first().evaluate((element) => getComputedStyle(element).contain), /paint|strict/);
  });

  it('goes to the next way of showing tags with a click in the status bar', async () => {
    const { page } = workbench;
    await page.locator('.statusbar-item a', { hasText: 'Tags: folded' }).click();
    await page.locator('.statusbar-item', { hasText: 'Tags: full' }).waitFor();
    await until(async () => await widthOf('{.turnover') > 20, 'tags show');
  });

  it('brings a theme to the fore, says so, and ends it with a click', async () => {
    const { page } = workbench;
    await workbench.runCommand('Verbatim: Focus on a Theme…');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Barriers' }).first().click();
    const item = page.locator('.statusbar-item a[aria-label^="In focus: Barriers"]');
    await item.waitFor();
    await item.click();
    await item.waitFor({ state: 'detached' });
  });

  /** Width of the first piece of text in the editor that begins so, in pixels; 0 where it is drawn with no size. */
  async function widthOf(text: string): Promise<number> {
    return (await boxOf(text)).width;
  }

  function boxOf(text: string): Promise<{ readonly width: number; readonly right: number; readonly top: number; readonly height: number }> {
    return workbench.activeEditor().evaluate((editor, wanted) => {
      for (const line of editor.querySelectorAll('.view-line')) {
        const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let before = 0;
        let isStarted = false;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node.textContent ?? '';
          if (!isStarted && before + length > at) {
            range.setStart(node, at - before);
            isStarted = true;
          }
          if (isStarted && before + length >= at + wanted.length) {
            range.setEnd(node, at + wanted.length - before);
            break;
          }
          before += length;
        }
        const { width, right, top, height } = range.getBoundingClientRect();
        return { width, right, top, height };
      }
      return { width: -1, right: 0, top: 0, height: 0 };
    }, text);
  }

  function caretHeight(): Promise<number> {
    return workbench.activeEditor().locator('.cursors-layer .cursor').first().evaluate((cursor) => {
      const { visibility } = getComputedStyle(cursor);
      return visibility === 'hidden' ? 0 : cursor.getBoundingClientRect().height;
    });
  }

  async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
    for (const end = Date.now() + 30_000; !(await holds());) {
      if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
      await workbench.page.waitForTimeout(100);
    }
  }
});
