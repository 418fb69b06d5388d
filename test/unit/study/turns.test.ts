import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readMarkup } from '../../../src/core/markup/document';
import { readTranscript } from '../../../src/core/study/transcript';
import { readTurns, speakerAt, type Turn } from '../../../src/core/study/turns';

/** Turns as a reader would tell them: who, and what is said from the label on. */
function told(text: string, listed: readonly string[] = []): readonly string[] {
  return readTurns(text, listed).map(({ speaker, label, range }) => `${speaker} > ${text.slice(label.end, range.end).trim()}`);
}

function names(text: string, listed: readonly string[] = []): readonly string[] {
  return [...new Set(readTurns(text, listed).map(({ speaker }) => speaker))];
}

function stamps(text: string): readonly (string | null)[] {
  return readTurns(text, []).map(({ timestamp }) => timestamp);
}

describe('turns', () => {
  it('begin at a label and run to the next one', () => {
    const text = '**Nurse:** We meet.\n\nEvery week.\n\n**Interviewer:** Why?\n\n**Nurse:** Habit.\n\n**Interviewer:** Oh.\n';
    assert.deepEqual(told(text), ['Nurse > We meet.\n\nEvery week.', 'Interviewer > Why?', 'Nurse > Habit.', 'Interviewer > Oh.']);
    const first = readTurns(text, [])[0] as Turn;
    assert.equal(text.slice(first.label.start, first.label.end), '**Nurse:**');
    assert.equal(text.slice(first.range.start, first.range.end), '**Nurse:** We meet.\n\nEvery week.');
  });

  for (const [form, nurse, doctor] of [
    ['bold with the colon inside', '**Nurse:**', '**Dr. Osei:**'],
    ['bold with the colon outside', '**Nurse**:', '**Dr. Osei**:'],
    ['bold with the whole question', '**Nurse: Well.**', '**Dr. Osei: Well.**'],
    ['emphasis', '*Nurse:*', '_Dr. Osei:_'],
    ['plain', 'Nurse:', 'Dr. Osei:'],
    ['indented a little', '  Nurse:', '   Dr. Osei:'],
    ['heading', '### Nurse\n', '### Dr. Osei\n'],
    ['heading with a colon', '## Nurse:\n', '## Dr. Osei:\n'],
    ['heading with a full-width colon', '### Nurse：\n', '### Dr. Osei：\n'],
    ['bold heading', '### **Nurse:**\n', '### **Dr. Osei**\n'],
    ['label on a line of its own', 'Nurse:\n\n', 'Dr. Osei:\n\n'],
  ] as const) {
    it(`read the label form: ${form}`, () => {
      const text = `${nurse} Yes.\n\n${doctor} No.\n\n${nurse} Yes.\n\n${doctor} No.\n`;
      assert.deepEqual(readTurns(text, []).map(({ speaker }) => speaker), ['Nurse', 'Dr. Osei', 'Nurse', 'Dr. Osei']);
    });
  }

  it('read full-width colons and names of any script', () => {
    assert.deepEqual(told('### 唐鳳：\n現在10點。\n\n### 吳政哲：\n好。\n\n### 唐鳳：\n謝謝。\n\n### 吳政哲：\n是。\n'),
      ['唐鳳 > 現在10點。', '吳政哲 > 好。', '唐鳳 > 謝謝。', '吳政哲 > 是。']);
    assert.deepEqual(names('問：好嗎？\n答：好。\n問：真的？\n答：是。\n'), ['問', '答']);
    assert.deepEqual(names('מראיין: מה?\nאחות: כן.\nמראיין: למה?\nאחות: ככה.\n'), ['מראיין', 'אחות']);
  });

  it('read timestamps before, inside and after the label', () => {
    for (const label of [
      '[00:12:31] **Nurse:**', '(00:12:31) Nurse:', '**Nurse:** [00:12:31]', '**Nurse** (00:12:31):', '**Nurse [00:12:31]:**', '**[00:12:31] Nurse:**',
      'Nurse [00:12:31]:', 'Nurse: (00:12:31)', '00:12:31 Nurse:', '### [00:12:31] Nurse\n', '### Nurse (00:12:31):\n', '\\[00:12:31\\] Nurse:',
    ]) {
      const text = `${label} Yes.\n\n${label} Yes.\n`;
      assert.deepEqual(readTurns(text, []).map(({ speaker, timestamp }) => [speaker, timestamp]), [['Nurse', '00:12:31'], ['Nurse', '00:12:31']], label);
    }
    assert.deepEqual(stamps('[1:02] Ann: a\n[12:31] Ann: b\nAnn: c\n(1:02:03.450) Ann: d\n'), ['1:02', '12:31', null, '1:02:03.450']);
  });

  it('take each timestamp from its own line, however often a label was seen', () => {
    assert.deepEqual(stamps('**Ann:** [00:01] a\n\n**Ann:** b\n\n**Ann:** [00:03] c\n\n**Ann:** [laughs] d\n'), ['00:01', null, '00:03', null]);
  });

  it('count a label as a speaker only where it recurs or front matter lists it', () => {
    const text = 'Note: the tape was poor.\n\nNurse: a\n\nDoctor: b\n\nNurse: c\n';
    assert.deepEqual(names(text), ['Nurse']);
    assert.deepEqual(names(text, ['doctor']), ['Nurse', 'Doctor']);
    assert.deepEqual(told('**Ann:** a\n\n**Bo:** b\n\n**Ann:** c\n\n**Bo:** d\n\n**Note:** the tape ends.\n').at(-1), 'Bo > d');
  });

  it('know initials once they were introduced', () => {
    assert.deepEqual(told('Ann Lee (AL): Hello.\n\nBo: Hi.\n\nAL: So.\n\nBo: Yes.\n\nAL: Well.\n').map((turn) => turn.slice(0, 4)),
      ['AL >', 'Bo >', 'AL >', 'Bo >', 'AL >']);
    assert.deepEqual(names('Ann Lee (AL): Hello.\n\nBo: Hi.\n\nBo: Yes.\n', ['Ann Lee']), ['Ann Lee (AL)', 'Bo']);
  });

  it('find no speaker in addresses, clock times, links, lists, quotes, tables, code, comments and front matter', () => {
    for (const line of [
      'http://example.org', 'https://example.org/a: b', '10:30 we met', 'At 10:30 we met', '[Nurse: a](u)', '[^1]: Nurse', '[ref]: http://x.org', '- Nurse: a', '> Nurse: a',
      '> **Nurse:** a', '| Nurse: | a |', 'Nurse: | a', '    Nurse: a', '\tNurse: a', '<b>Nurse:</b> a', '`Nurse: a`', 'std::vector', '"Nurse: a" she said',
      'And then I said to her, quite plainly and in so many words, you know: no', '“Nurse: a', 'Is it so? Nurse: a', 'I went. Nurse: a', '7: 8',
    ]) {
      assert.deepEqual(told(`${line}\n\n${line}\n\n${line}\n`), [], line);
    }
    for (const block of ['```\nNurse: a\nNurse: b\n```\n', '~~~ text\nNurse: a\n```\nNurse: b\n~~~\n', '<!--\nNurse: a\nNurse: b\n-->\n', '---\nNurse: a\nNurse: b\n---\n', '\uFEFF---\nNurse: a\nNurse: b\n...\n']) {
      assert.deepEqual(told(block), [], block);
    }
  });

  it('go on after a fence, a comment and front matter', () => {
    assert.deepEqual(told('---\na: b\n---\nNurse: a\n\n```\nNurse: x\n```\n\n<!-- Nurse: y -->\n\nNurse: b\n', ['Nurse']),
      ['Nurse > a\n\n```\nNurse: x\n```\n\n<!-- Nurse: y -->', 'Nurse > b']);
  });

  it('end at a section heading, and at a heading beside their own that names no speaker', () => {
    assert.deepEqual(told('Nurse: a\n\nDoctor: b\n\n## Part two\n\nThe room was cold.\n\nNurse: c\n\nDoctor: d\n'),
      ['Nurse > a', 'Doctor > b', 'Nurse > c', 'Doctor > d']);
    assert.deepEqual(told('### Ann:\na\n\n#### A list\n\nb\n\n### Once:\nc\n\n### Ann:\nd\n'), ['Ann > a\n\n#### A list\n\nb', 'Ann > d']);
  });

  it('do not take repeated section headings for speakers', () => {
    assert.deepEqual(told('## Setting\n\nA room.\n\n## Reflection\n\nCold.\n\n## Setting\n\nA ward.\n\n## Reflection\n\nWarm.\n'), []);
  });

  it('end with their paragraph where one unlisted name is the only label: nobody knows who answers', () => {
    assert.deepEqual(told('Q: How much?\nAnd when?\n\nNot much.\n\nQ: Why?\n\nWell.\n'), ['Q > How much?\nAnd when?', 'Q > Why?']);
    assert.deepEqual(told('Ann: One.\n\nTwo.\n\nAnn: Three.\n\nFour.\n', ['Ann']), ['Ann > One.\n\nTwo.', 'Ann > Three.\n\nFour.']);
  });

  it('are the same for LF, CRLF and CR, with and without a BOM', () => {
    const text = '**Nurse:** a\n\nb\n\n[00:01] **Doctor:** c\n\n### Nurse\nd\n\n**Doctor:** e\n';
    for (const [eol, bom] of [['\n', ''], ['\r\n', ''], ['\r', ''], ['\n', '\uFEFF'], ['\r\n', '\uFEFF']] as const) {
      const written = bom + text.replace(/\n/gu, eol);
      assert.deepEqual(told(written).map((turn) => turn.replace(/\r\n?/gu, '\n')), told(text));
    }
  });

  it('tell who speaks at an offset, and nobody between turns', () => {
    const text = 'Intro.\n\nNurse: a\n\nDoctor: b\n\n# Break\n\nx\n\nNurse: c\n\nDoctor: d\n';
    const turns = readTurns(text, []);
    assert.deepEqual(['Intro', 'a\n', 'b\n', 'x\n', 'c\n', 'd\n'].map((word) => speakerAt(turns, text.indexOf(word))), [null, 'Nurse', 'Doctor', null, 'Nurse', 'Doctor']);
  });

  it('of a very long line are found as quickly as of any other', () => {
    const text = `${'Nurse said (and : so) '.repeat(50_000)}\n${'*'.repeat(200_000)}\n${'#'.repeat(200_000)}\nNurse: a\nNurse: ${'b '.repeat(200_000)}\n`;
    const started = performance.now();
    assert.equal(readTurns(text, []).length, 2);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('turns of real transcripts', () => {
  const read = (name: string): ReturnType<typeof readTranscript> => readTranscript(name, readMarkup(readFileSync(`test/fixtures/real/${name}`, 'utf8')));

  it('headings with colons, block-quoted stage directions', () => {
    const { title, speakers, turnCount } = read('manuel-edghill-visit.md');
    assert.deepEqual({ title, speakers, turnCount }, { title: '2016-12-22 Manuel Edghill visit', speakers: ['Manuel Edghill', 'Audrey Tang'], turnCount: 16 });
  });

  it('headings with full-width colons', () => {
    const { title, speakers, turnCount } = read('青諮會前會.md');
    assert.deepEqual({ title, speakers, turnCount }, { title: '青諮會前會', speakers: ['劉振忠', '唐鳳'], turnCount: 12 });
  });

  it('Chinese, Japanese and English speakers', () => {
    assert.deepEqual(read('interview-with-hal.md').speakers, ['関治之', '蔡偉淦', 'Audrey Tang']);
  });

  it('initials after full names; “Topic:” and “Location:” are nobody', () => {
    const { speakers, turnCount, title } = read('michael-flaxman.md');
    assert.deepEqual({ speakers, turnCount, title }, { speakers: ['SL', 'MF'], turnCount: 6, title: 'Every Bitcoin Hardware Wallet Sucks' });
  });

  it('labels on lines of their own', () => {
    const { speakers, turnCount } = read('waxwing-or-adam-gibson.md');
    assert.deepEqual({ speakers, turnCount }, { speakers: ['Stephan Livera', 'Waxwing (Adam Gibson)'], turnCount: 6 });
  });

  it('questions with a label, answers without', () => {
    const text = readFileSync('test/fixtures/real/cali2016.md', 'utf8');
    const turns = readTurns(text, []);
    assert.deepEqual([...new Set(turns.map(({ speaker }) => speaker))], ['Q']);
    assert.equal(speakerAt(turns, text.indexOf('You mentioned how much')), 'Q');
    assert.equal(speakerAt(turns, text.indexOf('Hashnest does not')), null);
  });

  it('initials before dashes', () => {
    assert.deepEqual(read('miniscript.es.md').speakers, ['P', 'R']);
  });

  it('none in machine transcripts, whatever their front matter holds', () => {
    const { turnCount, title, problems } = read('through-the-hurt.md');
    assert.deepEqual({ turnCount, title, problems }, { turnCount: 0, title: '10: Through the Hurt with Scotty Jackson', problems: [] });
  });
});
