import { deepStrictEqual as same, match, strictEqual as equal } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, jsonLines, processTimeout, runCli } from './run-cli';

function writeStudy(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const name of ['transcripts', 'memos']) mkdirSync(join(folder, name), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

const codebook = '# Codebook\n\n## Trust {#trust}\n\nWhen people speak of trust.\n';

describe('verbatim check', function () {
  this.timeout(processTimeout);

  it('is silent about a study in order', () => inFolder(async (folder) => {
    writeStudy(folder, { 'codebook.md': codebook, 'transcripts/p.md': 'I [said]{.trust} so.\n' });
    const result = await runCli(['check'], { cwd: folder });
    equal(result.output.toString(), '');
    equal(result.errors, '');
    equal(result.code, 0);
  }));

  it('names each problem as file:line:column severity code message', () => inFolder(async (folder) => {
    writeStudy(folder, {
      'codebook.md': codebook,
      'transcripts/p.md': '\ufeffI [said]{.truts}\r\n\r\nso []{.trust from=k1} and [b]{.tru on.\r\n',
    });
    const result = await runCli(['check'], { cwd: folder });
    const lines = result.output.toString().split('\n');
    match(lines[0]!, /^transcripts\/p\.md:1:9 warning unknown-code .*truts/);
    match(lines[1]!, /^transcripts\/p\.md:3:\d+ (error|warning) from-without-to ./);
    match(lines[2]!, /^transcripts\/p\.md:3:\d+ (error|warning) malformed-attrs ./);
    equal(lines.length, 4);
  }));

  it('ends with 1 where there is an error, and with 0 where there are only warnings', () => inFolder(async (folder) => {
    writeStudy(folder, { 'codebook.md': codebook, 'transcripts/p.md': 'I [said]{.unknown} so.\n' });
    equal((await runCli(['check', folder])).code, 0);
    writeFileSync(join(folder, 'codebook.md'), `${codebook}\n## Trust again {#trust}\n`);
    const result = await runCli(['check', folder]);
    match(result.output.toString(), new RegExp(`^${folder}/codebook\\.md:7:\\d+ error \\S*duplicate\\S* `, 'm'));
    equal(result.code, 1);
  }));

  it('tells what is unfinished only where that is asked for', () => inFolder(async (folder) => {
    writeStudy(folder, { 'codebook.md': `${codebook}\n## Voice\n`, 'transcripts/p.md': 'I [said [so]{.trust}]{.trust}.\n' });
    equal((await runCli(['check'], { cwd: folder })).output.toString().split('\n').map((line) => line.split(' ')[2]).join(' '), 'same-code-twice ');
    const { output, code } = await runCli(['check', '--hints'], { cwd: folder });
    same(output.toString().split('\n').slice(0, -1).map((line) => line.split(' ').slice(0, 3).join(' ')), [
      'codebook.md:7:4 hint empty-definition', 'codebook.md:7:4 hint unused-code', 'transcripts/p.md:1:13 warning same-code-twice',
    ]);
    equal(code, 0);
  }));

  it('gives the same as JSON', () => inFolder(async (folder) => {
    writeStudy(folder, { 'codebook.md': codebook, 'transcripts/p.md': 'a\nI [said]{.truts} so.\n' });
    const [finding] = jsonLines((await runCli(['check', '--json', folder])).output) as { readonly message: string }[];
    same({ ...finding, message: '' }, {
      file: `${folder}/transcripts/p.md`, line: 2, column: 9, severity: 'warning', code: 'unknown-code', message: '',
    });
  }));

  it('checks one file of a study against its codebook, and a file on its own by its markup', () => inFolder(async (folder) => {
    const study = join(folder, 'study');
    const text = 'I [said]{.unknown} and [b]{.tru on.\n';
    writeStudy(study, { 'codebook.md': codebook, 'transcripts/p.md': text, 'transcripts/q.md': text });
    writeFileSync(join(folder, 'alone.md'), text);
    const codes = async (file: string): Promise<unknown> =>
      (jsonLines((await runCli(['check', '--json', file], { cwd: folder })).output) as { readonly file: string; readonly code: string }[])
        .map((finding) => `${finding.file} ${finding.code}`);
    same(await codes('study/transcripts/p.md'), ['study/transcripts/p.md unknown-code', 'study/transcripts/p.md malformed-attrs']);
    same(await codes('alone.md'), ['alone.md malformed-attrs']);
  }));

  it('checks every study below a folder that is none', () => inFolder(async (folder) => {
    for (const name of ['one', 'two']) {
      writeStudy(join(folder, name), { 'codebook.md': codebook, 'transcripts/p.md': 'I [said]{.unknown} so.\n' });
    }
    const result = await runCli(['check', '.'], { cwd: folder });
    same(result.output.toString().split('\n').slice(0, -1).map((line) => line.split(' ')[0]), ['one/transcripts/p.md:1:9', 'two/transcripts/p.md:1:9']);
  }));

  it('goes on past a file that cannot be read, and ends with 2', () => inFolder(async (folder) => {
    writeStudy(folder, {
      'codebook.md': codebook, 'transcripts/a.md': Buffer.from([0xff]), 'transcripts/b.md': 'I [said]{.unknown} so.\n',
    });
    const result = await runCli(['check'], { cwd: folder });
    match(result.output.toString(), /^transcripts\/b\.md:1:9 warning unknown-code [^\n]*\n$/);
    match(result.errors, /^verbatim: transcripts\/a\.md: not valid UTF-8[^\n]*\n$/);
    equal(result.code, 2);
  }));
});
