#!/usr/bin/env node
// Takes README's pictures from the real workbench on the sample study: npm run screenshots
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, say } from './project.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const { openWorkbench } = await import('./vscode-host/drive.mjs');
const folder = path.join(root, 'media', 'readme');
mkdirSync(folder, { recursive: true });

const transcript = 'transcripts/millbrook/discharge-coordinator-wave2.md';

/**
 * @param {'light' | 'dark'} theme
 * @param {(workbench: import('./vscode-host/drive.mjs').Workbench) => Promise<void>} scene
 * @param {string} name
 */
async function picture(name, theme, scene) {
  const workbench = await openWorkbench({
    study: path.join(root, 'examples/integrated-care'),
    theme,
    viewport: { width: 1440, height: 900 },
    settings: { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on', 'breadcrumbs.enabled': false },
  });
  try {
    await workbench.runCommand('View: Show Verbatim');
    // Counts stand beside the codes when the study has been read.
    await workbench.page.locator('.pane-body .monaco-list-row', { hasText: /Trust\s*[1-9]/ }).waitFor({ timeout: 120_000 });
    await scene(workbench);
    await workbench.page.waitForTimeout(1_500);
    await workbench.screenshot(path.join(folder, `${name}.png`));
    say(`media/readme/${name}.png`);
  } finally {
    await workbench.close();
  }
}

await picture('editor', 'light', async (workbench) => {
  await workbench.openFile(transcript);
  await workbench.selectText('Two instead of sixteen');
});

await picture('picker', 'dark', async (workbench) => {
  await workbench.openFile(transcript);
  await workbench.selectText('Two instead of sixteen');
  await workbench.runCommand('Verbatim: Code the Passage…');
  await workbench.page.locator('.quick-input-widget', { hasText: 'Two instead of sixteen' }).waitFor();
  await workbench.page.keyboard.type('tru');
});

await picture('summary', 'light', async (workbench) => {
  await workbench.openFile(transcript);
  await workbench.runCommand('Verbatim: Preview Theme Summary');
  await workbench.inWebview('h1');
});
process.exit();
