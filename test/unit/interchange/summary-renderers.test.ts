import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readMarkup } from '../../../src/core/markup/document';
import { themeSummary, type ThemeSummary } from '../../../src/core/analysis/theme-summary';
import { summaryHtml } from '../../../src/core/interchange/summary-html';
import { summaryJson } from '../../../src/core/interchange/summary-json';
import { summaryMarkdown } from '../../../src/core/interchange/summary-markdown';
import { StudyIndex } from '../../../src/core/study/study-index';
import { smallStudy } from '../study/small-study';

const golden = (name: string): string => readFileSync(`test/fixtures/summaries/${name}`, 'utf8');

function theme(): ThemeSummary {
  return themeSummary(smallStudy(), { code: 'barriers', by: 'site' });
}

/** Everything a person can write is hostile here. */
function hostile(): ThemeSummary {
  const index = new StudyIndex();
  const bad = '<script>alert("x")</script>';
  index.setCodebook(`# ${bad}\n\n## ${bad} {#a}\n\n${bad}\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](http://x.org/i.png)\n\n**Example:** ${bad}\n\n### B | C {#b"><i>}\n`);
  index.setTranscript(`t/"${bad}.md`, readMarkup(`---\ntitle: '${bad} | x'\nsite: '"><b>x'\n---\n\n**X & Y:** [${bad} &lt; <!-- ]{.a by="x'y"}\n\n**X & Y:** []{.a from=s1}one\n\n\`\`\`\n## two\n\`\`\`\n\n[z]: http://x.org\n\n### two <i>three[]{to=s1}\n`));
  index.setMemo(`memos/${bad}.md`, `---\nabout: code:a\nauthor: '${bad}'\n---\n\n# ${bad}\n\n${bad}\n\n<iframe src="http://x.org"></iframe>\n`);
  return themeSummary(index, { code: 'a', by: 'site' });
}

describe('a summary handed on', () => {
  for (const [name, render] of [['theme.md', summaryMarkdown], ['theme.html', summaryHtml], ['theme.json', summaryJson]] as const) {
    it(`is ${name} to the letter`, () => assert.equal(render(theme()), golden(name)));
  }

  it('of the whole study is study.md to the letter', () => {
    const index = smallStudy();
    index.setTranscript('transcripts/p12.md', readMarkup('[new]{.fresh}\n'));
    assert.equal(summaryMarkdown(themeSummary(index, { code: null, by: 'wave' })), golden('study.md'));
  });

  it('is the same on every run', () => {
    for (const render of [summaryMarkdown, summaryHtml, summaryJson]) assert.equal(render(theme()), render(theme()));
  });

  it('quotes faithfully: several turns, their labels, every character', () => {
    const index = new StudyIndex();
    index.setCodebook('## A\n');
    index.setTranscript('t.md', readMarkup('**Ann:** I []{.a from=s1}never  felt — “they” 👩🏽‍⚕️\n\n**Bo:** Why?\n\n**Ann:** had[]{to=s1} time.\n\n**Bo:** Oh.\n'));
    const summary = themeSummary(index, { code: 'a', by: null });
    const quote = 'never  felt — “they” 👩🏽‍⚕️\n\n**Bo:** Why?\n\n**Ann:** had';
    assert.ok(summaryMarkdown(summary).includes(quote.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')));
    assert.ok(summaryHtml(summary).includes(`<blockquote dir="auto">${quote}</blockquote>`));
    assert.equal((JSON.parse(summaryJson(summary)) as { readonly quotes: readonly { readonly text: string }[] }).quotes[0]?.text, quote);
  });

  it('as HTML has no script, no address that runs, nothing loaded, whatever people wrote', () => {
    const html = summaryHtml(hostile());
    const tags = [...html.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/giu)];
    assert.deepEqual(tags.filter(([, tag]) => /^(?:script|iframe|object|embed|link|form|svg|math|base)$/iu.test(tag ?? '')), []);
    for (const [tag, , attributes] of tags) assert.doesNotMatch(attributes ?? '', /\son\w+\s*=|javascript:/iu, tag);
    assert.match(html, /Content-Security-Policy" content="default-src 'none'/u);
    assert.ok(html.includes('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;lt; &lt;!-- </blockquote>'));
  });

  it('as Markdown keeps its own structure, whatever people wrote', () => {
    const markdown = summaryMarkdown(hostile());
    const headings = markdown.split('\n').filter((line) => /^#{1,6} /u.test(line));
    assert.deepEqual(headings, [
      '# \\<script\\>alert("x")\\</script\\>', '## Codes', '## Spread over site', '## Quotes', '### \\<script\\>alert("x")\\</script\\> (2)', '## Memos', '### \\<script\\>alert("x")\\</script\\>',
    ]);
    assert.doesNotMatch(markdown.replace(/`[^`\n]*`/gu, ''), /(?<!\\)<[a-z/!]/iu);
    assert.match(markdown, /^> \\## two$/mu);
  });

  it('as JSON keeps hostile text as text', () => {
    const { quotes, format, version } = JSON.parse(summaryJson(hostile())) as { readonly format: string; readonly version: number; readonly quotes: readonly { readonly title: string }[] };
    assert.deepEqual([format, version, quotes[0]?.title], ['verbatim-theme-summary', 1, '<script>alert("x")</script> | x']);
  });
});
