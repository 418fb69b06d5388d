import { match, rejects, strictEqual as equal } from 'node:assert';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../../src/cli/command-error';
import { replaceFile } from '../../../src/cli/replace-file';
import { inFolder } from './run-cli';

describe('replacing a file', () => {
  it('refuses where the file holds other bytes by now, and leaves nothing behind', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, 'somebody else was here');
    await rejects(replaceFile(file, Buffer.from('what was read'), Buffer.from('new')), (error) => {
      equal(error instanceof CommandError, true);
      match(String(error), /p\.md: the file was changed by something else meanwhile; nothing was written/);
      return true;
    });
    equal(readFileSync(file, 'utf8'), 'somebody else was here');
    equal(readdirSync(folder).length, 1);
  }));

  it('says what the operating system said, by the name of the file', () => inFolder(async (folder) => {
    await rejects(replaceFile(join(folder, 'gone.md'), Buffer.from(''), Buffer.from('new')), /gone\.md: there is no such file/);
    mkdirSync(join(folder, 'd.md'));
    await rejects(replaceFile(join(folder, 'd.md'), Buffer.from(''), Buffer.from('new')), /d\.md: this is a folder/);
    equal(readdirSync(folder).length, 1);
  }));

  it('gives the new file the permissions of the old one', () => inFolder(async (folder) => {
    const file = join(folder, 'p.md');
    writeFileSync(file, 'old');
    for (const mode of [0o600, 0o664, 0o755]) {
      chmodSync(file, mode);
      await replaceFile(file, readFileSync(file), Buffer.from(`new ${mode}`));
      equal(statSync(file).mode & 0o7777, mode);
      equal(readFileSync(file, 'utf8'), `new ${mode}`);
    }
  }));
});
