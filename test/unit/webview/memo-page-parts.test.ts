import assert from 'node:assert/strict';
import { DraftStorage, StateStore } from '../../../src/webview/memos/draft-storage';
import { EarlyKeys } from '../../../src/webview/memos/early-keys';
import { readPageState } from '../../../src/webview/memos/page-state';

describe('the page’s own copy of drafts', () => {
  const draft = { key: 'file:///a.md', base: 'a', text: 'a b', about: [] };

  it('survives as what VS Code keeps where the browser’s storage is forbidden', () => {
    let kept: Readonly<Record<string, string>> = {};
    new DraftStorage(new StateStore({}, (entries) => { kept = entries; })).keep(draft);
    const later = new DraftStorage(new StateStore(readPageState({ drafts: kept }).drafts, (entries) => { kept = entries; }));
    assert.deepEqual(later.all(), [draft]);
    later.forget(draft.key);
    assert.deepEqual(kept, {});
  });

  it('leaves what others keep in the same storage alone', () => {
    const storage = new DraftStorage(new StateStore({ theme: 'dark', 'verbatim.memo-draft:x': '{broken' }, () => undefined));
    assert.deepEqual(storage.all(), []);
  });

  it('is read from a state of any shape', () => {
    for (const state of [undefined, null, 7, { drafts: [1], caret: { key: 1 }, scroll: -1 }]) {
      assert.deepEqual(readPageState(state), { drafts: {}, scroll: 0, caret: null });
    }
  });
});

describe('keys pressed before the new memo is there', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}): Parameters<EarlyKeys['take']>[0] =>
    ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });

  it('are its first words', () => {
    const keys = new EarlyKeys(() => 0);
    for (const key of ['W', 'h', 'i', 'Backspace', 'o', 'Enter', '😀']) assert.ok(keys.take(press(key)));
    assert.equal(keys.give(), 'Who\n😀');
    assert.equal(keys.give(), '');
  });

  it('are left alone where they are no text', () => {
    const keys = new EarlyKeys(() => 0);
    assert.ok(!keys.take(press('Tab')));
    assert.ok(!keys.take(press('s', { ctrlKey: true })));
  });

  it('are no words any more once a person must have noticed', () => {
    let now = 0;
    const keys = new EarlyKeys(() => now);
    keys.take(press('x'));
    now = 5000;
    assert.equal(keys.give(), '');
    assert.ok(!keys.take(press('x')));
    keys.arm();
    assert.ok(keys.take(press('x')));
  });
});
