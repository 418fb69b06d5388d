import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, say } from '../project.mjs';
import { consoleTail, openPage } from './browser.mjs';
import { startNpmServer } from './npm-server.mjs';
import { stageExtension } from './stage-extension.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** The names VS Code has for its themes. */
const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  hc: 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

const mac = process.platform === 'darwin';

/**
 * @typedef {{
 *   study?: string,
 *   extension?: string,
 *   theme?: keyof typeof themes,
 *   settings?: Record<string, unknown>,
 *   viewport?: { width: number, height: number },
 *   scale?: number,
 * }} WorkbenchOptions `study` is copied first (the sample study by default); `scale`: device pixels per CSS pixel
 */

/**
 * Opens a copy of a study in the npm-hosted VS Code with the extension, to be driven as a person would. The extension must be built.
 * A start that fails is tried once more.
 * @param {WorkbenchOptions} [options]
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(options = {}) {
  try {
    return await start(options);
  } catch (error) {
    say(`the workbench did not start, trying once more: ${error instanceof Error ? error.message : String(error)}`);
    return start(options);
  }
}

/**
 * @param {WorkbenchOptions} options
 * @returns {Promise<Workbench>}
 */
async function start({ study = path.join(root, 'examples/integrated-care'), extension = root, theme = 'light', settings = {}, viewport, scale }) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'verbatim-study-'));
  const studyDir = path.join(temporary, path.basename(study));
  /** @type {(() => Promise<void>)[]} */
  const closers = [async () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    cpSync(study, studyDir, { recursive: true });
    const server = await startNpmServer({ settings: {
      'workbench.colorTheme': themes[theme],
      'editor.find.seedSearchStringFromSelection': 'never',
      'editor.cursorBlinking': 'solid',
      'window.confirmBeforeClose': 'never',
      'workbench.editor.enablePreview': false,
      ...settings,
    } });
    closers.push(server.stop);
    const opened = await openPage({ ...(viewport === undefined ? {} : { viewport }), ...(scale === undefined ? {} : { scale }) });
    closers.push(opened.close);
    const { page } = opened;
    const workbench = new Workbench(page, studyDir, server.url(studyDir, { extension: stageExtension(extension, path.join(temporary, 'extension')) }), consoleTail(page), close);
    await workbench.reload();
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}

export class Workbench {
  /**
   * @param {Page} page
   * @param {string} studyDir the copy that is open
   * @param {string} url
   * @param {() => readonly string[]} consoleLines the last lines of the page's console
   * @param {() => Promise<void>} close ends browser and server and deletes the copy
   */
  constructor(page, studyDir, url, consoleLines, close) {
    this.page = page;
    this.studyDir = studyDir;
    this.url = url;
    this.consoleLines = consoleLines;
    this.close = close;
  }

  /** Loads the window (again) and waits until it can be used. */
  async reload() {
    // A window that has unsaved work asks before it goes.
    this.page.once('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    await this.page.goto(this.url, { waitUntil: 'domcontentloaded', timeout: 120_000 });
    await this.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 180_000 });
    await this.page.locator('.part.sidebar .monaco-list-row').first().waitFor({ timeout: 180_000 });
  }

  /**
   * Runs a command from the command palette.
   * @param {string} title as shown there, with its category, for example `Verbatim: Code Selection`
   */
  async runCommand(title) {
    const row = await this.quickOpen('F1', `>${title}`, title);
    await row.click();
  }

  /**
   * Opens a file of the study.
   * @param {string} file relative to the study, for example `transcripts/p07.md`
   */
  async openFile(file) {
    const name = path.posix.basename(file);
    const row = await this.quickOpen(mac ? 'Meta+p' : 'Control+p', file, name);
    await row.click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /**
   * @param {string} key opens the picker
   * @param {string} words typed into it
   * @param {string} label of the row wanted
   * @returns {Promise<Locator>} the row
   */
  async quickOpen(key, words, label) {
    const input = this.page.locator('.quick-input-widget input[type="text"]').first();
    const row = this.page.locator('.quick-input-widget .monaco-list-row').filter({
      has: this.page.locator('.monaco-icon-label .label-name', { hasText: new RegExp(`^\\s*${escaped(label)}\\s*$`) }),
    }).first();
    // The workbench takes keys before it can answer all of them.
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press(key);
        await input.waitFor({ timeout: 20_000 });
        await input.fill(words);
        await row.waitFor({ timeout: 30_000 });
        return row;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
        await this.page.waitForTimeout(1000);
      }
    }
  }

  /**
   * Selects words in the active editor, which must stand on one line of the file.
   * @param {string} words
   * @param {number} [occurrence] 1 is the first in the file
   */
  async selectText(words, occurrence = 1) {
    await this.focusEditor();
    await this.page.keyboard.press(mac ? 'Meta+ArrowUp' : 'Control+Home');
    await this.page.keyboard.press(mac ? 'Meta+f' : 'Control+f');
    const find = this.activeEditor().locator('.find-widget.visible .find-part textarea');
    await find.fill(words);
    const matches = this.activeEditor().locator('.find-widget .matchesCount');
    await matches.filter({ hasText: /^\D*\d+ \D+ \d+/ }).waitFor();
    // With the cursor at the start, the first match is selected while typing.
    for (let at = 1; at < occurrence; at++) await this.page.keyboard.press('Enter');
    await matches.filter({ hasText: new RegExp(`^\\D*${occurrence} `) }).waitFor();
    await this.page.keyboard.press('Escape');
    await this.activeEditor().locator('.find-widget.visible').waitFor({ state: 'hidden' });
  }

  async focusEditor() {
    await this.page.keyboard.press(mac ? 'Meta+1' : 'Control+1');
    await this.activeEditor().locator('.view-line').first().waitFor();
  }

  /** The editor that has the focus, or had it last. */
  activeEditor() {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** What the active editor shows; long files only in part. */
  async editorText() {
    const lines = await this.activeEditor().locator('.view-line').evaluateAll((all) => all
      .map((line) => ({ top: Number.parseFloat(/** @type {HTMLElement} */ (line).style.top), text: line.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text));
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Saves the active editor. */
  async save() {
    await this.page.keyboard.press(mac ? 'Meta+s' : 'Control+s');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  /**
   * Something inside a webview, whichever webview that is.
   * @param {string} selector of an element in the webview's page
   * @param {number} [timeout] milliseconds
   * @returns {Promise<Locator>}
   */
  async inWebview(selector, timeout = 60_000) {
    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        const found = frame.locator(selector);
        try {
          if (frame !== this.page.mainFrame() && await found.count() > 0 && await found.first().isVisible()) return found.first();
        } catch {
          // The frame went away while it was asked.
        }
      }
      await this.page.waitForTimeout(200);
    }
    throw new Error(`no webview shows ${selector} after ${timeout / 1000} s`);
  }

  /**
   * Saves a picture of the window.
   * @param {string} file relative to the repository, or absolute
   * @returns {Promise<string>} its absolute path
   */
  async screenshot(file) {
    const absolute = path.resolve(root, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    await this.page.screenshot({ path: absolute, timeout: 60_000 });
    return absolute;
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
