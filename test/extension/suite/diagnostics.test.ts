import * as vscode from 'vscode';
import * as assert from './assert';
import type { StudySession } from '../../../src/extension/studies';
import { activeStudy, cleanUp, closeEditors, inWorkspace, openNew, pathOf, putBack, readFile, remove, until, writeFile } from './study-window';

function shown(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Verbatim')
    .map(({ range, severity, code }) => `${range.start.line}:${range.start.character} ${vscode.DiagnosticSeverity[severity]} ${codeOf(code)} ${document.getText(range)}`);
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return typeof code === 'string' ? code : '';
}

async function untilShown(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await until(`diagnostics ${expected.join(', ')}`, () => shown(document).join('\n') === expected.join('\n')).catch((error: unknown) => {
    assert.deepEqual(shown(document), expected);
    throw error;
  });
}

describe('diagnostics', () => {
  let study: StudySession;

  before(async () => {
    study = (await activeStudy()).study;
  });

  afterEach(() => cleanUp(study));

  it('show broken tags and unknown codes of an open transcript where they stand, and follow its edits', async () => {
    const editor = await openNew('A: [Yes]{.trust,x} and [no]{.nobody}.\r\n\r\n[]{.trust from=s1}B\r\n');
    await untilShown(editor.document, [
      '0:8 Warning malformed-attrs {.trust,x}', '0:27 Warning unknown-code {.nobody}', '2:0 Error from-without-to []{.trust from=s1}',
    ]);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(2, 19), '[]{to=s1}');
      edit.replace(new vscode.Range(0, 8, 0, 18), '{.trust}');
    });
    await untilShown(editor.document, ['0:25 Warning unknown-code {.nobody}']);
  });

  it('show what is wrong in the codebook', async () => {
    const before = await readFile('codebook.md');
    try {
      await putBack('codebook.md', `${before}\n### Trust again {#trust}\n`);
      const { document } = await vscode.window.showTextDocument(inWorkspace('codebook.md'));
      await until('the doubled slug is shown', () => shown(document).some((line) => line.includes('duplicate-slug')));
    } finally {
      await putBack('codebook.md', before);
    }
  });

  it('show a memo about a code that is gone', async () => {
    try {
      const { document } = await openNew('---\nabout: code:nobody\n---\n\nA thought.\n', 'memos/made.md');
      await untilShown(document, ['1:7 Warning memo-subject-gone code:nobody']);
    } finally {
      await closeEditors();
      await remove('memos/made.md');
      await until('the memo is gone', async () => {
        await study.settled();
        return !study.index.memos.has('memos/made.md');
      });
    }
  });

  it('go when the document is closed, and never come for one that is not open', async () => {
    const uri = await writeFile('transcripts/made/closed.md', '[no]{.nobody}\n');
    await until('the file is read', () => study.index.transcripts.has('transcripts/made/closed.md'));
    assert.equal(vscode.languages.getDiagnostics(uri).length, 0);
    const editor = await openNew('[no]{.nobody}\n');
    await untilShown(editor.document, ['0:4 Warning unknown-code {.nobody}']);
    assert.ok(study.index.transcripts.has(pathOf(editor)));
    await closeEditors();
    await until('the diagnostics are gone', () => vscode.languages.getDiagnostics(editor.document.uri).length === 0);
  });

  it('leave Markdown outside a study alone', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '[no]{.nobody} [x]{.a,b}\n' });
    const editor = await openNew('[no]{.nobody}\n');
    await untilShown(editor.document, ['0:4 Warning unknown-code {.nobody}']);
    assert.deepEqual(shown(document), []);
  });
});
