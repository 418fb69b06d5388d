import { keepBoth } from '../../protocol/memo-draft';

/** What the page knows of one memo: the words in its text area and how they stand to those in its file. */
export interface CardState {
  /** The words in the text area. */
  readonly text: string;
  /** The body the words were typed on top of; null where there is no file. */
  readonly base: string | null;
  /** The body the file was last said to have. */
  readonly latest: string | null;
  /** The words that are known to be in the file, though saving may have tidied them; null where none are. */
  readonly settled: string | null;
  /** The file's words, where the person has to choose; `file` is null where the file was deleted. */
  readonly conflict: { readonly file: string | null } | null;
}

export function opened(body: string | null): CardState {
  const text = body ?? '';
  return { text, base: body, latest: body, settled: text, conflict: null };
}

/** Words the page has from before it was hidden or reloaded. */
export function recovered(base: string | null, text: string): CardState {
  return { text, base, latest: base, settled: null, conflict: null };
}

export function isUnsaved(state: CardState): boolean {
  return state.text !== state.settled || state.conflict !== null;
}

/** Also words that were typed and taken back are unsaved: they may be on their way to the file. */
export function typed(state: CardState, text: string): CardState {
  return { ...state, text, settled: null };
}

/** The extension says what the file holds. Words that are not saved yet are never touched by that. */
export function shown(state: CardState, body: string | null): CardState {
  if (isUnsaved(state)) return { ...state, latest: body };
  return body === state.base ? { ...state, latest: body } : opened(body);
}

/**
 * The words `text` are in the file, which now holds `body`. While the caret is in the memo its words stay as they were typed:
 * a blank that saving took off the end of a line is where the next word begins.
 */
export function settled(state: CardState, text: string, body: string | null, hasCaret: boolean): CardState {
  const next = { ...state, base: body, latest: body, settled: text, conflict: null };
  return state.text === text && !hasCaret ? opened(body) : next;
}

/** The words `text` turned out to be no change, while the file went on to `body`. */
export function untouched(state: CardState, text: string, body: string | null): CardState {
  return state.text === text ? opened(body) : { ...state, latest: body };
}

export function conflicted(state: CardState, file: string | null): CardState {
  // A late repetition of a conflict that the person decided already.
  if (state.base === file && state.conflict === null) return state;
  return { ...state, latest: file, conflict: { file } };
}

/** The caret left: now the memo may show what its file has. */
export function blurred(state: CardState): CardState {
  return isUnsaved(state) ? state : opened(state.latest);
}

export type Choice = 'mine' | 'file' | 'both';

export function decided(state: CardState, choice: Choice): CardState {
  if (state.conflict === null) return state;
  const { file } = state.conflict;
  switch (choice) {
    case 'file': return opened(file);
    case 'mine': return { ...state, base: file, settled: null, conflict: null };
    case 'both': return { ...state, text: keepBoth(file ?? '', state.text), base: file, settled: null, conflict: null };
  }
}
