import * as assert from 'node:assert/strict';
import { readMarkup } from '../../../src/core/markup/document';
import type { CodingOperation } from '../../../src/core/markup/operations';
import { planCodings, type WritePlan } from '../../../src/core/markup/write';

/** The file after coding the first place where `passage` stands in its verbatim text. */
function coded(source: string, passage: string, slugs: string[] = ['x'], id?: string): string {
  return done(plan(source, passage, slugs, id)).text;
}

function plan(source: string, passage: string, slugs: string[] = ['x'], id?: string): WritePlan {
  const document = readMarkup(source);
  const start = document.verbatimText().indexOf(passage);
  assert.notEqual(start, -1);
  const operation: CodingOperation = { kind: 'code', passage: { start, end: start + passage.length }, codes: slugs, ...(id ? { id } : {}) };
  return planCodings(document, [operation], () => 's1');
}

function done(written: WritePlan): WritePlan & { kind: 'planned' } {
  if (written.kind === 'refused') {
    throw new Error(written.message);
  }
  return written;
}

describe('coding a passage', () => {
  it('writes a span on one line', () => {
    assert.equal(coded('We meet, but nobody pays.', 'nobody pays', ['a', 'b'], 'k3'), 'We meet, but [nobody pays]{.a .b #k3}.');
  });

  it('writes anchors over several turns', () => {
    assert.equal(
      coded('**P:** one\r\n\r\n**I:** two\r\n', 'ne\r\n\r\n**I:** tw'),
      '**P:** o[]{.x from=s1}ne\r\n\r\n**I:** tw[]{to=s1}o\r\n',
    );
  });

  it('makes only insertions where it adds', () => {
    assert.deepEqual(
      done(plan('one two three', 'two')).edits,
      [
        { range: { start: 4, end: 4 }, newText: '[' },
        { range: { start: 7, end: 7 }, newText: ']{.x}' },
      ],
    );
  });

  it('nests, and crosses with anchors', () => {
    assert.equal(coded('I [never felt they]{.a} listened', 'felt'), 'I [never [felt]{.x} they]{.a} listened');
    assert.equal(coded('I [felt]{.a} it', 'I felt it'), '[I [felt]{.a} it]{.x}');
    assert.equal(
      coded('I [never felt]{.a} they listened', 'felt they'),
      'I [never []{.x from=s1}felt]{.a} they[]{to=s1} listened',
    );
  });

  const rules: readonly (readonly [why: string, source: string, passage: string, result: string])[] = [
    ['unbalanced brackets take anchors', 'see [a b', '[a', 'see []{.x from=s1}[a[]{to=s1} b'],
    ['edge white space takes anchors', 'a b c', ' b', 'a[]{.x from=s1} b[]{to=s1} c'],
    ['a brace behind takes anchors', 'uh{vocalsound} so', 'uh', '[]{.x from=s1}uh[]{to=s1}{vocalsound} so'],
    ['a passage in brackets is no wikilink', 'so [laughs] then', '[laughs]', '[so []{.x from=s1}[laughs]]{to=s1} then'],
    ['a closing anchor wraps what it may not follow', 'Why?! Go\non', 'Why?!', '[Why?!]{.x} Go\non'],
    ['a crossing emphasis takes anchors', 'a *b c* d', 'a *b', '[]{.x from=s1}a *b[]{to=s1} c* d'],
    ['markers stand behind block prefixes', '> - [ ] do it\n', '> - [ ] do', '> - [ ] [do]{.x} it\n'],
    ['a heading keeps its marks', '## Part two ##\n', '## Part two ##', '## [Part two]{.x} ##\n'],
    ['a cell keeps its bars', '| a | b |\n|---|---|\n', '| a |', '| [a]{.x} | b |\n|---|---|\n'],
    ['a hard break keeps its blanks', 'one  \ntwo', 'one  ', '[one]{.x}  \ntwo'],
    ['an escape is not split', 'a \\* b', '* b', 'a []{.x from=s1}\\* b[]{to=s1}'],
    ['an entity is taken whole', 'a &amp; b', 'amp', 'a [&amp;]{.x} b'],
    ['code is taken whole', 'a `b c` d', 'b', 'a [`b c`]{.x} d'],
    ['emphasis inside a word is taken whole', 'un*believ*able', 'believ', 'un[*believ*]{.x}able'],
    ['emphasis between blanks is not', 'a *b* c', 'b', 'a *[b]{.x}* c'],
    ['a destination is taken whole', 'see [a](http://x.org) there', 'x.org', 'see [[a](http://x.org)]{.x} there'],
    ['blank lines at the ends are left out', 'one\n\n\ntwo\n\n\nthree', '\n\ntwo\n\n', 'one\n\n\n[two]{.x}\n\n\nthree'],
  ];
  for (const [why, source, passage, result] of rules) {
    it(why, () => {
      const text = coded(source, passage);
      const document = readMarkup(text);
      assert.equal(document.verbatimText(), source);
      assert.equal(document.codings.length, 1);
      assert.equal(text, result);
    });
  }

  it('tells which ends it moved', () => {
    assert.deepEqual(done(plan('one\n\ntwo', 'one\n')).moved, [{ operation: 0, end: 'end', asked: 4, placed: 3 }]);
  });

  it('keeps CRLF, a BOM, tabs and trailing blanks', () => {
    const source = '\uFEFFone\ttwo  \r\nthree \r\n';
    assert.equal(readMarkup(coded(source, 'two  \r\nthree')).verbatimText(), source);
  });
});

describe('operations that cannot be applied are refused, and nothing is planned', () => {
  const source = 'One [two]{.a #k1} three.';
  const document = readMarkup(source);
  const refused = (operation: CodingOperation): string => {
    const written = planCodings(document, [operation]);
    return written.kind === 'refused' ? written.message : `planned: ${written.text}`;
  };
  const passage = { start: 4, end: 7 };

  it('outside the text', () => {
    assert.match(refused({ kind: 'code', passage: { start: 4, end: 99 }, codes: ['x'] }), /4\.\.99 is not within/);
    assert.match(refused({ kind: 'code', passage: { start: 4, end: 4 }, codes: ['x'] }), /empty/);
  });
  it('without codes or with something that is no code', () => {
    assert.match(refused({ kind: 'code', passage, codes: [] }), /at least one code/);
    assert.match(refused({ kind: 'code', passage, codes: ['a b'] }), /"a b" is not a code/);
  });
  it('with an id that is taken or none', () => {
    assert.match(refused({ kind: 'code', passage, codes: ['x'], id: 'k1' }), /k1 is taken/);
    assert.match(refused({ kind: 'code', passage, codes: ['x'], id: '7k' }), /not an id/);
  });
  it('with a value that cannot be written', () => {
    const attributes = [{ key: 'note', value: 'a "b"' }];
    assert.match(refused({ kind: 'code', passage, codes: ['x'], attributes }), /quotes/);
  });
  it('where no such coding is', () => {
    assert.match(refused({ kind: 'uncode', passage, codes: ['b'] }), /no coding of exactly this passage/i);
    assert.match(refused({ kind: 'uncode', passage, codes: ['a'], id: 'k2' }), /with the id k2/);
    assert.match(refused({ kind: 'uncode', passage: { start: 4, end: 6 }, codes: ['a'] }), /no coding/i);
  });
  it('in front matter', () => {
    const front = readMarkup('---\nsite: A\n---\n');
    assert.equal(planCodings(front, [{ kind: 'code', passage: { start: 4, end: 8 }, codes: ['x'] }]).kind, 'refused');
  });
  it('names the operation and plans none of the others', () => {
    const written = planCodings(document, [
      { kind: 'code', passage: { start: 0, end: 3 }, codes: ['x'] },
      { kind: 'uncode', passage, codes: ['nope'] },
    ]);
    assert.equal(written.kind === 'refused' && written.operation, 1);
  });
});

describe('changing a coding', () => {
  const source = 'One [two]{.a .b #k1 by=ab note="so, so"} three.';
  const document = readMarkup(source);
  const [coding] = document.codings;
  assert.ok(coding);
  const text = (...operations: CodingOperation[]): string => done(planCodings(document, operations, () => 's1')).text;

  it('takes a code away, then the tag', () => {
    const passage = coding.verbatim;
    assert.equal(text({ kind: 'uncode', passage, codes: ['a'] }), 'One [two]{.b #k1 by=ab note="so, so"} three.');
    assert.equal(text({ kind: 'uncode', passage, codes: ['b', 'a'], id: 'k1' }), 'One two three.');
    assert.equal(text({ kind: 'remove', coding }), 'One two three.');
  });
  it('recodes and keeps the rest', () => {
    assert.equal(text({ kind: 'recode', coding, codes: ['c'] }), 'One [two]{.c #k1 by=ab note="so, so"} three.');
  });
  it('moves its ends and keeps the rest', () => {
    assert.equal(
      text({ kind: 'setRange', coding, passage: { start: 0, end: 7 } }),
      '[One two]{.a .b #k1 by=ab note="so, so"} three.',
    );
  });
  it('changes id and attributes', () => {
    assert.equal(text({ kind: 'setAttributes', coding, id: 'k2', attributes: [] }), 'One [two]{.a .b #k2} three.');
  });
  it('follows a coding through several operations', () => {
    assert.equal(
      text(
        { kind: 'setRange', coding, passage: { start: 0, end: 3 } },
        { kind: 'recode', coding, codes: ['c'] },
        { kind: 'setAttributes', coding, id: 'k1', attributes: [] },
      ),
      '[One]{.c #k1} two three.',
    );
  });
});
