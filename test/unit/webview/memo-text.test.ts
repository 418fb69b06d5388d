import assert from 'node:assert/strict';
import { memoBodyEdits, pageBody, smallestEdit } from '../../../src/extension/memos/memo-text';
import { applyEdits } from '../../../src/core/text';

const path = 'memos/a.md';
const write = (text: string, body: string): string => applyEdits(text, memoBodyEdits(path, text, body));

describe('the body of a memo file', () => {
  it('is shown without front matter and with plain line ends', () => {
    assert.equal(pageBody(path, '---\r\nabout: code:trust\r\n---\r\n\r\nOne\r\ntwo\r\n'), 'One\ntwo');
  });

  it('is replaced without touching the front matter or the file’s own line ends', () => {
    const text = '---\r\nabout: code:trust # keep\r\n---\r\n\r\nOne\r\ntwo\r\n';
    assert.equal(write(text, 'One\nand two\nand three'), '---\r\nabout: code:trust # keep\r\n---\r\n\r\nOne\r\nand two\r\nand three\r\n');
  });

  it('costs no edit where it says the same already', () => {
    assert.deepEqual(memoBodyEdits(path, '---\na: b\n---\n\nOne\n', 'One'), []);
  });

  it('comes back as it was written, whatever the person types', () => {
    for (const body of ['---\nnot: front matter\n---', '# Heading\n\n- list', '😀 [x]{.trust}', '  indented\n\n', 'blank at the end ', '']) {
      assert.equal(pageBody(path, write('---\nauthor: ao\n---\n\nOld words\n', body)), body, body);
    }
  });

  it('changes only the characters that differ, and no half of a pair', () => {
    assert.deepEqual(smallestEdit('one two three', 'one 2 three'), { range: { start: 4, end: 7 }, newText: '2' });
    assert.deepEqual(smallestEdit('a😀b', 'a😁b'), { range: { start: 1, end: 3 }, newText: '😁' });
    assert.deepEqual(smallestEdit('a\r\nb', 'a\r\n\r\nb'), { range: { start: 3, end: 3 }, newText: '\r\n' });
    for (const [before, after] of [['aaa', 'aa'], ['aa', 'aaa'], ['', 'x'], ['x', ''], ['a\r\n\r\nb', 'a\r\nb']] as const) {
      assert.equal(applyEdits(before, [smallestEdit(before, after)]), after);
    }
  });
});
