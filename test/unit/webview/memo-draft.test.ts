import assert from 'node:assert/strict';
import { keepBoth, readMemoDraft, settleDraft } from '../../../src/protocol/memo-draft';
import { readMemosMessage } from '../../../src/protocol/memos';
import { readSummaryMessage, readSummaryPageState } from '../../../src/protocol/summary';

describe('settling a draft', () => {
  it('writes where nobody else changed the file', () => {
    assert.equal(settleDraft({ base: 'a', text: 'ab' }, 'a'), 'write');
    assert.equal(settleDraft({ base: null, text: 'first words' }, null), 'write');
  });

  it('writes over what was written for the same page before', () => {
    assert.equal(settleDraft({ base: 'a', text: 'abc' }, 'ab', 'ab'), 'write');
  });

  it('has nothing to do where the file says it already', () => {
    assert.equal(settleDraft({ base: 'a', text: 'ab' }, 'ab'), 'same');
    assert.equal(settleDraft({ base: null, text: '' }, null), 'same');
  });

  it('lets the file’s words stand where the person changed nothing', () => {
    assert.equal(settleDraft({ base: 'a', text: 'a' }, 'theirs'), 'untouched');
  });

  it('asks where both changed, and where the file was deleted or came from elsewhere', () => {
    assert.equal(settleDraft({ base: 'a', text: 'ab' }, 'theirs'), 'conflict');
    assert.equal(settleDraft({ base: 'a', text: 'ab' }, 'theirs', 'a'), 'conflict');
    assert.equal(settleDraft({ base: 'a', text: 'ab' }, null), 'conflict');
    assert.equal(settleDraft({ base: null, text: 'mine' }, 'theirs'), 'conflict');
  });

  it('takes back the person’s own words where they undid them after they were written', () => {
    assert.equal(settleDraft({ base: 'a', text: 'a' }, 'ab', 'ab'), 'write');
  });
});

describe('keeping both texts', () => {
  it('puts the file’s first and a blank line between', () => {
    assert.equal(keepBoth('theirs\n', 'mine'), 'theirs\n\nmine');
  });

  it('says nothing twice where one holds the other', () => {
    assert.equal(keepBoth('start and more', 'start'), 'start and more');
    assert.equal(keepBoth('start', 'start and more'), 'start and more');
    assert.equal(keepBoth('', 'mine'), 'mine');
  });
});

describe('messages of the pages', () => {
  const draft = { key: 'file:///s/memos/a.md', base: null, text: 'x', about: [{ kind: 'code', slug: 'trust' }] };

  it('are read whole', () => {
    assert.deepEqual(readMemosMessage({ kind: 'draft', draft, now: false }), { kind: 'draft', draft, now: false });
    const request = { kind: 'coding-at', path: 'a.md', start: 1, end: 4 };
    assert.deepEqual(readMemosMessage({ kind: 'new', request }), { kind: 'new', request });
    assert.deepEqual(readSummaryMessage({ kind: 'quotes', slug: 'trust', count: 70 }), { kind: 'quotes', slug: 'trust', count: 70 });
    const state = { study: 'file:///s', code: 'trust', by: null };
    assert.deepEqual(readSummaryPageState({ ...state, scroll: 12 }), state);
  });

  it('are refused in any other shape', () => {
    const wrong: readonly unknown[] = [
      null, 'draft', [], {}, { kind: 'rm' }, { kind: 'draft', draft }, { kind: 'draft', draft: { ...draft, text: 7 }, now: true },
      { kind: 'draft', draft: { ...draft, about: [{ kind: 'code' }] }, now: true }, { kind: 'new', request: { kind: 'coding', path: 'a.md' } },
      { kind: 'new', request: { kind: 'coding-at', path: 'a.md', start: 4, end: 4 } }, { kind: 'new', request: { kind: 'coding-at', path: 'a.md', start: -1, end: 4 } },
      { kind: 'open' }, { kind: 'ready' },
    ];
    for (const message of wrong) assert.equal(readMemosMessage(message), null, JSON.stringify(message));
    for (const message of [{ kind: 'reveal', transcript: 'a.md', start: 0.5, end: 2, text: 'x' }, { kind: 'scope', scope: {} }, { kind: 'quotes', slug: 'a', count: -1 }, undefined]) {
      assert.equal(readSummaryMessage(message), null, JSON.stringify(message));
    }
    for (const state of [null, {}, { study: 1, code: null, by: null }]) assert.equal(readSummaryPageState(state), null);
  });

  it('keep the readable drafts of a page that also has an unreadable one', () => {
    assert.deepEqual(readMemosMessage({ kind: 'ready', drafts: [{ key: 1 }, draft] }), { kind: 'ready', drafts: [draft] });
    assert.deepEqual(readMemoDraft({ ...draft, base: undefined }), null);
  });
});
