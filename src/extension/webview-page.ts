import * as vscode from 'vscode';

/** Where the pages' code is built to. The pages can load nothing from anywhere else. */
export function pageResources(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The HTML of one of our pages, `dist/webview/NAME.js` and `NAME.css`: an empty body that its code fills. Nothing of people's
 * text is in it; that comes by message and is set as text.
 */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, name: 'memos' | 'summary', title: string): string {
  const resource = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(pageResources(extensionUri), file)).toString();
  const nonce = randomNonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${resource(`${name}.css`)}">
</head>
<body>
<script nonce="${nonce}" src="${resource(`${name}.js`)}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
