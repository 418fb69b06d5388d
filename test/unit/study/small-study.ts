import { readMarkup } from '../../../src/core/markup/document';
import { StudyIndex } from '../../../src/core/study/study-index';

/** A study small enough to count by hand: one theme with two codes, one code beside it, four transcripts, three memos. */
export const smallStudyFiles: Readonly<Record<string, string>> = {
  'codebook.md': [
    '# Night cover', '', '## Barriers {color="#123456"}', '', 'What slows *joint* work.', '', '**Use when:** it is named as a cause.', '',
    '### Budgets', '', '### Data', '', '## Trust', '',
  ].join('\n'),
  'transcripts/p1.md': [
    '---', 'site: Saltmarsh', 'wave: 10', '---', '', '# First', '',
    '**Interviewer:** Well?', '', '**Carer:** [it is slow]{.barriers} and [they lost [my letter]{.data}]{.trust}.', '', '**Interviewer:** Oh.', '', '**Carer:** Yes.', '',
  ].join('\n'),
  'transcripts/p2.md': [
    '---', 'site: Millbrook', 'wave: 2', '---', '', '# Second', '',
    '**Nurse:** Ask [who pays]{.budgets #s1 by=ao note="a joke"}.', '', '**Manager:** In fact []{.budgets .data from=s2}nobody[]{to=s2} does.', '', '**Nurse:** See?', '', '**Manager:** I see.', '',
  ].join('\n'),
  'transcripts/p10.md': [
    '---', 'site: Millbrook', 'wave: 10', '---', '', '# Tenth', '', '**Nurse:** It is [the money]{.budgets} again.', '', '**Nurse:** Yes.', '',
  ].join('\n'),
  'transcripts/p11.md': 'Nothing coded, no attributes.\n',
  'memos/journal.md': '# Journal\n\nFirst day.\n',
  'memos/passage.md': '---\nabout: transcripts/p2.md#s1\n---\n\nOn one passage\n',
  'memos/who-pays.md': '---\nabout:\n  - code:budgets\ncreated: 2024-11-05\nauthor: ao\n---\n\n# Who pays\n\nNobody & <b>everybody</b>.\n',
};

export function smallStudy(files: Readonly<Record<string, string>> = smallStudyFiles): StudyIndex {
  const index = new StudyIndex();
  for (const [path, text] of Object.entries(files)) {
    if (path === 'codebook.md') {
      index.setCodebook(text);
    } else if (path.startsWith('memos/')) {
      index.setMemo(path, text);
    } else {
      index.setTranscript(path, readMarkup(text));
    }
  }
  return index;
}
