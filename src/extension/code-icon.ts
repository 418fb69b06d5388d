import * as vscode from 'vscode';

/** Shape tells what colour cannot: themes are squares, codes are discs, codes the codebook does not know are open rings. */
export type CodeShape = 'theme' | 'code' | 'unknown';

export interface CodeIcon {
  readonly light: vscode.Uri;
  readonly dark: vscode.Uri;
}

const icons = new Map<string, CodeIcon>();

/** An icon in a code's colour (`#rrggbb`), with an outline that keeps every colour visible on every theme. */
export function codeIcon(color: string, shape: CodeShape): CodeIcon {
  const key = `${shape}${color}`;
  let icon = icons.get(key);
  if (!icon) {
    icon = { light: picture(color, shape, '#000000'), dark: picture(color, shape, '#ffffff') };
    icons.set(key, icon);
  }
  return icon;
}

function picture(color: string, shape: CodeShape, outline: string): vscode.Uri {
  const line = `stroke="${outline}" stroke-opacity=".55"`;
  const drawn = {
    theme: `<rect x="2.5" y="2.5" width="11" height="11" rx="2.5" fill="${color}" ${line}/>`,
    code: `<circle cx="8" cy="8" r="4.5" fill="${color}" ${line}/>`,
    unknown: `<circle cx="8" cy="8" r="4.5" fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="2.6 1.5"/>`,
  }[shape];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${drawn}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`, true);
}
