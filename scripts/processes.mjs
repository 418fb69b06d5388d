import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const windows = process.platform === 'win32';

/** @type {Set<ChildProcess>} */
const running = new Set();

/** @type {Set<() => Promise<void>>} */
const cleanups = new Set();

/**
 * Starts a program as the head of a process group of its own, so that everything it starts can be ended with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function startTree(command, args, options = {}) {
  if (!endsOnExit) process.on('exit', killEverything);
  endsOnExit = true;
  const child = spawn(command, [...args], { stdio: ['ignore', 'inherit', 'inherit'], ...options, detached: !windows });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Ends a program and everything it started: asks first, then insists.
 * @param {ChildProcess} child
 * @param {number} [patience] milliseconds between asking and insisting
 */
export async function endTree(child, patience = 8000) {
  if (child.pid === undefined) return;
  const gone = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    else child.once('exit', resolve);
  });
  signalTree(child, 'SIGTERM');
  await Promise.race([gone, new Promise((resolve) => { setTimeout(resolve, patience).unref(); })]);
  // The head may be gone while something it started lives on in its group.
  signalTree(child, 'SIGKILL');
  running.delete(child);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/**
 * Registers something to close when this process is interrupted. Returns a function that takes it back.
 * @param {() => Promise<void>} cleanup
 */
export function onInterrupt(cleanup) {
  cleanups.add(cleanup);
  return () => { cleanups.delete(cleanup); };
}

let endsOnExit = false;
let ending = false;

function killEverything() {
  for (const child of running) signalTree(child, 'SIGKILL');
}

/** @param {number} code */
async function endEverything(code) {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(code), 15_000).unref();
  await Promise.allSettled([...cleanups].map((cleanup) => cleanup()));
  await Promise.allSettled([...running].map((child) => endTree(child, 5000)));
  process.exit(code);
}

/** Ends all started programs on Ctrl+C, on a request to end, on a crash, and when the process that started this one is gone. */
export function endTreesWithThisProcess() {
  process.on('SIGINT', () => void endEverything(130));
  process.on('SIGTERM', () => void endEverything(143));
  process.on('SIGHUP', () => void endEverything(129));
  process.on('uncaughtException', (error) => {
    console.error(error);
    void endEverything(1);
  });
  process.on('unhandledRejection', (error) => {
    console.error(error);
    void endEverything(1);
  });
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void endEverything(1);
  }, 1000).unref();
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{
 *   cwd?: string,
 *   env?: NodeJS.ProcessEnv,
 *   timeout?: number,
 *   quiet?: boolean,
 *   onLine?: (line: string) => boolean | void,
 * }} [options] `timeout` in milliseconds; `quiet` prints nothing; `onLine` sees each line and keeps it from being printed by returning true
 * @returns {Promise<{ code: number, timedOut: boolean, tail: string }>} `tail`: the last lines of the output; a program that cannot be started has code 127
 */
export async function runTree(command, args, options = {}) {
  const child = startTree(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const tail = [];
  /** @param {string} line */
  const take = (line) => {
    if (options.onLine?.(line) === true) return;
    tail.push(line);
    if (tail.length > 60) tail.shift();
    if (options.quiet !== true) console.log(line);
  };
  const flush = [eachLine(child.stdout, take), eachLine(child.stderr, take)];
  let timedOut = false;
  const timer = options.timeout === undefined ? undefined : setTimeout(() => {
    timedOut = true;
    void endTree(child);
  }, options.timeout);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      take(String(error));
      resolve(127);
    });
    // 'exit', not 'close': something left behind may hold the pipes open for ever.
    child.once('exit', (status, signal) => setTimeout(() => resolve(status ?? (signal === null ? 1 : 128)), 200));
  });
  clearTimeout(timer);
  for (const finish of flush) finish();
  signalTree(child, 'SIGKILL');
  return { code, timedOut, tail: tail.join('\n') };
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {(line: string) => void} take
 * @returns {() => void} hands over an unfinished last line
 */
function eachLine(stream, take) {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  return () => {
    if (rest !== '') take(rest);
    rest = '';
  };
}
