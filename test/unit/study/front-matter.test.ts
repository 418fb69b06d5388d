import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readFrontMatter } from '../../../src/core/study/front-matter';
import { readPlainEntries } from '../../../src/core/study/plain-front-matter';

function attributes(yaml: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(readFrontMatter(`---\n${yaml}\n---\n\nText.\n`).attributes);
}

describe('front matter', () => {
  it('gives scalars as attributes and lists of scalars as text', () => {
    const text = '---\nsite: Millbrook\nwave: 2\nremote: true\nspeakers:\n  - Interviewer\n  - GP partner\n---\n\nText.\n';
    const { range, attributes: read, lists, problem } = readFrontMatter(text);
    assert.deepEqual([...read], [['site', 'Millbrook'], ['wave', 2], ['remote', true]]);
    assert.deepEqual([...lists], [['speakers', ['Interviewer', 'GP partner']]]);
    assert.equal(problem, null);
    assert.equal(text.slice(range?.start, range?.end), text.slice(0, text.indexOf('\nText.')));
  });

  it('keeps what was written: dates, numbers with leading zeros, quoted numbers', () => {
    assert.deepEqual(attributes('date: 2023-03-21\nid: 007\nversion: 1.10\nhex: 0x1F\ntext: "12"\nshare: 0.5\nnone:\nalso: ~\nyes: no'),
      { date: '2023-03-21', id: '007', version: '1.10', hex: '0x1F', text: '12', share: 0.5, yes: 'no' });
  });

  it('reads the shapes YAML has for one value', () => {
    assert.deepEqual(attributes('a: "x: y" # why\nb: >\n  two\n  lines\nc: &c here\nd: *c\ne: {x: 1}\nf: \'it\'\'s\''),
      { a: 'x: y', b: 'two lines', c: 'here', d: 'here', f: "it's" });
  });

  it('is the same for LF, CRLF and CR, with and without a BOM', () => {
    for (const yaml of ['site: A\nspeakers:\n- X\n- Y\n', 'site: "A"\nspeakers: [X, Y]\n']) {
      for (const eol of ['\n', '\r\n', '\r']) {
        for (const bom of ['', '\uFEFF']) {
          const text = `${bom}${`---\n${yaml}---\nText`.replace(/\n/gu, eol)}`;
          const { attributes: read, lists, ranges, range, problem } = readFrontMatter(text);
          assert.deepEqual([read.get('site'), lists.get('speakers'), problem], ['A', ['X', 'Y'], null]);
          assert.deepEqual(ranges.get('speakers')?.map(({ start, end }) => text.slice(start, end)), ['X', 'Y']);
          assert.equal(text.slice(range?.end), 'Text');
        }
      }
    }
  });

  it('may be absent, empty, or closed by dots', () => {
    for (const text of ['', 'Text', '----\na: b\n----\n', ' ---\na: b\n---\n', '\n---\na: b\n---\n', '---\n\nText after a rule.\n']) {
      assert.deepEqual([readFrontMatter(text).range, readFrontMatter(text).problem], [null, null], text);
    }
    assert.equal(readFrontMatter('---\n---\n').problem, null);
    assert.equal(readFrontMatter('---\n# nothing yet\n---\n').problem, null);
    assert.equal(readFrontMatter('---\na: b\n...\n').attributes.get('a'), 'b');
  });

  it('that is broken says where, and gives what could be read', () => {
    const text = '---\nsite: Millbrook\nrole: "GP\nwave: 2\n---\n\nText.\n';
    const { problem, attributes: read } = readFrontMatter(text);
    assert.equal(problem?.code, 'front-matter-invalid');
    assert.ok(problem.range.start >= text.indexOf('role') && problem.range.end <= text.lastIndexOf('---'));
    assert.equal(read.get('site'), 'Millbrook');
    assert.equal(readFrontMatter('---\njust words\n---\n').problem?.code, 'front-matter-invalid');
  });

  it('with a key given twice takes the first and says so', () => {
    const text = '---\nsite: A\nwave: 1\nsite: B\n---\n';
    const { problem, attributes: read } = readFrontMatter(text);
    assert.equal(read.get('site'), 'A');
    assert.deepEqual([problem?.code, problem?.range.start], ['front-matter-duplicate-key', text.lastIndexOf('site')]);
  });

  it('that is never closed is said to be so', () => {
    assert.equal(readFrontMatter('---\nsite: A\n\nText.\n').problem?.code, 'front-matter-not-closed');
  });

  it('made to do harm does none', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) bomb.push(`${String.fromCharCode(97 + level)}: &${String.fromCharCode(97 + level)} [${`*${String.fromCharCode(96 + level)}, `.repeat(9)}x]`);
    const hostile = [bomb.join('\n'), `a: ${'['.repeat(16_000)}`, 'a: '.repeat(5_000), `? ${'- '.repeat(8_000)}`, `a: x${' '.repeat(16_000)}\u0007`,
      Array.from({ length: 2000 }, (_, at) => `k${at}:`).join('\n'), `a: ${'x'.repeat(100_000)}`, '&a a: *a', '__proto__: x\nconstructor: y'];
    for (const yaml of hostile) {
      const started = performance.now();
      readFrontMatter(`---\n${yaml}\n---\n\nText.\n`);
      assert.ok(performance.now() - started < 2000, yaml.slice(0, 40));
    }
    assert.equal(attributes('__proto__: x')['site'], undefined);
  });

  it('read without the yaml package is read as the yaml package reads it', () => {
    const value = fc.oneof(
      fc.constantFrom('Millbrook', 'GP partner', '2', '007', '1.5', 'true', 'null', '~', 'yes', '2023-03-21', 'a: b', 'a #b', 'a#b', '"q"', "'q'", '- x', '[a]', '{a}', '*a', '&a',
        '!t', '|', '>', 'x:y', 'x:', '12 years', 'été', '信頼', 'R&D', '', '0x1F', '.5', '1e3', '-1', '?', 'a, b', 'Infinity', '.inf', '<<', '12:30', 'No', '\u00a0x', 'x\u00a0', 'e\u0301'),
      fc.string({ maxLength: 6 }), fc.string({ unit: fc.constantFrom('a', ':', ' ', '-', '#', '.', '1', 'é'), maxLength: 6 }),
    );
    const item = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('Ann', ' Bo', 'GP partner ', ' 2', ' été', ' R&D', '12 years', 'a?') },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('', ' '), value).map((parts) => parts.join('')) },
    );
    const line = fc.oneof(
      fc.array(item, { maxLength: 3 }).map((items) => `speakers: [${items.join(',')}]`),
      fc.tuple(fc.constantFrom('site', 'wave', 'a-b', 'null', 'x y', '1a', 'true'), fc.constantFrom(': ', ':', ':  '), value, fc.constantFrom('', ' ', '  ')).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom('- ', '  - ', ' -  ', '-'), value).map((parts) => parts.join('')),
      fc.constantFrom('', 'speakers:', '# c', '  more'),
    );
    let read = 0;
    let flowLists = 0;
    fc.assert(fc.property(fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
      const source = lines.map((text) => text + eol).join('');
      const plain = readPlainEntries(source, 0);
      if (plain === null) return;
      read++;
      flowLists += /: *\[/u.test(source) ? 1 : 0;
      for (const { value, ranges } of plain) assert.deepEqual(ranges.map(({ start, end }) => source.slice(start, end)), [value].flat().map(String));
      const document = parseDocument(source, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
      assert.deepEqual(document.errors, [], source);
      const expected: unknown = document.toJS();
      assert.deepEqual(plain.length === 0 ? null : Object.fromEntries(plain.map((entry) => [entry.key,
        typeof entry.value === 'object' ? [...entry.value] : entry.value])), expected === null ? null : asText(expected), source);
    }), { numRuns: 6000, seed: 11 });
    assert.ok(read > 500, `only ${read} of the documents were in the plain subset`);
    assert.ok(flowLists > 50, `only ${flowLists} of them had a list in brackets`);
  });
});

/** Lists hold text in front matter, numbers or not. */
function asText(value: unknown): unknown {
  return Object.fromEntries(Object.entries(value as Record<string, unknown>).map(([key, entry]) => [key, Array.isArray(entry) ? entry.map(String) : entry]));
}
