import assert from 'node:assert/strict';
import { groupTranscripts, orderTranscripts } from '../../../src/core/analysis/transcript-groups';
import { smallStudy } from '../study/small-study';

describe('transcripts', () => {
  const transcripts = [...smallStudy().transcripts.values()];

  it('are grouped by the values of an attribute in natural order, those without it last', () => {
    const groups = groupTranscripts(orderTranscripts(transcripts, 'path'), 'wave');
    assert.deepEqual(groups.map(({ value, transcripts: own }) => [value, own.map(({ title }) => title)]), [
      ['2', ['Second']], ['10', ['First', 'Tenth']], [null, ['p11']],
    ]);
  });

  it('are put in order by path or with the least coded first', () => {
    assert.deepEqual(orderTranscripts(transcripts, 'path').map(({ title }) => title), ['First', 'Second', 'Tenth', 'p11']);
    assert.deepEqual(orderTranscripts(transcripts, 'progress').map(({ title }) => title), ['p11', 'Second', 'Tenth', 'First']);
  });
});
