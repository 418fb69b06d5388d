#!/usr/bin/env node
// Stands in for VS Code's executable where no desktop VS Code can be had: understands the flags that runTests passes, serves the
// npm-hosted VS Code, opens it in Chromium, prints the console of the test run and ends with the run's exit code.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { endTreesWithThisProcess } from '../processes.mjs';
import { consoleTail, noise, openPage } from './browser.mjs';
import { startNpmServer } from './npm-server.mjs';

/** Milliseconds without a word from the test run after which it counts as hung. */
const silence = 300_000;

/** @param {string} name */
function flag(name) {
  const found = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  if (found === undefined) return undefined;
  const value = found.slice(name.length + 3);
  return value.startsWith('file:') ? fileURLToPath(value) : value;
}

/** What VS Code says while starting: only worth reading when the tests never begin. @type {string[]} */
const before = [];
let begun = false;

/**
 * @param {string} type
 * @param {readonly unknown[]} words
 */
function print(type, words) {
  const text = words.map((word) => typeof word === 'string' ? word : JSON.stringify(word)).join(' ');
  begun ||= text.startsWith('[verbatim] extension tests begin');
  if (!begun) before.push(text);
  else if (!noise.test(text)) (type === 'error' || type === 'warn' ? console.error : console.log)(text);
}

/**
 * @param {string} study
 * @param {string} extension
 * @param {string} tests
 * @returns {Promise<number>} the run's exit code
 */
async function run(study, extension, tests) {
  const server = await startNpmServer();
  const { page, close } = await openPage();
  const tail = consoleTail(page);
  try {
    return await new Promise((resolve, reject) => {
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      const heard = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error(`no word from the test run for ${silence / 1000} s`)), silence);
      };
      heard();
      page.on('crash', () => reject(new Error('the page crashed')));
      server.onExit(() => reject(new Error(`the server ended\n${server.log()}`)));
      const start = async () => {
        await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ words) => {
          heard();
          print(type, words);
        });
        await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
          clearTimeout(timer);
          resolve(code);
        });
        await page.goto(server.url(study, { extension, tests }), { waitUntil: 'domcontentloaded' });
      };
      start().catch(reject);
    });
  } catch (error) {
    console.error(`[verbatim] the npm-hosted VS Code failed: ${error instanceof Error ? error.message : String(error)}`);
    for (const line of tail()) console.error(`  ${line}`);
    throw error;
  } finally {
    if (!begun) for (const line of before.slice(-40)) console.error(`  ${line.slice(0, 300)}`);
    await close();
    await server.stop();
  }
}

endTreesWithThisProcess();
const study = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
const extension = flag('extensionDevelopmentPath');
const tests = flag('extensionTestsPath');
if (study === undefined || extension === undefined || tests === undefined) {
  console.error('usage: launcher.mjs STUDY --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE');
  process.exit(2);
}
try {
  process.exit(await run(study, extension, tests));
} catch {
  process.exit(70);
}
