import { asRecord, isNatural, isText } from '../../protocol/reading';
import type { Caret, MemoPage } from './memo-page';

/** What VS Code keeps of the page while it is hidden and over a reload. */
export interface MemoPageState {
  /** Used only where the browser's own storage is forbidden. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Pixels. */
  readonly scroll: number;
  /** Where the caret last was. */
  readonly caret: Caret | null;
}

export function readPageState(value: unknown): MemoPageState {
  const record = asRecord(value);
  const drafts = Object.entries(asRecord(record?.['drafts']) ?? {}).filter((entry): entry is [string, string] => isText(entry[1]));
  const caret = asRecord(record?.['caret']);
  const { key, start, end } = caret ?? {};
  return {
    drafts: Object.fromEntries(drafts),
    scroll: isNatural(record?.['scroll']) ? record['scroll'] : 0,
    caret: isText(key) && isNatural(start) && isNatural(end) ? { key, start, end } : null,
  };
}

/** Keeps where the person was. Not at every keystroke: half a second later is soon enough for a place. */
export function rememberPlace(page: MemoPage, save: (place: Pick<MemoPageState, 'scroll' | 'caret'>) => void): void {
  let timer: number | undefined;
  const soon = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => save({ scroll: Math.round(window.scrollY), caret: page.caret }), 500);
  };
  document.addEventListener('selectionchange', soon);
  window.addEventListener('scroll', soon, { passive: true });
}

/** Brings the caret and the scroll position back, without taking the focus from where the person is now. */
export function restorePlace(page: MemoPage, { scroll, caret }: MemoPageState): void {
  if (caret) page.placeCaret(caret);
  window.scrollTo({ top: scroll });
}
