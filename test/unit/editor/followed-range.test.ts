import assert from 'node:assert/strict';
import { followChange } from '../../../src/extension/editor/followed-range';

function insert(rangeOffset: number, text: string): Parameters<typeof followChange>[1] {
  return { rangeOffset, rangeLength: 0, text };
}

function remove(rangeOffset: number, rangeLength: number): Parameters<typeof followChange>[1] {
  return { rangeOffset, rangeLength, text: '' };
}

const range = { start: 10, end: 20 };

describe('a decoration that the editor moves', () => {
  it('moves with what is typed before it and stays for what is typed behind it', () => {
    assert.deepEqual(followChange(range, insert(3, 'abc'), false), { start: 13, end: 23 });
    assert.deepEqual(followChange(range, insert(25, 'abc'), false), range);
    assert.deepEqual(followChange(range, remove(8, 2), true), { start: 8, end: 18 });
    assert.deepEqual(followChange(range, remove(20, 5), true), range);
  });

  it('grows and shrinks with what happens inside', () => {
    assert.deepEqual(followChange(range, insert(15, 'abc'), false), { start: 10, end: 23 });
    assert.deepEqual(followChange(range, { rangeOffset: 12, rangeLength: 4, text: 'x' }, false), { start: 10, end: 17 });
  });

  it('takes in what is typed at its ends, if it grows', () => {
    assert.deepEqual(followChange(range, insert(10, 'ab'), true), { start: 10, end: 22 });
    assert.deepEqual(followChange(range, insert(20, 'ab'), true), { start: 10, end: 22 });
    assert.deepEqual(followChange(range, insert(10, 'ab'), false), { start: 12, end: 22 });
    assert.deepEqual(followChange(range, insert(20, 'ab'), false), range);
  });

  it('is uncertain where a replacement crosses an end', () => {
    assert.equal(followChange(range, { rangeOffset: 8, rangeLength: 4, text: 'x' }, true), null);
    assert.equal(followChange(range, { rangeOffset: 18, rangeLength: 4, text: '' }, true), null);
    assert.equal(followChange(range, { rangeOffset: 5, rangeLength: 30, text: '' }, true), null);
    assert.equal(followChange({ start: 10, end: 10 }, insert(10, 'x'), true), null);
  });
});
