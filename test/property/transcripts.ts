import * as fc from 'fast-check';

/**
 * Adversarial transcripts: pieces that mean something to Markdown or to the coding markup, thrown together. They hold
 * CRLF and CR, a BOM, emoji with joiners, combining marks, Hebrew, Chinese, tables, fences, code spans, HTML, nested
 * brackets, braces and backslashes.
 */
const inline = [
  'word', 'never felt', ' ', '  ', ' ', ' ', ' ', 'a', 'é', 'e\u0301', 'שלום', 'עולם', '信頼', '訪談', '👩🏽‍⚕️', '😀', '\u200f', '\t',
  '[', ']', '[laughs]', '[00:12:31]', '[^1]', '[a](u)', '[a](http://x.org/[b])', '![alt](i.png)', '[ref]', '[x][ref]', '{', '}', '{word}',
  ']{', '{.a}', '[b]{.a}', '[b]{.tru', '[b]{.a,b}', '[b]{.a by=}', '[b]{.a note="x } y"}', 'b]{.trust}', '[]{.trust}', '[b]\\{.a}', '[b]\\\\{.a}',
  '[b [c]{.a} d', '[text]{lang=de}', '[x]{}', '[]{.a from=s1}', '[]{to=s1}', '[]{.b from=s2}', '[]{to=s2}', '[q]{.a #s3 by=ab}', '[gone [sighs]]{to=s1}',
  '\\', '\\\\', '\\*', '\\[', '\\]', '*', '**', '***', '_', '__', '~', '~~', '*em*', '**bold**', 'snake_case', '`', '``', '`code`', '``c`]{.a}``',
  '<b>', '</b>', '<!-- c -->', '<a href="x">', '<http://x.org>', 'www.x.com', '&amp;', '&', '!', '!!', '?', '^', '|', '.', ',', ':', '-', '#', '"', "'",
];

const lineStarts = [
  '', '', '', '', '', '', '**P07:** ', '**I:** ', 'P07: ', '### ', '# ', '> ', '> > ', '- ', '- [ ] ', '* ', '1. ', '12) ', '    ', '\t', '  ', '   ',
  '| ', '[^1]: ', '---', '===', '***',
];

/** Lines that open or close something that may run on: rarer, or most documents would be one unclosed fence. */
const openings = ['[ref]: ', '<div>', '<!--', '-->', '<script>', '</script>', '<?', '```', '~~~', '````', '  ```', '   ~~~', '- ```'];

const lineTails = ['', '', '', '', '  ', '\\', ' ', ' |', ' #'];

const line = fc
  .tuple(
    fc.oneof(
      { weight: 11, arbitrary: fc.constantFrom(...lineStarts) },
      { weight: 1, arbitrary: fc.constantFrom(...openings) },
    ),
    fc.array(fc.constantFrom(...inline), { maxLength: 7 }),
    fc.constantFrom(...lineTails),
  )
  .map(([start, parts, tail]) => start + parts.join('') + tail);

const table = fc
  .array(fc.array(fc.constantFrom(...inline), { maxLength: 3 }), { minLength: 2, maxLength: 4 })
  .map(([head, ...rows]) =>
    [`| ${head?.join('') ?? ''} | b |`, '|---|---|', ...rows.map((row) => `| ${row.join('')} | c |`)].join('\n'),
  );

const fence = fc
  .tuple(fc.constantFrom('```', '~~~', '> ```'), fc.array(line, { minLength: 1, maxLength: 3 }))
  .map(([mark, lines]) => [mark, ...lines, mark].join('\n'));

const frontMatter = fc.constantFrom('', '', '', '', '', '', '', '---\nsite: A\nwave: 2\n---\n', '---\n', '---\nsite: [x]{.a}\n...\n\n');

/** What may begin, end or hide something opaque, with tags close by. */
const opaque = [
  '`', '``', '\\`', '`a`', '`a]`', '<', '>', '<b>', '</b>', '<b ', '<b/>', '<a href="', '">', '<!--', '-->', '<!-->', '<!--->', '<?', '?>', '<!X ', '<http://x.org/', '<me@x.org>',
  '< 5', '<3', '[a](u)', '[a](u "t")', '](', '(', ')', '[', ']', ']{.a}', '[b]{.a}', '[]{.a from=s1}', '\\', '[^1]:', '[^1]', '[ref]', '[laughs]', ' ', ' ', 'a', '.', '|', '*', '- ', '1. ', '# ', '&lt;',
];

const opaqueLine = fc
  .tuple(fc.constantFrom('', '', '', 'a ', '> ', '- ', '  ', '# ', '| '), fc.array(fc.constantFrom(...opaque), { maxLength: 8 }))
  .map(([start, parts]) => start + parts.join(''));

/** A block of a few lines in which micromark would find opaque ranges, some with brackets in them. */
export const suspectBlock: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom('`', '`', '``', '`a]`', '[b]{.a}', ']{.a}', '[', '\\', ' ', 'a', '# ', '<3'), { maxLength: 9 }).map((parts) => parts.join('')),
  fc.tuple(fc.array(opaqueLine, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n\n', '\r\n', '\n|--|\n')).map(([lines, eol]) => lines.join(eol)),
);

/** A whole transcript. */
export const transcript: fc.Arbitrary<string> = fc
  .record({
    bom: fc.constantFrom('', '', '', '\uFEFF'),
    front: frontMatter,
    chunks: fc.array(fc.oneof({ weight: 8, arbitrary: line }, { weight: 1, arbitrary: table }, { weight: 1, arbitrary: fence }), { maxLength: 9 }),
    separators: fc.array(fc.constantFrom('\n', '\n\n', '\n\n', '\n \n'), { minLength: 9, maxLength: 9 }),
    ending: fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    last: fc.constantFrom('', '\n', '\n\n'),
  })
  .map(({ bom, front, chunks, separators, ending, last }) => {
    const body = chunks.map((chunk, index) => chunk + (index < chunks.length - 1 ? (separators[index] as string) : last));
    return bom + (front + body.join('')).replaceAll('\n', ending);
  });

/** Talk without tags, as it is before anybody coded it: turns, brackets, emphasis, links, tables, code. */
export const untagged: fc.Arbitrary<string> = transcript.map((text) => text.replace(/\]\\*\{/g, '] {'));

/** A piece to type or paste. */
export const snippet: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...inline, '\n', '\n\n', '\r\n', '```\n', '\n---\n', '- ', '> ', '<!--', '    '),
  line,
);

/** A number of runs, and a fixed seed so that a failure of the suite means a change; `PROPERTY_SEED=random` explores. */
export function runs(count: number): { numRuns: number; seed?: number } {
  const seed = process.env['PROPERTY_SEED'];
  return seed === 'random' ? { numRuns: count } : { numRuns: count, seed: Number(seed ?? 20_251) };
}
