import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readExpression } from '../../../src/core/analysis/linear-expression';

function matches(source: string, text: string, goOn: () => boolean = () => true): readonly string[] {
  const read = readExpression(source);
  if (read.kind === 'wrong') {
    throw new Error(read.message);
  }
  return [...read.expression.matches(text, goOn)].map(({ start, end }) => `${start}:${text.slice(start, end)}`);
}

function native(source: string, text: string): readonly string[] {
  return [...text.matchAll(new RegExp(source, 'gimu'))].filter(([found]) => found !== '').map((match) => `${match.index}:${match[0]}`);
}

describe('expressions in linear time', () => {
  const text = 'We meet every week, but nobody\r\nagreed who PAYS 🙂🙂 for it. Straße, naïve, שלום עולם aab aaab a/b {x} 12.5 €';

  for (const source of [
    'week', 'who pays', 'a+b', 'a+?b', 'a*', '(aa|a)+', 'nobody|agreed', 'a{2}b', 'a{1,2}', 'a{2,}b', 'a{0,1}?b', '\\bw\\w+', '\\Bee', '^agreed', 'nobody$',
    '[^\\s,]+,', '\\p{Lu}\\w+', '🙂+', '[🙂]', '\\u{1F642}', '\\ud83d\\ude42', '(?:x|y|z|e)(?<n>e)', 'a/b', '\\{x\\}', '\\d+(?:\\.\\d+)?', '.', '.+', '(a|ab)(c|bcd)?', '()', 'x*', '(a*)*b', 'stra(ß|ss)e', 'עולם',
    '(?:every|nobody).*', 'a|', '[\\]x]', '(|a)+', '((a)|b)*?b', '\\x41', 'A?B?',
  ]) {
    it(`finds what JavaScript finds: ${source}`, () => {
      assert.deepEqual(matches(source, text), native(source, text));
    });
  }

  it('finds what JavaScript finds, for any expression of its kind', () => {
    const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\b', '^', '$', 'ab');
    const source = fc.letrec<{ expression: string; part: string }>((tie) => ({
      expression: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
      part: fc.oneof(
        { maxDepth: 3 },
        atom,
        fc.tuple(tie('expression'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?')).map(([inner, sign]) => `(?:${inner})${sign}`),
        fc.tuple(tie('expression'), tie('expression')).map(([one, other]) => `(${one}|${other})`),
      ),
    })).expression;
    fc.assert(
      fc.property(source, fc.stringMatching(/^[abc\n]{0,8}$/u), (expression, words) => {
        // Which of several ends is wanted differs where a round of a repetition is empty; where a match begins never does.
        fc.pre([...words.matchAll(new RegExp(expression, 'gimu'))].every(([found]) => found !== ''));
        const first = (found: readonly string[]): string | undefined => found[0]?.split(':')[0];
        assert.equal(first(matches(expression, words)), first(native(expression, words)));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('does not hang on what makes others hang', () => {
    const started = performance.now();
    assert.deepEqual(matches('(a+)+$', `${'a'.repeat(20_000)}!`), []);
    assert.deepEqual(matches('(.*)(.*)(.*)(.*)x', 'y'.repeat(20_000), () => performance.now() - started < 3000), []);
    assert.ok(performance.now() - started < 8000);
  });

  it('stops when it is told to', () => {
    let asked = 0;
    assert.deepEqual(matches('b', 'a'.repeat(100_000), () => ++asked < 3), []);
    assert.equal(asked, 3);
  });

  it('says what is wrong with an expression, or not supported', () => {
    for (const source of ['(', '[', 'a{2,1}', '*', '\\', '(?<=a)b', '(?=a)', '(a)\\1', '(?:a{1000}){1000}']) {
      const read = readExpression(source);
      assert.ok(read.kind === 'wrong' && read.message.length > 10, source);
    }
  });
});
