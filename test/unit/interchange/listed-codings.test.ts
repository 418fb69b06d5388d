import assert from 'node:assert/strict';
import { groupCodings } from '../../../src/core/analysis/coding-groups';
import { Retriever } from '../../../src/core/analysis/retrieval';
import { codingsCsv } from '../../../src/core/interchange/codings-csv';
import { codingsMarkdown } from '../../../src/core/interchange/codings-markdown';
import type { StudyIndex } from '../../../src/core/study/study-index';
import { smallStudy } from '../study/small-study';

function csv(index: StudyIndex): readonly string[] {
  return codingsCsv(index, new Retriever(index, { kind: 'study' }).codings()).split('\r\n');
}

describe('codings as CSV', () => {
  it('have a row each, with place, speaker, quote, codes and the attributes of the transcript', () => {
    const rows = csv(smallStudy());
    assert.equal(rows[0], 'transcript,title,line,speaker,quote,codes,slugs,coder,note,id,site,wave');
    assert.equal(rows[1], 'transcripts/p1.md,First,10,Carer,it is slow,Barriers,barriers,,,,Saltmarsh,10');
    assert.equal(rows[4], 'transcripts/p2.md,Second,8,Nurse,who pays,Budgets,budgets,ao,a joke,s1,Millbrook,2');
    assert.equal(rows[5], 'transcripts/p2.md,Second,10,Manager,nobody,"Budgets; Data","budgets; data",,,s2,Millbrook,2');
    assert.equal(rows.at(-1), '', 'the last row ends too');
  });

  it('quote what holds commas, quotes and line ends, and keep every character', () => {
    const rows = csv(smallStudy({ 't.md': 'A: []{.x from=k}He said "no, 🙂"\r\nשלום[]{to=k}.\r\n\r\nA: Oh.\r\n' }));
    assert.equal(rows.slice(1).join('\r\n'), 't.md,t,1,A,"He said ""no, 🙂""\r\nשלום",x,x,,,k\r\n');
  });

  it('are no formulas, whatever the people in the transcripts say', () => {
    const hostile = ['=1+1', '+1', '-2', '@sum', '=HYPERLINK("http://x","y")', '＝1', '%x'];
    const index = smallStudy({ 't.md': `---\nsite: "=cmd|x"\n---\n${hostile.map((words) => `a [${words}]{.x}\n`).join('\n')}` });
    for (const row of csv(index).slice(1, -1)) {
      const quote = /^t\.md,t,\d+,,"?(.)/u.exec(row)?.[1];
      assert.equal(quote, '\'', row);
      assert.match(row, /,'=cmd\|x$/u);
    }
    assert.equal(csv(index).length, hostile.length + 2);
  });
});

describe('codings as Markdown', () => {
  it('are quotes under the headings of their groups', () => {
    const index = smallStudy();
    const codings = new Retriever(index, { kind: 'code', slug: 'budgets' }).codings();
    const groups = groupCodings(index, codings, { kind: 'speaker' }, null);
    assert.equal(codingsMarkdown(index, { title: 'Budgets & more', groups, without: 'No speaker' }), [
      '# Budgets \\& more', '', '## Manager (1)', '',
      '> nobody\n>\n> — Manager · Second · transcripts/p2.md, line 10 · Budgets, Data', '', '## Nurse (2)', '',
      '> who pays\n>\n> — Nurse · Second · transcripts/p2.md, line 8 · Budgets · coded by ao · a joke', '',
      '> the money\n>\n> — Nurse · Tenth · transcripts/p10.md, line 8 · Budgets', '',
    ].join('\n'));
  });

  it('cannot be broken by what they hold', () => {
    const index = smallStudy({ 't.md': 'a [<script>x</script> # y]{.x} b\n' });
    const groups = groupCodings(index, new Retriever(index, { kind: 'study' }).codings(), { kind: 'speaker' }, null);
    const text = codingsMarkdown(index, { title: '<b>\n# x', groups, without: 'No *speaker*' });
    assert.ok(text.startsWith('# \\<b\\> \\# x\n\n## No \\*speaker\\* (1)\n\n> \\<script>x\\</script> # y\n'), text);
  });
});
