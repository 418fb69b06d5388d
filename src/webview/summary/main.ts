import { asRecord, isNatural } from '../../protocol/reading';
import type { FromSummaryPage, SummaryPageState, ToSummaryPage } from '../../protocol/summary';
import { listen, vscodeApi } from '../page/vscode-api';
import { SummaryPage } from './summary-page';

/** What VS Code keeps of the page while it is hidden and over a reload; the extension reads the first part of it. */
interface KeptState extends Partial<SummaryPageState> {
  /** Quotes asked for, by code. */
  readonly quotes: Readonly<Record<string, number>>;
  /** Pixels. */
  readonly scroll: number;
}

const send = (message: FromSummaryPage): void => vscodeApi.postMessage(message);
const kept = asRecord(vscodeApi.getState());
let state: KeptState = {
  ...kept,
  quotes: Object.fromEntries(Object.entries(asRecord(kept?.['quotes']) ?? {}).filter((entry): entry is [string, number] => isNatural(entry[1]))),
  scroll: isNatural(kept?.['scroll']) ? kept['scroll'] : 0,
};

function save(part: Partial<KeptState>): void {
  state = { ...state, ...part };
  vscodeApi.setState(state);
}

const page = new SummaryPage({
  parent: document.body,
  send,
  askedFor: (slug, count) => save({ quotes: { ...state.quotes, [slug]: count } }),
});

let isPlaced = false;
listen((data) => {
  const message = data as ToSummaryPage;
  page.take(message);
  if (message.kind !== 'show') return;
  const { study, scope } = message.view;
  const isOther = state.code !== scope.code;
  save({ study: study.uri, ...scope, ...(isOther ? { quotes: {} } : {}) });
  if (!isPlaced && !message.reading) {
    isPlaced = true;
    window.scrollTo({ top: state.scroll });
  }
});

let timer: number | undefined;
window.addEventListener('scroll', () => {
  if (!isPlaced) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => save({ scroll: Math.round(window.scrollY) }), 300);
}, { passive: true });

for (const [slug, count] of Object.entries(state.quotes)) send({ kind: 'quotes', slug, count });
send({ kind: 'ready' });
