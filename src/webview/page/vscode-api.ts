interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** VS Code gives its API to a page once. */
export const vscodeApi = acquireVsCodeApi();

/**
 * Takes the messages of the extension. Nobody else can send any: a webview's origin is its own, and its page loads nothing
 * from elsewhere.
 */
export function listen(take: (message: { readonly kind: unknown }) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'kind' in data) take(data);
  });
}
