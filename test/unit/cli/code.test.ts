import { deepStrictEqual as same, match, notStrictEqual as differs, strictEqual as equal } from 'node:assert';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, opsText, processTimeout, runCli, segmentsOf } from './run-cli';

const text = '\ufeff**P07:** I never felt they listened to us.\r\n\r\n**P08:** שלום 👩🏽‍⚕️ no\r\n';

/** The operation for the words, which stand in the verbatim text once. */
function on(words: string, codes: readonly string[], more: object = {}): object {
  const start = text.indexOf(words);
  return { op: 'code', start, end: start + words.length, codes, ...more };
}

describe('verbatim code', function () {
  this.timeout(processTimeout);

  it('codes and uncodes in order, replacing the file once', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text);
    const ops = join(folder, 'ops.jsonl');
    writeFileSync(ops, opsText([
      on('never felt they', ['voice'], { id: 'k3f2' }), on('felt they listened', ['trust', 'care']), on('us.\r\n\r\n**P08:** שלום', ['silence']),
      on('no', ['gone']), on('no', ['gone'], { op: 'uncode' }), on('felt they listened', ['care'], { op: 'uncode' }),
    ]).replaceAll('\n', '\r\n\r\n'));
    const result = await runCli(['code', file, '--ops', ops]);
    equal(result.errors, '');
    equal(result.code, 0);
    equal(result.output.length, 0);
    const segments = await segmentsOf(file);
    same(segments.map((segment) => [segment.codes, segment.text]), [
      [['voice'], 'never felt they'], [['trust'], 'felt they listened'], [['silence'], 'us.\r\n\r\n**P08:** שלום'],
    ]);
    equal(segments[0]!.id, 'k3f2');
    equal((await runCli(['strip', file])).output.toString('utf8'), text);
    same(readdirSync(folder).sort(), ['ops.jsonl', 'p.md']);
  }));

  it('reads operations from standard input', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text);
    equal((await runCli(['code', file, '--ops', '-'], { input: `\ufeff${opsText([on('never', ['trust'])])}`.trimEnd() })).code, 0);
    same((await segmentsOf(file)).map((segment) => segment.text), ['never']);
  }));

  it('takes lines of segments back', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text);
    await runCli(['code', file, '--ops', '-'], { input: opsText([on('never felt', ['a']), on('felt they', ['b', 'c'], { id: 'x1' })]) });
    const coded = readFileSync(file, 'utf8');
    differs(coded, text);
    const back = (await segmentsOf(file)).map((segment) => ({ op: 'uncode', ...segment }));
    equal((await runCli(['code', file, '--ops', '-'], { input: opsText(back) })).code, 0);
    equal(readFileSync(file, 'utf8'), text);
  }));

  it('keeps permissions and replaces what a symbolic link leads to', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    const link = join(folder, 'link.md');
    writeFileSync(file, text);
    chmodSync(file, 0o640);
    symlinkSync('p.md', link);
    equal((await runCli(['code', link, '--ops', '-'], { input: opsText([on('never', ['trust'])]) })).code, 0);
    equal(statSync(file).mode & 0o7777, 0o640);
    equal(lstatSync(link).isSymbolicLink(), true);
    equal((await segmentsOf(file)).length, 1);
  }));

  it('replaces the file by another one instead of writing into it', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text);
    const before = statSync(file).ino;
    await runCli(['code', file, '--ops', '-'], { input: opsText([on('never', ['trust'])]) });
    differs(statSync(file).ino, before);
  }));

  it('writes nothing where there is nothing to do', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text);
    const before = statSync(file, { bigint: true });
    for (const input of ['', '\n\r\n \n', opsText([on('never', ['trust']), on('never', ['trust'], { op: 'uncode' })])]) {
      equal((await runCli(['code', file, '--ops', '-'], { input })).code, 0);
      const after = statSync(file, { bigint: true });
      equal(after.mtimeNs, before.mtimeNs);
      equal(after.ino, before.ino);
    }
  }));

  it('tells an end that had to be moved, with its line', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, 'a \\*b c 👩 d');
    const result = await runCli(['code', file, '--ops', '-'], {
      input: opsText([{ op: 'code', start: 0, end: 1, codes: ['x'] }, { op: 'code', start: 3, end: 9, codes: ['y'] }]),
    });
    equal(result.code, 0);
    match(result.errors, /^verbatim: standard input:2: "start" was moved from 3 to 2,.*\nverbatim: standard input:2: "end" was moved from 9 to (8|10),.*\n$/);
    equal((await runCli(['strip', file])).output.toString(), 'a \\*b c 👩 d');
  }));

  it('refuses what cannot be applied: names the line, writes nothing, ends with 2', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text.replace('us', '[us]{.taken #t1}'));
    const bytes = readFileSync(file);
    const before = statSync(file, { bigint: true });
    const good = on('never', ['trust']);
    const bad: readonly (readonly [unknown, RegExp])[] = [
      ['{"op":"code"', /not JSON/], [{ ...good, end: text.length + 1 }, /behind the end/], [{ ...good, codes: ['two words'] }, /"two words"/],
      [{ ...good, id: 't1' }, /t1/], [on('listened', ['trust'], { op: 'uncode' }), /./],
      [on('us', ['taken'], { op: 'uncode', id: 'other' }), /other/], [on('us', ['free'], { op: 'uncode' }), /free/],
    ];
    for (const [operation, reason] of bad) {
      const line = typeof operation === 'string' ? operation : JSON.stringify(operation);
      const result = await runCli(['code', file, '--ops', '-'], { input: `${JSON.stringify(good)}\n\n${line}\n${JSON.stringify(good)}\n` });
      equal(result.code, 2, line);
      match(result.errors, /^verbatim: standard input:3: [^\n]+; nothing was written\n$/, line);
      match(result.errors, reason);
      equal(Buffer.compare(readFileSync(file), bytes), 0, line);
      equal(statSync(file, { bigint: true }).mtimeNs, before.mtimeNs, line);
      same(readdirSync(folder), ['p.md']);
    }
  }));

  it('refuses an id that an operation before took', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, text);
    const result = await runCli(['code', file, '--ops', '-'], {
      input: opsText([on('never', ['a'], { id: 'k1' }), on('felt', ['a'], { id: 'k1' })]),
    });
    equal(result.code, 2);
    match(result.errors, /standard input:2: .*k1/);
    equal(readFileSync(file, 'utf8'), text);
  }));
});
