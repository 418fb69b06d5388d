import type { QuoteView } from '../../protocol/summary';

/** Who says it, where, and what else is known of it. */
export function citation(quote: Pick<QuoteView, 'speaker' | 'title' | 'line' | 'attributes' | 'by' | 'alsoCoded'>): string {
  return [
    quote.speaker === null ? quote.title : `${quote.speaker}, ${quote.title}`,
    `line ${quote.line}`,
    quote.attributes,
    quote.alsoCoded.length > 0 ? `also ${quote.alsoCoded.join(', ')}` : '',
    quote.by === null ? '' : `coded by ${quote.by}`,
  ].filter((part) => part !== '').join(' · ');
}
