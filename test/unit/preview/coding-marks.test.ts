import assert from 'node:assert/strict';
import MarkdownIt, { type Env, type MarkdownIt as Parser } from 'markdown-it';
import { stripMarkup } from '../../../src/core/markup/strip';
import { codingMarks, type PreviewCode } from '../../../src/extension/markdown-preview/coding-marks';

const options = { html: true, linkify: true };

function previewOf(code: (slug: string) => PreviewCode = (slug) => ({ name: `Name of ${slug}`, color: '#0077ee' })): Parser {
  const md = new MarkdownIt(options);
  codingMarks(md, (env) => (env['currentDocument'] === 'p07.md' ? code : null));
  return md;
}

/** As VS Code does it: which document it is, is said only to the renderer. */
function renderTranscript(md: Parser, source: string, env: Env = { currentDocument: 'p07.md' }): string {
  return md.renderer.render(md.parse(source, { currentDocument: undefined }), md.options, env);
}

function withoutMarks(html: string): string {
  return html.replace(/<\/?mark[^>]*>/g, '');
}

/** Marks by their code alone, so that expectations can be read. */
function short(html: string): string {
  return html.replace(/<mark class="[^"]*" data-code="([^"]*)"[^>]*>/g, '<mark $1>').trim();
}

describe('the Markdown preview of a transcript', () => {
  it('hides a tag and marks its passage', () => {
    assert.equal(
      renderTranscript(previewOf(), 'I [never felt it]{.trust #s7k2f by=ab}.'),
      '<p>I <mark class="verbatim-coding verbatim-lane-0" data-code="trust" title="Name of trust" style="--verbatim-code: #0077ee">'
        + 'never felt it</mark>.</p>\n',
    );
  });

  it('nests the mark of a passage inside another passage', () => {
    assert.equal(
      short(renderTranscript(previewOf(), 'I [never [felt they]{.voice} listened]{.trust} to us.')),
      '<p>I <mark trust>never <mark voice>felt they</mark> listened</mark> to us.</p>',
    );
  });

  it('breaks the later of two crossing passages in two, each word under all its codes', () => {
    assert.equal(
      short(renderTranscript(previewOf(), 'I [never []{.voice from=sq3}felt they]{.trust} listened[]{to=sq3} to us.')),
      '<p>I <mark trust>never <mark voice>felt they</mark></mark><mark voice> listened</mark> to us.</p>',
    );
  });

  it('gives a passage with two codes two marks', () => {
    assert.equal(short(renderTranscript(previewOf(), '[x]{.a .b}')), '<p><mark a><mark b>x</mark></mark></p>');
  });

  it('marks each paragraph of an anchored passage, and never crosses an element', () => {
    assert.equal(
      short(renderTranscript(previewOf(), '**P07:** I []{.rota from=s7k}never *felt* it.\n\n**I:** Why?\n\n- They had[]{to=s7k} no time.')),
      [
        '<p><strong>P07:</strong> I <mark rota>never </mark><em><mark rota>felt</mark></em><mark rota> it.</mark></p>',
        '<p><strong><mark rota>I:</mark></strong><mark rota> Why?</mark></p>',
        '<ul>',
        '<li><mark rota>They had</mark> no time.</li>',
        '</ul>',
      ].join('\n'),
    );
  });

  it('marks inside headings, quotes, tasks and table cells', () => {
    const source = [
      '## [Part two]{.structure} ##', '', '> [She said *no*]{.refusal} to me.', '', '- [ ] [ask about rota]{.todo}', '',
      '| who | who |', '| --- | --- |', '| who \\| what | [who \\| what]{.voice} |',
    ].join('\n');
    const html = short(renderTranscript(previewOf(), source));
    assert.match(html, /<h2><mark structure>Part two<\/mark><\/h2>/);
    assert.match(html, /<mark refusal>She said <\/mark><em><mark refusal>no<\/mark><\/em> to me\./);
    assert.match(html, /\[ \] <mark todo>ask about rota<\/mark>/);
    assert.match(html, /<td>who \| what<\/td>\n<td><mark voice>who \| what<\/mark><\/td>/);
  });

  it('finds the passage behind links, entities, escapes and code that look like it', () => {
    assert.equal(
      short(renderTranscript(previewOf(), '[no](no "no") `no` \\* &ast; ![no](no) no* [no]{.a} no')),
      '<p><a href="no" title="no">no</a> <code>no</code> * * <img src="no" alt="no"> no* <mark a>no</mark> no</p>',
    );
  });

  it('marks a bare link and the words beside it', () => {
    assert.equal(
      short(renderTranscript(previewOf(), '[see https://example.org/a?b=1&c=2 now]{.a}')),
      '<p><mark a>see </mark><a href="https://example.org/a?b=1&amp;c=2"><mark a>https://example.org/a?b=1&amp;c=2</mark></a><mark a> now</mark></p>',
    );
  });

  it('keeps to the words when typographic replacements change their length', () => {
    const md = new MarkdownIt({ typographer: true });
    codingMarks(md, () => (slug) => ({ name: slug, color: '#0077ee' }));
    assert.equal(
      short(renderTranscript(md, '"They... (c) left" -- and [he "stayed" +-...]{.a} there.')),
      '<p>“They… © left” – and <mark a>he “stayed” ±…</mark> there.</p>',
    );
  });

  it('reads CRLF as LF, and marks over the line ends', () => {
    const source = '[]{.care from=s5}The third\r\nand the *fourth*[]{to=s5} end.\r\n\r\n[Next]{.b}\r\n';
    assert.equal(
      short(renderTranscript(previewOf(), source)),
      '<p><mark care>The third\nand the </mark><em><mark care>fourth</mark></em> end.</p>\n<p><mark b>Next</mark></p>',
    );
  });

  it('does not part surrogate pairs and combining marks from their base', () => {
    assert.equal(
      short(renderTranscript(previewOf(), '「[信頼できない]{.信頼}」 [👩🏽‍⚕️ café]{.rôle}.')),
      '<p>「<mark 信頼>信頼できない</mark>」 <mark rôle>👩🏽‍⚕️ café</mark>.</p>',
    );
  });

  it('leaves emphasis beside a tag as it is without the tag', () => {
    const source = '**[bold]{.a}**y, x**[y]{.b}**, *a [b* c]{.c}';
    assert.equal(withoutMarks(renderTranscript(previewOf(), source)), new MarkdownIt(options).render(stripMarkup(source)));
  });

  it('shows escaped tags as the text they stand for and leaves code alone', () => {
    assert.equal(
      short(renderTranscript(previewOf(), 'Write `[text]{.code}`; [text]\\{.code} is none, [this is]{.meta}.')),
      '<p>Write <code>[text]{.code}</code>; [text]{.code} is none, <mark meta>this is</mark>.</p>',
    );
  });

  it('leaves malformed tags to be seen', () => {
    const html = renderTranscript(previewOf(), '[b]{.a,b} and [ok]{.a}');
    assert.equal(short(html), '<p>[b]{.a,b} and <mark a>ok</mark></p>');
  });

  it('puts headings, names and colours in only as data', () => {
    const md = previewOf(() => ({ name: '"><script>alert(1)</script>', color: 'red; background: url(https://example.org)' }));
    const html = renderTranscript(md, '[a]{.x}');
    assert.equal(
      html,
      '<p><mark class="verbatim-coding verbatim-lane-0" data-code="x" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'
        + ' style="--verbatim-code: #808080">a</mark></p>\n',
    );
  });

  it('names all codes of the words under the pointer, innermost first', () => {
    const html = renderTranscript(previewOf(), '[a [b]{.inner}]{.outer}');
    assert.match(html, /title="Name of inner\nName of outer"[^>]*>b</);
  });
});

describe('the Markdown preview of anything else', () => {
  const source = 'I [never felt it]{.trust} and\n\n[text]{.x from=s1}[]{to=s1}\n';

  it('is what markdown-it makes of it without the plugin', () => {
    assert.equal(renderTranscript(previewOf(), source, { currentDocument: 'notes.md' }), new MarkdownIt(options).render(source));
    assert.equal(previewOf().render(source), new MarkdownIt(options).render(source));
    assert.equal(previewOf().renderInline(source), new MarkdownIt(options).renderInline(source));
  });

  it('can be rendered in turn with a transcript from one parse', () => {
    const md = previewOf();
    const tokens = md.parse(source, {});
    const render = (currentDocument: string): string => md.renderer.render(tokens, md.options, { currentDocument });
    const coded = render('p07.md');
    assert.equal(render('notes.md'), new MarkdownIt(options).render(source));
    assert.equal(render('p07.md'), coded);
    assert.match(coded, /<mark/);
  });
});

describe('the Markdown preview beside other plugins', () => {
  it('lets rules before and after it see what they would see without tags', () => {
    const seen: string[] = [];
    const md = new MarkdownIt(options);
    md.core.ruler.push('early', (state) => {
      seen.push(...state.tokens.filter((token) => token.type === 'inline').map((token) => token.content));
    });
    codingMarks(md, () => (slug) => ({ name: slug, color: '#0077ee' }));
    md.core.ruler.push('lines', (state) => {
      for (const token of state.tokens) {
        if (token.map && token.type !== 'inline') {
          token.attrSet('data-line', String(token.map[0]));
        }
      }
    });
    md.inline.ruler.before('emphasis', 'plus', (state, silent) => {
      if (state.src[state.pos] !== '+') {
        return false;
      }
      if (!silent) {
        state.push('text', '', 0).content = 'PLUS';
      }
      state.pos++;
      return true;
    });
    const html = renderTranscript(md, 'one\n\n1 + [2 + 3]{.sum} = x');
    assert.equal(short(html), '<p data-line="0">one</p>\n<p data-line="2">1 PLUS <mark sum>2 PLUS 3</mark> = x</p>');
    assert.equal(seen.at(-1), '1 + 2 + 3 = x');
  });

  it('shows the text with its tags when another plugin fails on the verbatim text', () => {
    const md = previewOf();
    md.core.ruler.push('picky', (state) => {
      if (!state.src.includes(']{')) {
        throw new Error('I want tags');
      }
    });
    assert.equal(renderTranscript(md, '[a]{.x}'), '<p>[a]{.x}</p>\n');
  });
});
