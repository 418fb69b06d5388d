import * as vscode from 'vscode';
import type { CodeIcon } from '../code-icon';

const icons = new Map<number, CodeIcon>();
const steps = 16;

/** A disc filled as far as a transcript is coded; a little is never shown as nothing, nor almost all as all. */
export function progressIcon(share: number): CodeIcon {
  const step = share <= 0 ? 0 : share >= 1 ? steps : Math.min(steps - 1, Math.max(1, Math.round(share * steps)));
  let icon = icons.get(step);
  if (!icon) {
    icon = { light: picture(step / steps, '#424242'), dark: picture(step / steps, '#c5c5c5') };
    icons.set(step, icon);
  }
  return icon;
}

function picture(share: number, color: string): vscode.Uri {
  const angle = share * 2 * Math.PI;
  const end = `${(8 + 4.5 * Math.sin(angle)).toFixed(2)} ${(8 - 4.5 * Math.cos(angle)).toFixed(2)}`;
  const filled =
    share >= 1
      ? `<circle cx="8" cy="8" r="4.5" fill="${color}"/>`
      : share > 0
        ? `<path d="M8 8V3.5A4.5 4.5 0 ${share > 0.5 ? 1 : 0} 1 ${end}Z" fill="${color}"/>`
        : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="none" stroke="${color}"/>${filled}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`, true);
}
