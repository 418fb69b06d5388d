import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readMarkup, type MarkupDocument } from '../../src/core/markup/document';
import type { Coding } from '../../src/core/markup/model';
import type { CodingOperation } from '../../src/core/markup/operations';
import { planCodings, type WritePlan } from '../../src/core/markup/write';
import { runs, transcript, untagged } from './transcripts';

const codes = ['trust', 'voice', 'a', '信頼', 'rôle', 'shared-budgets'];

const step = fc.record({
  kind: fc.constantFrom('code', 'code', 'code', 'code', 'uncode', 'recode', 'setRange', 'remove', 'setAttributes', 'split', 'merge'),
  at: fc.nat(),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(200) }),
  codes: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 2 }),
  withId: fc.boolean(),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a coding is to a researcher. */
interface Known {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly id: string | null;
  readonly by: string | null;
}

describe('writing tags (laws, as properties)', function () {
  this.timeout(300_000);

  it('stripping gives the transcript back, and what was coded is what is read, after any operations', () => {
    let applied = 0;
    let asked = 0;
    fc.assert(
      fc.property(fc.oneof(transcript, untagged), fc.array(step, { minLength: 1, maxLength: 4 }), (text, steps) => {
        let document = readMarkup(text);
        const verbatim = document.verbatimText();
        let known = document.codings.map(knownOf);
        steps.forEach((current, index) => {
          const operations = operationsOf(document, current, index);
          if (operations.length === 0) {
            return;
          }
          const plan = planCodings(document, operations);
          asked++;
          if (plan.kind === 'refused') {
            return;
          }
          applied++;
          known = expected(known, document, operations, plan);
          const read = readMarkup(plan.text);
          assert.equal(read.verbatimText(), verbatim);
          assert.deepEqual(sorted(read.codings.map(knownOf)), sorted(known));
          document = plan.document;
        });
      }),
      runs(10_000),
    );
    // Front matter and the like have no place for a coding; everything else must.
    assert.ok(applied > 0.7 * asked, `only ${applied} of ${asked} operations could be applied`);
  });

  it('what was coded and uncoded again leaves the file as it was', () => {
    fc.assert(
      fc.property(untagged, fc.array(step, { minLength: 1, maxLength: 4 }), (text, steps) => {
        let document = readMarkup(text);
        const done: CodingOperation[] = [];
        steps.forEach(({ at, length, codes: slugs }, index) => {
          const passage = passageOf(document, at, length);
          const operation = { kind: 'code', codes: slugs, id: `k${index}` } as const;
          if (!passage) {
            return;
          }
          const plan = planCodings(document, [{ ...operation, passage }]);
          if (plan.kind === 'planned') {
            document = plan.document;
            done.push({ ...operation, kind: 'uncode', passage });
          }
        });
        const plan = planCodings(document, done);
        assert.equal(plan.kind === 'planned' ? plan.text : plan.message, text);
      }),
      runs(2_000),
    );
  });

  it('in one plan or one by one gives the same codings', () => {
    fc.assert(
      fc.property(untagged, fc.array(step, { minLength: 1, maxLength: 4 }), (text, steps) => {
        const before = readMarkup(text);
        const operations = steps.flatMap(({ at, length, codes: slugs }, index): CodingOperation[] => {
          const passage = passageOf(before, at, length);
          if (!passage || planCodings(before, [{ kind: 'code', passage, codes: slugs }]).kind === 'refused') {
            return [];
          }
          return [{ kind: 'code', passage, codes: slugs, id: `k${index}` }];
        });
        const together = planCodings(before, operations);
        let document = before;
        for (const operation of operations) {
          const plan = planCodings(document, [operation]);
          document = plan.kind === 'planned' ? plan.document : document;
        }
        const written = together.kind === 'planned' ? together.text : together.message;
        assert.deepEqual(sorted(readMarkup(written).codings.map(knownOf)), sorted(document.codings.map(knownOf)));
      }),
      runs(1_500),
    );
  });
});

function passageOf(document: MarkupDocument, at: number, length: number): { start: number; end: number } | null {
  const total = document.verbatimLength;
  if (total < 2) {
    return null;
  }
  const start = at % (total - 1);
  return { start, end: Math.min(total, start + 1 + length) };
}

function operationsOf(document: MarkupDocument, current: Step, index: number): CodingOperation[] {
  const coding = document.codings[current.pick % Math.max(1, document.codings.length)];
  const passage = passageOf(document, current.at, current.length);
  if (!passage) {
    return [];
  }
  const id = current.withId && !document.text.includes(`k${index}`) ? { id: `k${index}` } : {};
  if (current.kind === 'code' || !coding) {
    return [{ kind: 'code', passage, codes: current.codes, ...id }];
  }
  switch (current.kind) {
    case 'uncode':
      return [{ kind: 'uncode', passage: coding.verbatim, codes: [coding.codes[0] as string] }];
    case 'recode':
      return [{ kind: 'recode', coding, codes: current.codes }];
    case 'setRange':
      return [{ kind: 'setRange', coding, passage }];
    case 'remove':
      return [{ kind: 'remove', coding }];
    case 'setAttributes':
      return [{ kind: 'setAttributes', coding, id: coding.id, attributes: [{ key: 'by', value: 'ab' }, { key: 'note', value: 'so, so' }] }];
    case 'split': {
      const { start, end } = coding.verbatim;
      const middle = start + Math.floor((end - start) / 2);
      return middle === start
        ? []
        : [
            { kind: 'setRange', coding, passage: { start, end: middle } },
            { kind: 'code', passage: { start: middle, end }, codes: coding.codes },
          ];
    }
    case 'merge': {
      const other = document.codings[(current.pick + 1) % document.codings.length];
      return !other || other === coding
        ? []
        : [
            { kind: 'remove', coding: other },
            {
              kind: 'setRange',
              coding,
              passage: {
                start: Math.min(coding.verbatim.start, other.verbatim.start),
                end: Math.max(coding.verbatim.end, other.verbatim.end),
              },
            },
          ];
    }
  }
}

/** What must be known after a plan, told without looking at its text but for ids it had to make. */
function expected(
  before: readonly Known[],
  document: MarkupDocument,
  operations: readonly CodingOperation[],
  plan: WritePlan & { readonly kind: 'planned' },
): Known[] {
  const known = [...before];
  const drop = (gone: Known): void => {
    known.splice(known.findIndex((one) => JSON.stringify(one) === JSON.stringify(gone)), 1);
  };
  const fresh = new Set(plan.document.codings.map(({ id }) => id));
  document.codings.forEach(({ id }) => fresh.delete(id));
  operations.forEach((operation, index) => {
    const placed = (passage: { start: number; end: number }): { start: number; end: number } => {
      const end = (side: 'start' | 'end'): number =>
        plan.moved.find((moved) => moved.operation === index && moved.end === side)?.placed ?? passage[side];
      return { start: end('start'), end: end('end') };
    };
    if (operation.kind === 'code') {
      const { start, end } = placed(operation.passage);
      const made = plan.document.codings.find(
        (one) => one.verbatim.start === start && one.verbatim.end === end && fresh.has(one.id) && one.kind === 'anchored',
      );
      const id = operation.id ?? (made && sameCodes(made, operation.codes) ? made.id : null);
      fresh.delete(id);
      known.push({ start, end, codes: operation.codes, id, by: null });
    } else if (operation.kind === 'uncode') {
      for (const one of [...known]) {
        if (one.start === operation.passage.start && one.end === operation.passage.end) {
          const left = one.codes.filter((code) => !operation.codes.includes(code));
          if (left.length < one.codes.length) {
            drop(one);
            if (left.length > 0) {
              known.push({ ...one, codes: left });
            }
          }
        }
      }
    } else {
      const was = knownOf(operation.coding);
      drop(was);
      if (operation.kind === 'recode') {
        known.push({ ...was, codes: operation.codes });
      } else if (operation.kind === 'setRange') {
        const { start, end } = placed(operation.passage);
        const made = plan.document.codings.find(
          (one) => one.verbatim.start === start && one.verbatim.end === end && fresh.has(one.id) && sameCodes(one, was.codes),
        );
        const id = was.id ?? made?.id ?? null;
        fresh.delete(id);
        known.push({ ...was, start, end, id });
      } else if (operation.kind === 'setAttributes') {
        known.push({ ...was, id: operation.id, by: 'ab' });
      }
    }
  });
  return known;
}

function sameCodes(coding: Coding, slugs: readonly string[]): boolean {
  return JSON.stringify(coding.codes) === JSON.stringify(slugs);
}

function knownOf({ verbatim, codes: slugs, id, attributes }: Coding): Known {
  return { ...verbatim, codes: slugs, id, by: attributes.find(({ key }) => key === 'by')?.value ?? null };
}

function sorted(known: readonly Known[]): string[] {
  return known.map((one) => JSON.stringify([one.start, one.end, one.codes, one.id, one.by])).sort();
}
