import { match, strictEqual as equal } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, processTimeout, runCli } from './run-cli';

describe('verbatim strip', function () {
  this.timeout(processTimeout);

  it('gives the transcript back byte for byte', () => inFolder(async (folder) => {
    const verbatim = '\ufeff**P07:** I never\tfelt they  \r\nlistened [laughs] 👩🏽‍⚕️ e\u0301 \u0000 שלום\u200f.\r\n\r\n{disfmarker} (QCODE) [text]{.code}';
    const coded = '\ufeff**P07:** I [never\tfelt]{.trust} []{.voice from=k1}they  \r\nlistened [[laughs]]{.humour}[]{to=k1} 👩🏽‍⚕️ e\u0301 \u0000 שלום\u200f.'
      + '\r\n\r\n{disfmarker} (QCODE) [text]\\{.code}';
    const file = join(folder, 'p07.md');
    writeFileSync(file, coded);
    const result = await runCli(['strip', file]);
    equal(result.output.toString('utf8'), verbatim);
    equal(result.errors, '');
    equal(result.code, 0);
    equal(readFileSync(file, 'utf8'), coded);
  }));

  it('gives a file without tags as it is', () => inFolder(async (folder) => {
    for (const text of ['', '\ufeff', 'a', 'a\r', '\n', '\ufeff\ufeffa\ufffd\n\n']) {
      const file = join(folder, 'a.md');
      writeFileSync(file, text);
      equal((await runCli(['strip', file])).output.toString('hex'), Buffer.from(text).toString('hex'));
    }
  }));

  it('warns of each line whose markup is broken and prints what is no tag as text', () => inFolder(async (folder) => {
    const file = join(folder, 'a.md');
    writeFileSync(file, 'I [said]{.trust} so.\nThen [we]{.tru\nwent []{.a from=x}home.\n');
    const result = await runCli(['strip', file]);
    equal(result.output.toString('utf8'), 'I said so.\nThen [we]{.tru\nwent home.\n');
    equal(result.code, 0);
    match(result.errors, /^verbatim: .*a\.md:2: warning: .+\nverbatim: .*a\.md:3: warning: .+\n$/);
  }));
});
