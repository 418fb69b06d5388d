import type { FromMemosPage, ToMemosPage } from '../../protocol/memos';
import { listen, vscodeApi } from '../page/vscode-api';
import { DraftStorage, localStore, StateStore } from './draft-storage';
import { MemoPage } from './memo-page';
import { readPageState, rememberPlace, restorePlace, type MemoPageState } from './page-state';

let state: MemoPageState = readPageState(vscodeApi.getState());

function save(part: Partial<MemoPageState>): void {
  state = { ...state, ...part };
  vscodeApi.setState(state);
}

const storage = new DraftStorage(localStore() ?? new StateStore(state.drafts, (drafts) => save({ drafts })));
const page = new MemoPage({ parent: document.body, storage, send: (message: FromMemosPage) => vscodeApi.postMessage(message) });

let isPlaced = false;
listen((data) => {
  const message = data as ToMemosPage;
  page.take(message);
  if (message.kind === 'show' && !isPlaced && !message.reading) {
    isPlaced = true;
    restorePlace(page, state);
  }
});
rememberPlace(page, (place) => save(place));
page.start();
