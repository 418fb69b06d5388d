// Types into a transcript of 100,000 words with 2,000 codings in the real workbench, with Verbatim and without, and prints what a person
// feels: the time from a key to the painted frame, and frames that did not come. Run by scripts/bench.mjs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { openWorkbench } from '../scripts/vscode-host/drive.mjs';

/** What scripts/bench.mjs hands over: the study, the built extension, a folder for an extension that does nothing. */
const [study, verbatim, nothing] = /** @type {[string, string, string]} */ (process.argv.slice(2));

const bursts = 10;
const keysPerBurst = 20;
/** Milliseconds between keys: a fast typist's. */
const keyInterval = 60;
/** Longer than everything that waits for a pause. */
const pause = 1200;
const frame = 1000 / 60;

/**
 * @typedef {{ keys: number[], frames: number[] }} Samples milliseconds from key to paint; times of frames
 * @typedef {{ keys: readonly number[], dropped: number, longest: number, busy: number, frames: number }} Run
 *   `busy`: milliseconds of processor time of the window's main thread; `longest`: the longest time between two frames
 */

/**
 * @param {string} extension
 * @returns {Promise<Run>}
 */
async function run(extension) {
  const workbench = await openWorkbench({
    study, extension, theme: 'dark', viewport: { width: 1100, height: 700 }, settings: { 'files.autoSave': 'off' },
  });
  try {
    const { page } = workbench;
    await workbench.openFile('transcripts/long.md');
    if (extension === verbatim) await page.locator('.statusbar-item', { hasText: /: \d+$/ }).waitFor();
    await page.waitForTimeout(5_000);
    await workbench.focusEditor();
    await page.keyboard.press('Control+g');
    await page.keyboard.type('1203:40');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(3_000);
    await page.keyboard.type('warm ', { delay: keyInterval });
    await page.waitForTimeout(3_000);
    const session = await page.context().newCDPSession(page);
    // Processor time, so that what else runs on the machine does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busyUntil = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    await page.evaluate(startSampling);
    const before = await busyUntil();
    for (let burst = 0; burst < bursts; burst++) {
      for (let key = 0; key < keysPerBurst; key++) {
        const started = Date.now();
        await page.keyboard.press('abcdefgh '.charAt((burst + key) % 9) === ' ' ? 'Space' : 'abcdefgh'.charAt((burst + key) % 8));
        await page.waitForTimeout(Math.max(0, keyInterval - (Date.now() - started)));
      }
      await page.waitForTimeout(pause);
    }
    const busy = await busyUntil() - before;
    const samples = /** @type {Samples} */ (await page.evaluate('window.verbatimSamples'));
    const gaps = samples.frames.slice(1).map((time, index) => time - (samples.frames[index] ?? time));
    return {
      keys: samples.keys,
      dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0),
      longest: Math.max(...gaps),
      busy,
      frames: samples.frames.length,
    };
  } finally {
    await workbench.close();
  }
}

/** Runs in the window. */
function startSampling() {
  const samples = /** @type {Samples} */ ({ keys: [], frames: [] });
  Object.assign(window, { verbatimSamples: samples });
  const onFrame = (/** @type {number} */ time) => {
    samples.frames.push(time);
    window.requestAnimationFrame(onFrame);
  };
  window.requestAnimationFrame(onFrame);
  window.addEventListener('keydown', ({ timeStamp }) => {
    window.requestAnimationFrame(() => {
      // A message is delivered after the frame was painted.
      const channel = new window.MessageChannel();
      channel.port1.onmessage = () => samples.keys.push(performance.now() - timeStamp);
      channel.port2.postMessage(null);
    });
  }, { capture: true });
}

/** @param {readonly number[]} times */
function distribution(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms`;
}

/**
 * @param {string} name
 * @param {readonly Run[]} runs
 */
function tell(name, runs) {
  const keys = runs.flatMap((each) => each.keys);
  const sum = (/** @type {(run: Run) => number} */ of) => runs.reduce((total, each) => total + of(each), 0);
  console.log(`  ${name.padEnd(16)}${String(keys.length).padStart(4)} keys, key to paint ${distribution(keys)};`
    + ` ${sum(({ dropped }) => dropped)} of ${sum(({ frames, dropped }) => frames + dropped)} frames dropped,`
    + ` longest gap ${Math.max(...runs.map(({ longest }) => longest)).toFixed(0)} ms;`
    + ` processor time of the window ${(sum(({ busy }) => busy) / keys.length).toFixed(1)} ms a key`);
  return sum(({ dropped }) => dropped);
}

rmSync(nothing, { recursive: true, force: true });
mkdirSync(nothing, { recursive: true });
writeFileSync(path.join(nothing, 'package.json'), JSON.stringify({
  name: 'nothing', publisher: 'verbatim-qda', version: '0.0.1', engines: { vscode: '^1.100.0' },
}));

// In turn and back again, so that neither has the quieter machine.
/** @type {{ bare: Run[], verbatim: Run[] }} */
const runs = { bare: [], verbatim: [] };
for (const kind of /** @type {const} */ (['bare', 'verbatim', 'verbatim', 'bare'])) {
  runs[kind].push(await run(kind === 'bare' ? nothing : verbatim));
}
console.log('\nTyping in the real workbench, 100,000 words with 2,000 codings (headless Chromium, no graphics card)');
const bare = tell('bare editor', runs.bare);
const ours = tell('with Verbatim', runs.verbatim);
console.log(`  frames dropped that the bare editor does not drop: ${Math.max(0, ours - bare)}`);
process.exit();
