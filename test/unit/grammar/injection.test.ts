import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

/** What the injection needs of VS Code's Markdown grammar: scopes for paragraphs, links and the places where nothing is a tag. */
const host = {
  scopeName: 'text.html.markdown',
  patterns: [
    { begin: '^```', end: '^```', name: 'markup.fenced_code.block.markdown' },
    { begin: '\\A---$', end: '^---$', name: 'meta.embedded.block.frontmatter' },
    { begin: '<!--', end: '-->', name: 'comment.block.html' },
    { match: '`[^`]*`', name: 'markup.inline.raw.string.markdown' },
    { match: '\\\\[!-/:-@\\[-`{-~]', name: 'constant.character.escape.markdown' },
    { match: '\\[([^\\[\\]]*)\\]\\(([^)]*)\\)', name: 'meta.link.inline.markdown' },
    { match: '\\[[^\\[\\]]*\\]', name: 'meta.link.reference.markdown' },
  ],
};

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync('node_modules/vscode-oniguruma/release/onig.wasm');
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const path = 'syntaxes/verbatim.tmLanguage.json';
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scopeName) =>
      scopeName === host.scopeName
        ? parseRawGrammar(JSON.stringify(host), 'host.json')
        : parseRawGrammar(readFileSync(path, 'utf8'), path),
    getInjections: (scopeName) => (scopeName === host.scopeName ? ['markdown.verbatim.codings'] : undefined),
  });
  const grammar = await registry.loadGrammar(host.scopeName);
  assert.ok(grammar);
  return grammar;
}

describe('the injection grammar', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** Each coloured piece with the last scope that is ours, in order; what is not ours is left out. */
  function coloured(text: string): readonly string[] {
    const found: string[] = [];
    let stack = INITIAL;
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      for (const { startIndex, endIndex, scopes } of tokens) {
        const scope = scopes.filter((name) => name.endsWith('.verbatim')).at(-1);
        const piece = line.slice(startIndex, endIndex);
        if (scope !== undefined && piece.trim() !== '') {
          found.push(`${piece} ${scope.replace('.verbatim', '')}`);
        }
      }
    }
    return found;
  }

  it('colours brackets, codes, id, keys and values of a span', () => {
    assert.deepEqual(coloured('I [never felt it]{.trust .voice #s7k2f by=ab note="cf. note 3"} here.'), [
      '[ punctuation.definition.tag.begin',
      '] punctuation.definition.tag.end',
      '{ punctuation.section.attributes.begin',
      '. punctuation.definition.entity',
      'trust entity.name.tag.code',
      '. punctuation.definition.entity',
      'voice entity.name.tag.code',
      '# punctuation.definition.entity',
      's7k2f entity.other.attribute-name.id',
      'by entity.other.attribute-name',
      '= punctuation.separator.key-value',
      'ab string.unquoted',
      'note entity.other.attribute-name',
      '= punctuation.separator.key-value',
      '"cf. note 3" string.quoted.double',
      '} punctuation.section.attributes.end',
    ]);
  });

  it('colours both anchors of a passage, over lines', () => {
    assert.deepEqual(coloured('I []{.rota from=s7k}never.\n\nWhy[?!]{to=s7k} Go on.'), [
      '[ punctuation.definition.tag.begin',
      '] punctuation.definition.tag.end',
      '{ punctuation.section.attributes.begin',
      '. punctuation.definition.entity',
      'rota entity.name.tag.code',
      'from keyword.control.anchor',
      '= punctuation.separator.key-value',
      's7k variable.other.constant.anchor',
      '} punctuation.section.attributes.end',
      '[ punctuation.definition.tag.begin',
      '] punctuation.definition.tag.end',
      '{ punctuation.section.attributes.begin',
      'to keyword.control.anchor',
      '= punctuation.separator.key-value',
      's7k variable.other.constant.anchor',
      '} punctuation.section.attributes.end',
    ]);
  });

  it('finds the bracket that belongs to the list, past brackets and links inside', () => {
    const text = 'I [was [laughs] at [the leaflet](http://x.org/a) then[^1]]{.humour}.';
    assert.deepEqual(coloured(text).slice(0, 3), [
      '[ punctuation.definition.tag.begin', '] punctuation.definition.tag.end', '{ punctuation.section.attributes.begin',
    ]);
    assert.equal(grammar.tokenizeLine(text, INITIAL).tokens.filter(({ scopes }) => scopes.includes('meta.link.inline.markdown')).length, 1);
  });

  it('colours nested passages and codes in any script', () => {
    assert.deepEqual(coloured('「[信頼[できない]{.信頼}]{.rôle}」').filter((piece) => piece.endsWith('entity.name.tag.code')), [
      '信頼 entity.name.tag.code', 'rôle entity.name.tag.code',
    ]);
  });

  for (const [what, text] of [
    ['spans without a code', '[text]{lang=de}, [x]{}, [x]{word}'],
    ['plain brackets and links', '[laughs] [00:12:33] [a](u){.x} [a][b] [^1]'],
    ['malformed lists', '[b]{.a,b} [b]{.a by=} [b]{.tru'],
    ['escaped tags', '[literal]\\{.x} and \\[b\\]{.x}'],
    ['inline code', '`[text]{.code}`'],
    ['fenced code', '```\n[text]{.code}\n```'],
    ['comments', '<!-- [text]{.code} -->'],
    ['front matter', '---\ntitle: "[text]{.code}"\n---'],
    ['a bracket that ends on another line', '[b\nc'],
  ] as const) {
    it(`leaves ${what} alone`, () => {
      assert.deepEqual(coloured(text), []);
    });
  }

  it('stays quick on a long line full of brackets', () => {
    const started = performance.now();
    assert.equal(coloured('[a '.repeat(3000)).length, 0);
    assert.ok(performance.now() - started < 5000);
  });
});
