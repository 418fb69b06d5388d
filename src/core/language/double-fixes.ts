import type { MarkupDocument } from '../markup/document';
import type { Coding } from '../markup/model';
import type { CodingOperation } from '../markup/operations';
import { planCodings } from '../markup/write';
import { sameCodeTwice } from '../study/same-code-twice';
import type { TextRange } from '../text';
import type { ProblemFix } from './problem-fixes';

const longestQuote = 40;

/** The ways to mend two passages that share words and a code: join them, or take the code from one. `list`: the braces of the second. */
export function fixesOfDoubles(markup: MarkupDocument, list: TextRange, newId: () => string): readonly ProblemFix[] {
  return sameCodeTwice(markup.codings)
    .filter(({ second }) => second.attributeList.start === list.start && second.attributeList.end === list.end)
    .flatMap(({ slug, first, second }): readonly ProblemFix[] => {
      const planned = (operations: readonly CodingOperation[]): Extract<ReturnType<typeof planCodings>, { readonly kind: 'planned' }> | null => {
        const plan = planCodings(markup, operations, newId);
        return plan.kind === 'planned' ? plan : null;
      };
      const join = planned(joined(slug, first, second));
      const take = [second, first].map((coding) => ({ coding, plan: planned([without(coding, slug)]) }));
      return [
        ...(join ? [{ kind: 'joinPassages', slug, edits: join.edits } as const] : []),
        ...take.flatMap(({ coding, plan }) =>
          plan && plan.text !== join?.text ? [{ kind: 'takeCode', slug, passage: quote(markup, coding), edits: plan.edits } as const] : [],
        ),
      ];
    });
}

/** One passage over both. What one of them says beyond its code (id, note, other codes) is kept. */
function joined(slug: string, first: Coding, second: Coding): readonly CodingOperation[] {
  const passage = {
    start: Math.min(first.verbatim.start, second.verbatim.start),
    end: Math.max(first.verbatim.end, second.verbatim.end),
  };
  const covers = [first, second].find(({ verbatim }) => verbatim.start === passage.start && verbatim.end === passage.end);
  if (covers) {
    return [without(covers === first ? second : first, slug)];
  }
  const kept = [first, second].filter(({ codes }) => codes.length === 1).sort((a, b) => weight(b) - weight(a))[0];
  if (kept) {
    return [without(kept === first ? second : first, slug), { kind: 'setRange', coding: kept, passage }];
  }
  const coder = first.attributes.filter(({ key }) => key === 'by');
  return [without(first, slug), without(second, slug), { kind: 'code', passage, codes: [slug], attributes: coder }];
}

function weight({ id, attributes }: Coding): number {
  return (id === null ? 0 : 1) + attributes.length;
}

function without(coding: Coding, slug: string): CodingOperation {
  const codes = coding.codes.filter((code) => code !== slug);
  return codes.length === 0 ? { kind: 'remove', coding } : { kind: 'recode', coding, codes };
}

function quote(markup: MarkupDocument, { verbatim }: Coding): string {
  const words = markup.verbatimSlice({ start: verbatim.start, end: Math.min(verbatim.end, verbatim.start + 200) }).replace(/\s+/gu, ' ').trim();
  const points = [...words];
  return points.length > longestQuote ? `${points.slice(0, longestQuote - 1).join('')}…` : words;
}
