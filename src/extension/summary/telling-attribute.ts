import type { StudyIndex } from '../../core/study/study-index';

/** More values than this are no groups any more. */
const mostValues = 12;

/**
 * The attribute a new summary spreads over: the first one of the front matter that sorts the transcripts into some groups. A date that
 * every transcript has another of tells nothing, nor does what all have in common.
 */
export function tellingAttribute(index: StudyIndex): string | null {
  const values = new Map<string, Set<unknown>>();
  for (const { attributes } of index.transcripts.values()) {
    for (const [name, value] of attributes) values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const asked = new Set(index.attributeNames());
  const named = [...values].filter(([name]) => asked.has(name));
  const telling = named.find(([, { size }]) => size > 1 && size <= mostValues && size < index.transcripts.size);
  return (telling ?? named[0])?.[0] ?? null;
}
