import assert from 'node:assert/strict';
import { readSearch, type MatchPassage, type SearchRequest } from '../../../src/core/analysis/word-search';
import { readMarkup } from '../../../src/core/markup/document';

const text = [
  '---', 'site: Trust Hall', 'speakers: [Trust, Nurse]', '---', '', '**Trust:** Well?', '',
  '**Nurse:** I [never []{.a from=k}felt]{.b} they 🙂 trusted us. No trust', 'at[]{to=k} all! Entrust it.', '', '**Trust:** Trust me.', '',
].join('\r\n');

function found(request: Partial<SearchRequest> & { readonly words: string }, passage: MatchPassage = 'match', source = text): readonly string[] {
  const search = readSearch({ wholeWords: false, isExpression: false, ...request });
  if (search.kind === 'wrong') {
    throw new Error(search.message);
  }
  const markup = readMarkup(source);
  const verbatim = markup.verbatimText();
  return search.find(markup, () => true).map(({ passages }) => verbatim.slice(passages[passage].start, passages[passage].end));
}

describe('a search for words', () => {
  it('finds them in what is said, whatever their case, but not in front matter and labels', () => {
    assert.deepEqual(found({ words: 'trust' }), ['trust', 'trust', 'trust', 'Trust']);
    assert.deepEqual(found({ words: 'trust', wholeWords: true }), ['trust', 'Trust']);
  });

  it('does not mind tags inside them, nor line breaks between them', () => {
    assert.deepEqual(found({ words: 'never felt they' }), ['never felt they']);
    assert.deepEqual(found({ words: ' no  trust at ' }), ['No trust\r\nat']);
    assert.deepEqual(found({ words: 'they 🙂' }), ['they 🙂']);
  });

  it('means the sentence around, or the turn without its label', () => {
    assert.deepEqual(found({ words: 'felt' }, 'sentence'), ['I never felt they 🙂 trusted us.']);
    assert.deepEqual(found({ words: 'us. no' }, 'sentence'), ['I never felt they 🙂 trusted us. No trust\r\nat all!']);
    assert.deepEqual(found({ words: 'felt' }, 'turn'), ['I never felt they 🙂 trusted us. No trust\r\nat all! Entrust it.']);
    assert.deepEqual(found({ words: 'here' }, 'turn', 'Field notes. It rains here.\n\nMore.\n'), ['It rains here.'], 'nobody speaks');
  });

  it('takes signs as they are, and expressions where they are asked for', () => {
    const notes = 'It cost 5.50 (or so) [laughs] a/b 5x50.\n';
    assert.deepEqual(found({ words: '5.50 (or' }, 'match', notes), ['5.50 (or']);
    assert.deepEqual(found({ words: '[laughs]' }, 'match', notes), ['[laughs]']);
    assert.deepEqual(found({ words: '\\d.\\d+', isExpression: true }, 'match', notes), ['5.50', '5x50']);
    assert.deepEqual(found({ words: 'שלום', wholeWords: true }, 'match', 'שלומי שלום עולם\n'), ['שלום']);
  });

  it('tells of an expression that is wrong', () => {
    assert.equal(readSearch({ words: '(', wholeWords: false, isExpression: true }).kind, 'wrong');
  });
});
