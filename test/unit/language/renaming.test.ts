import assert from 'node:assert/strict';
import { codeAt } from '../../../src/core/language/code-at';
import { pathsNaming, readStudyFile, referencesIn, type StudyFile } from '../../../src/core/language/code-references';
import { renameSlug, slugObjection, typedSlug } from '../../../src/core/language/rename-code';
import { anchorsOf, tagPartAt } from '../../../src/core/language/tag-part';
import { readMarkup } from '../../../src/core/markup/document';
import { defaultLayout } from '../../../src/core/study/layout';
import { applyEdits } from '../../../src/core/text';
import { smallStudy } from '../study/small-study';

function file(path: string, text: string): StudyFile {
  const read = readStudyFile(path, defaultLayout, text);
  assert.ok(read);
  return read;
}

function renamed(path: string, text: string, from: string, to: string): string {
  return applyEdits(text, renameSlug(file(path, text), from, to));
}

/** The reference at the `|` of a text, as the words it covers. */
function at(path: string, marked: string): string | null {
  const text = marked.replace('|', '');
  const code = codeAt(file(path, text), marked.indexOf('|'));
  return code && `${code.slug} by ${code.by}: ${text.slice(code.range.start, code.range.end)}`;
}

describe('references to a code', () => {
  it('are its slugs in tags, whatever stands around them, and no others', () => {
    const text = '\uFEFFA 🙂: [ja]{.trust by=ab}\r\n\r\nשלום [כן [לא]{.trust .trust-2}]{.x .trust #s1}\r\n\r\n[]{.trust from=s2}c\r\n`[no]{.trust}` \\[d]\\{.trust} trust\r\n';
    const references = referencesIn(file('p.md', text), 'trust');
    assert.deepEqual(references.map(({ range }) => text.slice(range.start - 1, range.end + 1)), ['.trust ', '.trust ', '.trust ', '.trust ']);
    assert.deepEqual(references.map(({ kind }) => kind), ['tag', 'tag', 'tag', 'tag']);
  });

  it('are written in any normal form and found in NFC', () => {
    const text = '[a]{.ro\u0302le} [b]{.rôle}';
    assert.equal(referencesIn(file('p.md', text), 'rôle').length, 2);
    assert.equal(renamed('p.md', text, 'rôle', 'role'), '[a]{.role} [b]{.role}');
  });

  it('are looked for where the index knows the code, and where half a tag may hide it', () => {
    const index = smallStudy();
    assert.deepEqual(pathsNaming(index, 'budgets'), ['codebook.md', 'transcripts/p2.md', 'transcripts/p10.md', 'memos/who-pays.md']);
    index.setTranscript('transcripts/p11.md', readMarkup('[]{.budgets from=s9}no end'));
    assert.ok(pathsNaming(index, 'budgets').includes('transcripts/p11.md'));
    assert.deepEqual(pathsNaming(index, 'nobody'), ['transcripts/p11.md']);
  });
});

describe('the code at a place', () => {
  it('is the slug the caret touches in a tag', () => {
    assert.equal(at('p.md', '[a]{.tr|ust .voice}'), 'trust by slug: trust');
    assert.equal(at('p.md', '[a]{.trust| .voice}'), 'trust by slug: trust');
    assert.equal(at('p.md', 'x\r\n\r\n[a]{.trust .|voice}'), 'voice by slug: voice');
    assert.equal(at('p.md', '[a|]{.trust}'), null);
    assert.equal(at('p.md', '[a]{.trust by=a|b}'), null);
    assert.equal(at('p.md', '[]{.trust from=s|1}b'), null);
  });

  it('is the heading of the codebook, by its slug or its name', () => {
    assert.equal(at('codebook.md', '# T\n\n## Tr|ust {#trust}\n'), 'trust by name: Trust');
    assert.equal(at('codebook.md', '# T\n\n## Trust {#tr|ust}\n'), 'trust by slug: trust');
    assert.equal(at('codebook.md', '# T\n\n## Night co|ver\n\nText'), 'night-cover by name: Night cover');
    assert.equal(at('codebook.md', '# T\n\n## Night cover\n\nTe|xt'), null);
    assert.equal(at('codebook.md', '# T|\n'), null);
  });

  it('is what a memo is about', () => {
    assert.equal(at('memos/a.md', '---\nabout: code:tr|ust\n---\n'), 'trust by slug: trust');
    assert.equal(at('memos/a.md', '---\nabout:\n  - p.md\n  - "co|de:trust"\n---\n'), 'trust by slug: trust');
    assert.equal(at('memos/a.md', '---\nabout: p|.md\n---\ntrust'), null);
  });

  it('is nothing in files that are no part of a study', () => {
    assert.equal(readStudyFile('README.md', defaultLayout, '[a]{.trust}'), null);
  });
});

describe('the parts of tags', () => {
  it('are slugs and ids, with the anchors of an id', () => {
    const text = 'é [x]{.a #s1} []{.a from="s2"}b\r\n\r\n[c]{to=s2} []{to=s3}';
    const markup = readMarkup(text);
    const part = (words: string): string | undefined => tagPartAt(markup, text.indexOf(words) + 1)?.kind;
    assert.deepEqual(['s1', 's2"', '.a #', 's2}', 's3'].map(part), ['id', 'from', 'code', 'to', 'to']);
    assert.deepEqual(anchorsOf(markup, 's2').map(({ kind, range }) => [kind, text.slice(range.start, range.end)]), [['from', 's2'], ['to', 's2']]);
    assert.equal(anchorsOf(markup, 's1').length, 0);
  });
});

describe('renaming a slug', () => {
  it('changes it in tags and leaves every other byte', () => {
    const text = '---\r\na: trust\r\n---\r\nA: [ja 👩🏽‍⚕️]{ .trust  by=ab } trust [b]{.trust-2}[]{.x .trust from=s1}c[]{to=s1}\r\n';
    assert.equal(renamed('p.md', text, 'trust', 'אמון'),
      '---\r\na: trust\r\n---\r\nA: [ja 👩🏽‍⚕️]{ .אמון  by=ab } trust [b]{.trust-2}[]{.x .אמון from=s1}c[]{to=s1}\r\n');
  });

  it('writes it into the heading, over the old one or beside what is there', () => {
    assert.equal(renamed('codebook.md', '## Trust {#trust color="#fff"}', 'trust', 'x'), '## Trust {#x color="#fff"}');
    assert.equal(renamed('codebook.md', '## Trust {color="#fff"} ##', 'trust', 'x'), '## Trust {#x color="#fff"} ##');
    assert.equal(renamed('codebook.md', '## Trust ##\n', 'trust', 'x'), '## Trust {#x} ##\n');
    assert.equal(renamed('codebook.md', 'Trust\n---\n', 'trust', 'x'), 'Trust {#x}\n---\n');
  });

  it('changes what memos are about, however YAML writes it', () => {
    assert.equal(renamed('memos/a.md', '---\nabout: code:trust\n---\ncode:trust\n', 'trust', 'x'), '---\nabout: code:x\n---\ncode:trust\n');
    assert.equal(renamed('memos/a.md', '---\r\nabout: [p.md, \'code:.trust\']\r\n---\r\n', 'trust', 'x'), '---\r\nabout: [p.md, \'code:.x\']\r\n---\r\n');
    assert.equal(renamed('memos/a.md', '---\nabout: "code:tr\\u0075st"\n---\n', 'trust', 'x'), '---\nabout: code:x\n---\n');
  });

  it('is refused for what cannot stand in a tag, what pandoc acts on, and what is taken', () => {
    const index = smallStudy();
    index.setTranscript('transcripts/p11.md', readMarkup('[a]{.unknown}'));
    assert.equal(slugObjection(index, 'budgets', 'money'), null);
    assert.equal(slugObjection(index, 'budgets', 'budgets'), null);
    assert.deepEqual(slugObjection(index, 'budgets', 'Who pays?'), { kind: 'malformed', suggestion: 'who-pays' });
    assert.deepEqual(slugObjection(index, 'budgets', 'a} [b'), { kind: 'malformed', suggestion: 'a-b' });
    assert.deepEqual(slugObjection(index, 'budgets', ''), { kind: 'malformed', suggestion: 'code' });
    assert.deepEqual(slugObjection(index, 'budgets', 'mark'), { kind: 'reserved', suggestion: 'mark-code' });
    assert.deepEqual(slugObjection(index, 'budgets', 'data'), { kind: 'taken', name: 'Data' });
    assert.deepEqual(slugObjection(index, 'budgets', 'unknown'), { kind: 'taken', name: null });
    assert.equal(typedSlug(' .ro\u0302le '), 'rôle');
    assert.equal(typedSlug('#trust'), 'trust');
  });
});
