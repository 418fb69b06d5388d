import assert from 'node:assert/strict';
import { codeToComplete } from '../../../src/core/language/code-to-complete';

/** At the `|`: what is typed, what a choice would replace, and the other codes of the tag. */
function at(marked: string): string | null {
  const line = marked.replace('|', '');
  const found = codeToComplete(line, marked.indexOf('|'));
  return found && `${line.slice(found.typed.start, found.typed.end)}/${line.slice(found.whole.start, found.whole.end)}/${[...found.others].join(' ')}`;
}

describe('the slug to complete', () => {
  it('begins behind a dot in a tag’s braces, closed or not', () => {
    assert.equal(at('[yes]{.|}'), '//');
    assert.equal(at('[yes]{.|'), '//');
    assert.equal(at('A 🙂: [לא]{.tr| rest of the line'), 'tr/tr/');
    assert.equal(at('[yes]{.trust .|}'), '//trust');
    assert.equal(at('[yes]{.trust .vo| by=ab .x}'), 'vo/vo/trust x');
    assert.equal(at('[]{.אמ|ון from=s1}'), 'אמ/אמון/');
    assert.equal(at('[a]{.x} [yes]{ .tr|ust}'), 'tr/trust/');
    assert.equal(at('[yes]{.x .ro\u0302|}'), 'ro\u0302/ro\u0302/x');
  });

  it('is nowhere else', () => {
    for (const text of ['|', 'yes.|', '[yes].|', '{.|}', '[yes]{|}', '[yes]{trust|}', '[yes]{.trust by=a.|}', '[yes]{.a note="so .|"}',
      '[yes]\\{.|}', '[yes]{.a}.|', '[yes]{.a}|', '[a](b.|)', '[yes]{.9|}', '[yes]{.a..|}', '[yes]{[.|']) {
      assert.equal(at(text), null, text);
    }
  });

  it('looks only at what is near', () => {
    const long = `${'[x]{.a} word. '.repeat(100_000)}[yes]{.`;
    assert.ok(codeToComplete(long, long.length));
    const started = performance.now();
    for (let n = 0; n < 1000; n++) codeToComplete(long, long.length);
    assert.ok(performance.now() - started < 1000);
    assert.equal(codeToComplete(`]{${' '.repeat(2000)}.`, 2003), null);
  });
});
