import { deepStrictEqual as same, match, strictEqual as equal } from 'node:assert';
import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, inFolder, jsonLines, processTimeout, runCli, segmentsOf } from './run-cli';

const interview = [
  '\ufeff---', 'site: Millbrook', 'speakers: [Nurse, Interviewer]', '---', '',
  '**Nurse:** I [never [felt they]{.voice} listened]{.trust #s7k2f by=ao} 👩🏽‍⚕️ to us.', '',
  '**Interviewer:** 「[信頼できない]{.信頼}」 []{.care from=s5}and', '',
  '**Nurse:** שלום [no]{.trust .voice}[]{to=s5} more.', '',
].join('\r\n');

describe('verbatim segments', function () {
  this.timeout(processTimeout);

  it('gives every coding with exactly the promised keys, in the order of the text', () => inFolder(async (folder) => {
    const file = join(folder, 'p07.md');
    writeFileSync(file, interview);
    const verbatim = (await runCli(['strip', file])).output.toString('utf8');
    const segments = await segmentsOf(file);
    same(segments.map(({ id, codes, text, line, speaker }) => ({ id, codes, text, line, speaker })), [
      { id: 's7k2f', codes: ['trust'], text: 'never felt they listened', line: 6, speaker: 'Nurse' },
      { id: null, codes: ['voice'], text: 'felt they', line: 6, speaker: 'Nurse' },
      { id: null, codes: ['信頼'], text: '信頼できない', line: 8, speaker: 'Interviewer' },
      { id: 's5', codes: ['care'], text: 'and\r\n\r\n**Nurse:** שלום no', line: 8, speaker: 'Interviewer' },
      { id: null, codes: ['trust', 'voice'], text: 'no', line: 10, speaker: 'Nurse' },
    ]);
    for (const segment of segments) {
      same(Object.keys(segment), ['document', 'id', 'codes', 'start', 'end', 'text', 'line', 'speaker']);
      equal(segment.document, file);
      equal(verbatim.slice(segment.start, segment.end), segment.text);
    }
  }));

  it('takes from a folder its transcripts only, sorted by path and named as the folder was', () => inFolder(async (folder) => {
    const study = join(folder, 'study');
    for (const name of ['transcripts/b', 'memos', '.git', 'node_modules/x', 'transcripts/other']) mkdirSync(join(study, name), { recursive: true });
    for (const name of [
      'codebook.md', 'README.md', 'queries.md', 'memos/m.md', '.git/g.md', 'node_modules/x/n.md', 'transcripts/note.txt',
      'transcripts/b/1.md', 'transcripts/b.md', 'transcripts/a.md', 'transcripts/other/codebook.md', 'transcripts/other/t.md',
    ]) writeFileSync(join(study, name), `I [${name}]{.trust} said.\n`);
    const result = await runCli(['segments', 'study', '--json'], { cwd: folder });
    same((jsonLines(result.output) as { readonly document: string }[]).map(({ document }) => document), [
      'study/transcripts/a.md', 'study/transcripts/b.md', 'study/transcripts/b/1.md', 'study/transcripts/other/t.md',
    ]);
    equal(result.code, 0);
  }));

  it('reads a plain file as a transcript whatever its name is', () => inFolder(async (folder) => {
    for (const name of ['README.md', 'codebook.md', 'talk.txt']) writeFileSync(join(folder, name), 'I [said]{.trust} so.');
    equal((await segmentsOf(...['talk.txt', 'README.md', 'codebook.md'].map((name) => join(folder, name)))).length, 3);
  }));

  it('keeps the order in which files were named', () => inFolder(async (folder) => {
    for (const name of ['a.md', 'b.md']) writeFileSync(join(folder, name), `[${name}]{.trust}`);
    same((await segmentsOf(join(folder, 'b.md'), join(folder, 'a.md'))).map(({ text }) => text), ['b.md', 'a.md']);
  }));

  it('does not go round in circles of symbolic links', () => inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), '[once]{.trust}');
    symlinkSync(folder, join(folder, 'again'));
    equal((await segmentsOf(folder)).length, 1);
  }));

  it('lists the others and ends with 2 where one file cannot be read', () => inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), '[first]{.trust}');
    writeFileSync(join(folder, 'b.md'), Buffer.from([0x5b, 0xff, 0x5d]));
    writeFileSync(join(folder, 'c.md'), '[third]{.trust}');
    const result = await runCli(['segments', '--json', folder]);
    equal(jsonLines(result.output).length, 2);
    equal(result.code, 2);
    match(result.errors, /^verbatim: .*b\.md: not valid UTF-8 at byte 1 \(line 1\);.*\n$/);
  }));

  it('prints a listing for people that no transcript can use to write to their terminal', () => inFolder(async (folder) => {
    const file = join(folder, 'a.md');
    writeFileSync(file, '**Nurse:** a [red\u001b(31m\u009b1m  alert\u202e]{.trust #k1}.\n\n**Nurse:** b');
    const { output } = await runCli(['segments', file]);
    equal(output.toString('utf8'), `${file}:1  trust  Nurse  #k1\n    red (31m 1m alert\n`);
  }));

  it('ends quietly when the reader goes away', () => inFolder(async (folder) => {
    const file = join(folder, 'a.md');
    writeFileSync(file, 'I [said that we never met]{.trust} so.\n\n'.repeat(20_000));
    const child = spawn(process.execPath, [cli, 'segments', '--json', file]);
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((settle) => child.on('close', settle));
    equal(errors, '');
    equal(code, 0);
  }));
});
