import { deepStrictEqual as same, ok, strictEqual as equal } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkup } from '../../../src/core/markup/document';
import { planCodings } from '../../../src/core/markup/write';
import { inFolder, opsText, processTimeout, runCli, segmentsOf } from './run-cli';

/* What transcripts hold that makes offsets, tags and Markdown difficult; every line ending is CRLF. */
const paragraphs = [
  '**Nurse:** I never felt they listened [laughs] to us — naïve, e\u0301clair 👩🏽‍⚕️👨‍👩‍👧 and “so on”.',
  '**מראיין:** שלום, מה שלומך? \u200f(00:12:31)\u200e טוב [צוחק] 🇮🇱 תודה.',
  '### 唐鳳：', '我們每週見面，但是沒有人同意誰付錢。\u3000「信頼」と言った。', '',
  '| who | what {x} |', '|-----|:--------|', '| P07 | un*heard* `a | b` |', '| P08 | \\| escaped |', '',
  '> a quote with {disfmarker} (QCODE) [text]{lang=en} and [see](http://x.org/a_(b) "title") more  ',
  '> second line\tof it', '', '- [ ] ask about the *rota*', '- [x] done ~~twice~~ `code ]{.x}` <b>bold</b> <!-- why -->', '',
  '```', 'fenced [text]{.code}', '```', '', '    indented code', '', '[ref]: http://example.org/ref', '',
  'Footnote[^1], [ref], ![image](i.png) and <https://example.org/>, \\*not\\* \\[laughs\\] \\\\ end!', '', '[^1]: The note.', '',
  'AT&amp;T &mdash; 3 < 5 > 2 ** 2 __init__ snake_case_name ]]]{{{ ![ ^[inline] \u0000 \u00a0', '',
];

class Random {
  constructor(private state: number) {}

  below(limit: number): number {
    // xorshift32
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % limit;
  }
}

interface Operation {
  readonly op: 'code' | 'uncode';
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly id: string;
}

const codes = ['trust', 'shared-budgets', 'voice', '信頼', 'rôle', 'a_b', 'אמון'];

/* Short and long passages, neighbours, nested and crossing ones, and the same passage more than once. */
function randomOperations(length: number, count: number, random: Random): readonly Operation[] {
  const operations: Operation[] = [];
  for (let number = 0; number < count; number++) {
    const near = operations[random.below(Math.max(1, operations.length))];
    const base = near === undefined || random.below(3) > 0 ? random.below(length) : near.start + random.below(near.end - near.start + 2);
    const start = Math.min(length - 1, random.below(40) === 0 && near !== undefined ? near.start : base);
    const end = Math.min(length, start + 1 + random.below([3, 12, 80, 900][random.below(4)]!));
    const chosen = [codes[random.below(codes.length)]!, codes[random.below(codes.length)]!];
    operations.push({ op: 'code', start, end, codes: [...new Set(chosen)], id: `k${number}` });
  }
  return operations;
}

/** The passages that the writer says it chose instead, by operation. */
function moves(errors: string): ReadonlyMap<string, number> {
  const placed = new Map<string, number>();
  for (const line of errors.split('\n').filter((text) => text !== '')) {
    const [, number, side, to] = /^verbatim: standard input:(\d+): "(start|end)" was moved from \d+ to (\d+),/.exec(line) ?? [];
    ok(number !== undefined && side !== undefined && to !== undefined, line);
    placed.set(`${Number(number) - 1} ${side}`, Number(to));
  }
  return placed;
}

function transcript(repeats: number, random: Random): string {
  const lines: string[] = [];
  for (let round = 0; round < repeats; round++) {
    // A fence with more behind it would be none, and what it held would be tags.
    lines.push(...paragraphs.map((line) => (random.below(4) === 0 && line !== '' && line !== '```' ? `${line}${round}` : line)));
  }
  return `\ufeff---\r\nsite: Millbrook\r\n---\r\n\r\n${lines.join('\r\n')}`;
}

describe('thousands of random codings through the command line', function () {
  this.timeout(processTimeout);

  for (const seed of [20240611, 77]) {
    it(`are read back as they were asked, and the bytes come back (seed ${seed})`, () => inFolder(async (folder) => {
      const random = new Random(seed);
      const verbatim = transcript(30, random);
      const original = Buffer.from(verbatim);
      const file = join(folder, 'talk.md');
      writeFileSync(file, original);

      const asked = randomOperations(verbatim.length, 2000, random);
      const operations = withoutRefused(verbatim, asked);
      ok(operations.length > asked.length * 0.97, `${asked.length - operations.length} refused`);
      const result = await runCli(['code', file, '--ops', '-'], { input: opsText(operations) });
      equal(result.code, 0, result.errors.slice(0, 500));
      equal(Buffer.compare((await runCli(['strip', file])).output, original), 0);

      const placed = moves(result.errors);
      const expected = operations.map((operation, number) => ({
        id: operation.id,
        codes: operation.codes,
        start: placed.get(`${number} start`) ?? operation.start,
        end: placed.get(`${number} end`) ?? operation.end,
      })).sort(byId);
      const segments = await segmentsOf(file);
      same(segments.map(({ id, codes: read, start, end }) => ({ id: id ?? '', codes: read, start, end })).sort(byId), expected);
      ok(segments.every((segment, at) => at === 0 || segments[at - 1]!.start <= segment.start), 'sorted by start');
      for (const segment of segments) equal(segment.text, verbatim.slice(segment.start, segment.end));

      const back = segments.map((segment) => ({ op: 'uncode', ...segment })).sort((a, b) => random.below(3) - 1 || a.start - b.start);
      equal((await runCli(['code', file, '--ops', '-'], { input: opsText(back) })).code, 0);
      equal(Buffer.compare(readFileSync(file), original), 0);
    }));
  }
});

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/* A passage of nothing but line endings, say, cannot be coded, and one refused operation refuses all. */
function withoutRefused(text: string, asked: readonly Operation[]): readonly Operation[] {
  const document = readMarkup(text);
  return asked.filter(({ start, end, codes: slugs, id }) =>
    planCodings(document, [{ kind: 'code', passage: { start, end }, codes: slugs, id }]).kind === 'planned');
}
