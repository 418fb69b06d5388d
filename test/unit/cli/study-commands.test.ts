import { match, doesNotMatch, strictEqual as equal, deepStrictEqual as same } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, processTimeout, runCli } from './run-cli';

function writeStudy(folder: string): void {
  for (const name of ['transcripts', 'memos']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'codebook.md'), '# Codebook\n\n## Enablers {#enablers}\n\n### Trust {#trust}\n\nSpeaking of trust.\n\n### Care {#care}\n');
  writeFileSync(join(folder, 'memos/m.md'), '---\nabout: code:trust\n---\n\nWhat we think about it.\n');
  writeFileSync(join(folder, 'transcripts/a.md'), '---\nsite: Millbrook\n---\n\n**Nurse:** I [never <b>felt</b> it]{.trust}.\n\n**Nurse:** [So]{.care}.\n');
  writeFileSync(join(folder, 'transcripts/b.md'), '---\nsite: Saltmarsh\n---\n\nWe [did]{.trust}.\n');
}

describe('verbatim summary', function () {
  this.timeout(processTimeout);

  it('prints a theme as Markdown, HTML or JSON, the same on every run', () => inFolder(async (folder) => {
    writeStudy(folder);
    const run = async (...args: readonly string[]): Promise<string> => {
      const first = await runCli(['summary', folder, ...args]);
      equal(first.errors, '');
      equal(first.code, 0);
      equal((await runCli(['summary', folder, ...args])).output.toString(), first.output.toString());
      return first.output.toString();
    };
    const markdown = await run('--code', 'enablers', '--by', 'site');
    for (const part of ['Trust', 'Care', 'Millbrook', 'Saltmarsh', 'did', 'What we think about it']) match(markdown, new RegExp(part));
    const html = await run('--code', 'trust', '--format', 'html');
    match(html, /^<!doctype html>/i);
    doesNotMatch(html, /<script|<b>felt/);
    const summary = JSON.parse(await run('--format', 'json', '--code', 'trust')) as { readonly totals: { readonly codings: number } };
    equal(summary.totals.codings, 2);
    match(await run(), /Enablers/);
  }));

  it('names near ones where the code or the attribute is unknown', () => inFolder(async (folder) => {
    writeStudy(folder);
    const code = await runCli(['summary', folder, '--code', 'turst']);
    equal(code.errors, 'verbatim: --code: the codebook has no code "turst" (did you mean "trust"?)\n');
    equal(code.code, 2);
    const name = await runCli(['summary', folder, '--code', 'Enablers']);
    match(name.errors, /did you mean "enablers"/);
    const attribute = await runCli(['summary', folder, '--by', 'sites']);
    equal(attribute.errors, 'verbatim: --by: no transcript has the attribute "sites" (did you mean "site"?); known are: site\n');
    equal(attribute.code, 2);
    equal(attribute.output.length, 0);
  }));

  it('summarises what can be read, says what cannot, and ends with 2', () => inFolder(async (folder) => {
    writeStudy(folder);
    writeFileSync(join(folder, 'transcripts/c.md'), Buffer.from([0xff]));
    const result = await runCli(['summary', folder]);
    match(result.output.toString(), /Trust/);
    match(result.errors, /c\.md: not valid UTF-8/);
    equal(result.code, 2);
  }));
});

describe('verbatim init', function () {
  this.timeout(processTimeout);

  it('makes a study that is in order', () => inFolder(async (folder) => {
    const study = join(folder, 'deep/night-shift');
    equal((await runCli(['init', study])).code, 0);
    same(readdirSync(study).sort(), ['codebook.md', 'memos', 'transcripts']);
    match(readFileSync(join(study, 'codebook.md'), 'utf8'), /^# .*Night shift/);
    const check = await runCli(['check', study]);
    equal(check.output.toString(), '');
    equal(check.code, 0);
    equal((await runCli(['summary', study])).code, 0);
  }));

  it('keeps what is there', () => inFolder(async (folder) => {
    mkdirSync(join(folder, 'transcripts'));
    writeFileSync(join(folder, 'transcripts/a.md'), 'a');
    writeFileSync(join(folder, 'notes.md'), 'n');
    equal((await runCli(['init', folder])).code, 0);
    equal(readFileSync(join(folder, 'transcripts/a.md'), 'utf8'), 'a');
    equal(readFileSync(join(folder, 'notes.md'), 'utf8'), 'n');
  }));

  it('never makes a study over a study', () => inFolder(async (folder) => {
    writeFileSync(join(folder, 'codebook.md'), 'mine');
    const before = statSync(join(folder, 'codebook.md'), { bigint: true }).mtimeNs;
    const result = await runCli(['init', folder]);
    equal(result.code, 2);
    match(result.errors, /^verbatim: .*codebook\.md: this folder is a study already; nothing was changed\n$/);
    equal(readFileSync(join(folder, 'codebook.md'), 'utf8'), 'mine');
    equal(statSync(join(folder, 'codebook.md'), { bigint: true }).mtimeNs, before);
    same(readdirSync(folder), ['codebook.md']);
  }));

  it('says so where a file is in the way', () => inFolder(async (folder) => {
    writeFileSync(join(folder, 'memos'), 'a file');
    const result = await runCli(['init', folder]);
    equal(result.code, 2);
    match(result.errors, /memos: this is a file/);
    equal(readFileSync(join(folder, 'memos'), 'utf8'), 'a file');
  }));
});
