import { chromium } from 'playwright-core';
import { onInterrupt } from '../processes.mjs';
import { ensureChromium } from './chromium.mjs';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage',
];

/**
 * A page in a Chromium of its own.
 * @param {{ viewport?: { width: number, height: number }, scale?: number }} [options] `scale`: device pixels per CSS pixel
 * @returns {Promise<{ page: import('playwright-core').Page, version: string, close: () => Promise<void> }>}
 */
export async function openPage({ viewport = { width: 1400, height: 900 }, scale = 1 } = {}) {
  const executablePath = await ensureChromium();
  const browser = await chromium.launch({
    executablePath, args: flags, timeout: 120_000, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  });
  const close = async () => {
    takeBack();
    await Promise.race([browser.close(), new Promise((resolve) => { setTimeout(resolve, 10_000).unref(); })]);
  };
  const takeBack = onInterrupt(close);
  try {
    const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.setDefaultNavigationTimeout(120_000);
    return { page, version: browser.version(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the npm-hosted VS Code always says in the console, and what says nothing about the extension. */
export const noise = /vsda|spdlog|AccountPolicy|service worker|_static|open-vsx|github authentication|Failed to load resource|net::ERR_|product\.json|mixed content/i;

/**
 * Keeps the page's last console lines.
 * @param {import('playwright-core').Page} page
 * @param {number} [limit] lines
 * @returns {() => readonly string[]}
 */
export function consoleTail(page, limit = 40) {
  /** @type {string[]} */
  const lines = [];
  page.on('console', (message) => {
    const text = message.text();
    if (noise.test(text)) return;
    lines.push(`${message.type()}: ${text.slice(0, 500)}`);
    if (lines.length > limit) lines.shift();
  });
  page.on('pageerror', (error) => {
    lines.push(`pageerror: ${error.message}`);
    if (lines.length > limit) lines.shift();
  });
  return () => lines;
}
