import { match, strictEqual as equal } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, processTimeout, runCli } from './run-cli';

const commands = ['segments', 'strip', 'code', 'check', 'summary', 'init'];

describe('verbatim on the command line', function () {
  this.timeout(processTimeout);

  it('has help with examples everywhere', async () => {
    const general = await runCli(['--help']);
    equal(general.code, 0);
    for (const command of commands) {
      match(general.output.toString(), new RegExp(`^ {2}${command}\\b`, 'm'));
      const { code, output, errors } = await runCli([command, '--help']);
      equal(code, 0);
      equal(errors, '');
      match(output.toString(), new RegExp(`^Usage: verbatim ${command}\\b`));
      match(output.toString(), new RegExp(`Examples:\\n.*verbatim ${command}`, 's'));
    }
    match((await runCli(['help', 'code'])).output.toString(), /^Usage: verbatim code\b/);
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    equal((await runCli(['--version'])).output.toString(), `${version}\n`);
  });

  it('answers bad usage with one clear line and exit code 2', () => inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), 'a');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /name a command/], [['segment'], /unknown command 'segment' \(Did you mean segments\?\)/], [['--frobnicate'], /unknown option/],
      [['segments'], /missing required argument 'path'/], [['segments', '--jsno', 'a.md'], /unknown option '--jsno' \(Did you mean --json\?\)/],
      [['strip'], /missing required argument 'file'/], [['strip', 'a.md', 'a.md'], /too many arguments/],
      [['code', 'a.md'], /required option '--ops <file>'/], [['code', 'a.md', '--ops'], /argument missing/],
      [['summary'], /missing required argument 'study'/], [['summary', '.', '--format', 'pdf'], /Allowed choices are md, html, json/],
      [['init'], /missing required argument 'dir'/],
    ];
    for (const [args, reason] of cases) {
      const { code, output, errors } = await runCli(args, { cwd: folder });
      equal(code, 2, args.join(' '));
      equal(output.length, 0, args.join(' '));
      match(errors, /^verbatim: [^\n]+\n$/, args.join(' '));
      match(errors, reason);
    }
  }));

  it('answers a file that cannot be read with one clear line and exit code 2, and leaves it alone', () => inFolder(async (folder) => {
    const files: readonly (readonly [string, Uint8Array | null, RegExp])[] = [
      ['missing.md', null, /missing\.md: there is no such file/],
      ['latin1.md', Buffer.from('ok\n**P07:** na\u00efve', 'latin1'), /latin1\.md: not valid UTF-8 at byte 14 \(line 2\)/],
      ['utf16.md', Buffer.from('\ufeffhello', 'utf16le'), /utf16\.md: this is UTF-16/],
    ];
    const ops = join(folder, 'ops.jsonl');
    writeFileSync(ops, '{"op":"code","start":0,"end":1,"codes":["a"]}\n');
    for (const [name, bytes, reason] of files) {
      const file = join(folder, name);
      if (bytes !== null) writeFileSync(file, bytes);
      for (const args of [['segments', '--json', file], ['strip', file], ['code', file, '--ops', ops], ['check', file]]) {
        const { code, output, errors } = await runCli(args);
        equal(code, 2, args.join(' '));
        equal(output.length, 0, args.join(' '));
        match(errors, /^verbatim: [^\n]+\n$/, args.join(' '));
        match(errors, reason);
      }
      if (bytes !== null) equal(Buffer.compare(readFileSync(file), bytes), 0);
    }
  }));

  it('says so where a folder stands for a file or a file for a folder', () => inFolder(async (folder) => {
    mkdirSync(join(folder, 'd'));
    writeFileSync(join(folder, 'a.md'), 'a');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['strip', 'd'], /d: this is a folder; name a file in it/], [['code', 'd', '--ops', '-'], /d: this is a folder/],
      [['code', 'a.md', '--ops', 'd'], /d: this is a folder/], [['code', 'a.md', '--ops', 'none'], /none: there is no such file/],
      [['summary', 'a.md'], /a\.md: this is a file; name the folder of a study/], [['summary', 'd'], /d: there is no codebook\.md/],
      [['summary', 'none'], /none: there is no such/], [['init', 'a.md'], /a\.md: this is a file/], [['init', 'a.md/x'], /a\.md/],
      [['strip', 'a.md/x'], /a\.md\/x: a part of this path is a file/],
    ];
    for (const [args, reason] of cases) {
      const { code, errors } = await runCli(args, { cwd: folder });
      equal(code, 2, args.join(' '));
      match(errors, /^verbatim: [^\n]+\n$/, args.join(' '));
      match(errors, reason);
    }
  }));
});
