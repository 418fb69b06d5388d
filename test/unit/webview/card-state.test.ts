import assert from 'node:assert/strict';
import {
  blurred, conflicted, decided, isUnsaved, opened, recovered, settled, shown, typed, untouched,
} from '../../../src/webview/memos/card-state';
import { caretAfter } from '../../../src/webview/memos/caret';

describe('the state of a memo in the panel', () => {
  it('follows the file while nobody types', () => {
    const state = shown(opened('a'), 'b');
    assert.equal(state.text, 'b');
    assert.ok(!isUnsaved(state));
  });

  it('never lets the file over words that are not saved', () => {
    const state = shown(typed(opened('a'), 'a mine'), 'theirs');
    assert.equal(state.text, 'a mine');
    assert.equal(state.base, 'a');
    assert.ok(isUnsaved(state));
  });

  it('is saved when the file has the very words', () => {
    const state = settled(typed(opened('a'), 'ab'), 'ab', 'ab', true);
    assert.ok(!isUnsaved(state));
    assert.equal(state.base, 'ab');
  });

  it('stays unsaved where typing went on, on top of what was written', () => {
    const state = settled(typed(opened('a'), 'abc'), 'ab', 'ab', true);
    assert.ok(isUnsaved(state));
    assert.equal(state.text, 'abc');
    assert.equal(state.base, 'ab');
  });

  it('keeps a blank that saving took away until the caret has left', () => {
    const state = settled(typed(opened('a'), 'word '), 'word ', 'word', true);
    assert.equal(state.text, 'word ');
    assert.ok(!isUnsaved(state));
    assert.equal(shown(state, 'word').text, 'word ');
    assert.equal(blurred(state).text, 'word');
    assert.equal(settled(typed(opened('a'), 'word '), 'word ', 'word', false).text, 'word');
  });

  it('counts words that were typed and taken back as unsaved until the file is known to be without them', () => {
    const back = typed(settled(typed(opened('a'), 'abc'), 'ab', 'ab', true), 'a');
    assert.ok(isUnsaved(back));
  });

  it('shows both texts in a conflict, and writes what the person chooses on top of the file’s', () => {
    const state = conflicted(typed(opened('a'), 'mine'), 'theirs');
    assert.deepEqual(state.conflict, { file: 'theirs' });
    assert.equal(state.text, 'mine');
    const mine = decided(state, 'mine');
    assert.deepEqual([mine.text, mine.base, mine.conflict, isUnsaved(mine)], ['mine', 'theirs', null, true]);
    const both = decided(state, 'both');
    assert.deepEqual([both.text, both.base, isUnsaved(both)], ['theirs\n\nmine', 'theirs', true]);
    const file = decided(state, 'file');
    assert.deepEqual([file.text, file.base, isUnsaved(file)], ['theirs', 'theirs', false]);
  });

  it('goes on taking words during a conflict', () => {
    assert.equal(typed(conflicted(typed(opened('a'), 'mine'), 'theirs'), 'mine too').text, 'mine too');
  });

  it('does not ask again about what was decided', () => {
    const state = decided(conflicted(typed(opened('a'), 'mine'), 'theirs'), 'mine');
    assert.equal(conflicted(state, 'theirs').conflict, null);
    assert.deepEqual(conflicted(state, 'theirs again').conflict, { file: 'theirs again' });
  });

  it('takes the file’s words where the person’s turn out to be no change, unless they typed on', () => {
    assert.equal(untouched(typed(opened('a'), 'a'), 'a', 'theirs').text, 'theirs');
    const state = untouched(typed(opened('a'), 'a mine'), 'a', 'theirs');
    assert.deepEqual([state.text, state.base], ['a mine', 'a']);
  });

  it('is unsaved where its words come from a page that is gone', () => {
    assert.ok(isUnsaved(recovered(null, 'three words')));
    assert.equal(shown(recovered('a', 'a mine'), 'theirs').text, 'a mine');
  });
});

describe('a caret in a text that changed around it', () => {
  it('stays with the words before it', () => assert.equal(caretAfter('one two', 'one two three', 3), 3));
  it('stays with the words behind it', () => assert.equal(caretAfter('one two', 'zero one two', 4), 9));
  it('goes to the end of what replaced its words', () => assert.equal(caretAfter('one two', 'one', 7), 3));
  it('is never outside the text', () => {
    for (const [before, after] of [['abc', ''], ['', 'abc'], ['aaa', 'aa'], ['abcabc', 'abc']] as const) {
      for (let offset = 0; offset <= before.length; offset++) {
        const place = caretAfter(before, after, offset);
        assert.ok(place >= 0 && place <= after.length, `${before} ${after} ${offset}: ${place}`);
      }
    }
  });
});
