import * as vscode from 'vscode';

/** The extension's end of a webview, with the test in place of its page. */
export class FakeWebview implements vscode.Webview {
  options: vscode.WebviewOptions = {};
  html = '';
  readonly cspSource = 'https://page.invalid';
  readonly sent: unknown[] = [];
  readonly #received = new vscode.EventEmitter<unknown>();
  readonly onDidReceiveMessage = this.#received.event;

  async postMessage(message: unknown): Promise<boolean> {
    this.sent.push(JSON.parse(JSON.stringify(message)));
    return true;
  }

  asWebviewUri(uri: vscode.Uri): vscode.Uri {
    return uri;
  }

  /** As the page does. */
  say(message: unknown): void {
    this.#received.fire(message);
  }

  /** The last message of a kind. */
  last<Message extends { readonly kind: string }>(kind: Message['kind']): Message | undefined {
    return this.sent.filter((message) => (message as Message).kind === kind).at(-1) as Message | undefined;
  }
}

export class FakeView implements vscode.WebviewView {
  readonly viewType = 'verbatim.memos';
  readonly webview = new FakeWebview();
  visible = true;
  readonly #visibility = new vscode.EventEmitter<void>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly onDidChangeVisibility = this.#visibility.event;
  readonly onDidDispose = this.#disposed.event;

  show(): void {
    this.visible = true;
  }

  hide(): void {
    this.visible = false;
    this.#visibility.fire();
  }
}

export class FakePanel implements vscode.WebviewPanel {
  readonly viewType = 'verbatim.themeSummary';
  title = '';
  readonly webview = new FakeWebview();
  readonly options: vscode.WebviewPanelOptions = {};
  readonly viewColumn = vscode.ViewColumn.Two;
  readonly active = false;
  readonly visible = true;
  readonly #state = new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly onDidChangeViewState = this.#state.event;
  readonly onDidDispose = this.#disposed.event;

  reveal(): void {
    // It is visible already.
  }

  dispose(): void {
    this.#disposed.fire();
  }
}
