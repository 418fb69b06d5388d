import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isUnsaved } from '../../../src/webview/memos/card-state';
import { FakeFile, FakePanel } from './fake-panel';

/** Delivers messages both ways until there is nothing left to say and nothing left to write. */
async function calm(panel: FakePanel): Promise<void> {
  for (let round = 0; round < 4; round++) {
    panel.deliver();
    await panel.writer.flush();
  }
  panel.deliver();
}

async function open(body: string | null): Promise<{ readonly panel: FakePanel; readonly file: FakeFile }> {
  const file = new FakeFile(body);
  const panel = new FakePanel(file);
  await calm(panel);
  return { panel, file };
}

describe('words typed into a memo', () => {
  it('are in the file after a pause, in one write', async () => {
    const file = new FakeFile('start');
    const panel = new FakePanel(file, { pause: 20, patience: 1000 });
    panel.deliver();
    panel.deliver();
    for (const text of ['start a', 'start an', 'start and']) {
      panel.type(text);
      panel.deliver();
    }
    assert.equal(file.body, 'start');
    await new Promise((resolve) => setTimeout(resolve, 80));
    assert.equal(file.body, 'start and');
    assert.equal(file.writes, 1);
  });

  it('are written while somebody types without a pause', async () => {
    const file = new FakeFile('');
    const panel = new FakePanel(file, { pause: 40, patience: 100 });
    panel.deliver();
    for (let nth = 1; nth <= 20; nth++) {
      panel.type('x'.repeat(nth));
      panel.deliver();
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    assert.ok(file.writes >= 1, 'nothing was written in 300 ms of typing');
  });

  it('survive that the view is hidden right after the last key', async () => {
    const { panel, file } = await open('start');
    panel.type('start and three words');
    await panel.hide();
    assert.equal(file.body, 'start and three words');
    panel.openPage();
    await calm(panel);
    assert.equal(panel.page.text, 'start and three words');
    assert.ok(!isUnsaved(panel.page));
  });

  it('survive that page and extension are gone before a single message arrived', async () => {
    const { panel, file } = await open('start');
    panel.type('start and three words');
    panel.losePage();
    panel.loseExtension();
    assert.equal(file.body, 'start');
    panel.openPage();
    await calm(panel);
    assert.equal(file.body, 'start and three words');
    assert.equal(panel.page.text, 'start and three words');
    assert.deepEqual(panel.stored, {});
  });

  it('survive that the extension alone is gone', async () => {
    const { panel, file } = await open('start');
    panel.type('start and three words');
    panel.deliver();
    panel.loseExtension();
    panel.losePage();
    panel.openPage();
    await calm(panel);
    assert.equal(file.body, 'start and three words');
  });

  it('survive that the page’s storage is gone while the extension holds them', async () => {
    const { panel, file } = await open('start');
    panel.type('start and three words');
    panel.deliver();
    file.body = 'theirs';
    await calm(panel);
    panel.losePage();
    panel.stored = {};
    panel.openPage();
    await calm(panel);
    assert.equal(panel.page.text, 'start and three words');
    assert.deepEqual(panel.page.conflict, { file: 'theirs' });
  });

  it('are not written over words that somebody else put into the file meanwhile: both are shown', async () => {
    const { panel, file } = await open('start');
    panel.type('start and mine');
    file.body = 'start and theirs';
    await calm(panel);
    assert.equal(file.body, 'start and theirs');
    assert.equal(panel.page.text, 'start and mine');
    assert.deepEqual(panel.page.conflict, { file: 'start and theirs' });
  });

  it('wait through a conflict, more of them, and a reload, until the person chooses', async () => {
    const { panel, file } = await open('start');
    panel.type('mine');
    file.body = 'theirs';
    await calm(panel);
    panel.type('mine, more');
    await calm(panel);
    assert.equal(file.body, 'theirs');
    panel.losePage();
    panel.loseExtension();
    panel.openPage();
    await calm(panel);
    assert.equal(panel.page.text, 'mine, more');
    assert.deepEqual(panel.page.conflict, { file: 'theirs' });
    panel.decide('both');
    await calm(panel);
    assert.equal(file.body, 'theirs\n\nmine, more');
    assert.ok(!isUnsaved(panel.page));
  });

  for (const [choice, expected] of [['mine', 'mine'], ['file', 'theirs'], ['both', 'theirs\n\nmine']] as const) {
    it(`are decided about once: ${choice}`, async () => {
      const { panel, file } = await open('start');
      panel.type('mine');
      file.body = 'theirs';
      await calm(panel);
      panel.decide(choice);
      await calm(panel);
      assert.deepEqual([file.body, panel.page.text, panel.page.conflict], [expected, expected, null]);
    });
  }

  it('are asked about again where the file changed once more before the choice arrived', async () => {
    const { panel, file } = await open('start');
    panel.type('mine');
    file.body = 'theirs';
    await calm(panel);
    panel.decide('mine');
    file.body = 'theirs, later';
    await calm(panel);
    assert.equal(file.body, 'theirs, later');
    assert.deepEqual(panel.page.conflict, { file: 'theirs, later' });
  });

  it('are asked about where the file was deleted, and written again on demand', async () => {
    const { panel, file } = await open('start');
    panel.type('mine');
    file.body = null;
    await calm(panel);
    assert.equal(file.body, null);
    assert.deepEqual(panel.page.conflict, { file: null });
    panel.decide('mine');
    await calm(panel);
    assert.equal(file.body, 'mine');
  });

  it('end a conflict by themselves where the file goes back to what they were typed on', async () => {
    const { panel, file } = await open('start');
    panel.type('start, mine');
    file.body = 'theirs';
    await calm(panel);
    file.body = 'start';
    await panel.look();
    await calm(panel);
    assert.equal(file.body, 'start, mine');
    assert.equal(panel.page.conflict, null);
  });

  it('are kept where they cannot be written, and written with the next key', async () => {
    const { panel, file } = await open('start');
    file.refuses = true;
    panel.type('start and');
    await calm(panel);
    assert.ok(panel.failures.includes('The disk is full.'));
    assert.ok(isUnsaved(panel.page));
    file.refuses = false;
    panel.type('start and more');
    await calm(panel);
    assert.equal(file.body, 'start and more');
  });

  it('are never lost, and never lose anybody else’s, whatever happens in whatever order', async () => {
    const act = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), word: fc.stringMatching(/^[a-z]{1,3}$/) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('disk' as const), word: fc.stringMatching(/^[A-Z]{1,3}$/) }) },
      { weight: 3, arbitrary: fc.constant({ kind: 'deliver' as const }) },
      { weight: 3, arbitrary: fc.constant({ kind: 'write' as const }) },
      { weight: 2, arbitrary: fc.constant({ kind: 'look' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'hide' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const { panel, file } = await open('0');
      // Every word is new, so that it can be looked for at the end; nobody deletes any.
      let count = 0;
      const words: string[] = [];
      for (const next of acts) {
        switch (next.kind) {
          case 'type':
            if (panel.page.conflict !== null) break;
            words.push(`${next.word}${++count}.`);
            panel.type(`${panel.page.text}${words.at(-1)!}`);
            break;
          case 'disk':
            words.push(`${next.word}${++count}.`);
            file.body = `${file.body ?? ''}${words.at(-1)!}`;
            break;
          case 'deliver': panel.deliver(); break;
          case 'write': await panel.writer.flush(); break;
          case 'look': await panel.look(); break;
          case 'hide':
            await panel.hide();
            panel.openPage();
            panel.deliver();
            panel.deliver();
            break;
          case 'reload':
            panel.losePage();
            panel.openPage();
            panel.deliver();
            panel.deliver();
            break;
          case 'restart':
            panel.losePage();
            panel.loseExtension();
            panel.openPage();
            panel.deliver();
            panel.deliver();
        }
      }
      await panel.look();
      await calm(panel);
      await panel.look();
      await calm(panel);
      const { text, conflict } = panel.page;
      const seen = conflict ? `${text} ${file.body ?? ''}` : file.body ?? '';
      for (const word of words) assert.ok(seen.includes(word), `${word} is lost: ${JSON.stringify({ file: file.body, page: panel.page })}`);
      if (!conflict) assert.equal(text, file.body);
    }), { numRuns: 3000, seed: 20241125 });
  });
});
