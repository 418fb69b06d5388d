import { deepStrictEqual as same, throws } from 'node:assert';
import { CommandError } from '../../../src/cli/command-error';
import { readOperations } from '../../../src/cli/operations-file';

const good = { op: 'code', start: 2, end: 7, codes: ['trust'] };

function refuses(line: unknown, reason: RegExp): void {
  const text = `${JSON.stringify(good)}\n\n${typeof line === 'string' ? line : JSON.stringify(line)}\n`;
  throws(() => readOperations(text, 'ops.jsonl', 100), (error) => {
    const message = error instanceof CommandError ? error.message : '';
    return /^ops\.jsonl:3: [^\n]+; nothing was written$/.test(message) && reason.test(message);
  }, `${text} should be refused with ${String(reason)}`);
}

describe('a file of operations', () => {
  it('is read line by line, empty lines left out', () => {
    const text = `\ufeff${JSON.stringify(good)}\r\n\r\n  \n${JSON.stringify({ ...good, op: 'uncode', codes: ['rôle', 'rôle', 'a'], id: 'k3f2' })}`;
    same(readOperations(text, 'ops.jsonl', 7), [
      { line: 1, operation: { kind: 'code', passage: { start: 2, end: 7 }, codes: ['trust'] } },
      { line: 4, operation: { kind: 'uncode', passage: { start: 2, end: 7 }, codes: ['rôle', 'a'], id: 'k3f2' } },
    ]);
    same(readOperations('', 'ops.jsonl', 7), []);
  });

  it('may hold more keys than are read, and null for no id', () => {
    same(readOperations(JSON.stringify({ ...good, id: null, text: 'felt', speaker: null }), 'o', 100).map(({ operation }) => operation),
      [{ kind: 'code', passage: { start: 2, end: 7 }, codes: ['trust'] }]);
  });

  it('brings codes into composed form, as tags have them', () => {
    same(readOperations(JSON.stringify({ ...good, codes: ['ro\u0302le'] }), 'o', 100)[0]!.operation,
      { kind: 'code', passage: { start: 2, end: 7 }, codes: ['r\u00f4le'] });
  });

  it('refuses what is no operation', () => {
    refuses('{"op":"code"', /not JSON/);
    for (const value of ['[]', 'null', '7', '"code"']) refuses(value, /an operation is a JSON object/);
    refuses({ ...good, op: 'recode' }, /"op" must be "code" or "uncode", not "recode"/);
    refuses({ ...good, op: undefined }, /not nothing/);
  });

  it('refuses offsets that are no passage of the text', () => {
    for (const start of [-1, 1.5, '1', null, true, 1e300]) refuses({ ...good, start }, /"start" must be a whole number/);
    refuses({ ...good, end: null }, /"end" must be a whole number/);
    refuses({ ...good, start: 9, end: 9 }, /"start" \(9\) must be before "end" \(9\)/);
    refuses({ ...good, start: 10, end: 9 }, /must be before/);
    refuses({ ...good, end: 101 }, /"end" \(101\) is behind the end of the verbatim text \(100\)/);
  });

  it('refuses codes and ids that no tag could hold', () => {
    for (const codes of [[], 'trust', null, {}]) refuses({ ...good, codes }, /"codes" must be a list/);
    for (const code of ['two words', '', '7up', 7, 'a}b', '.a', 'a\nb']) refuses({ ...good, codes: ['trust', code] }, /is not the name of a code/);
    for (const id of ['7', 7, '', 'a b', {}, 'a}']) refuses({ ...good, id }, /"id" must be letters/);
  });
});
