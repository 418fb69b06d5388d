/** One line of the printed figures. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  /** Compared with what, where there is something to compare with. */
  readonly ratio?: string;
  readonly target?: { readonly text: string; readonly isMet: boolean };
}

/** A heading and its figures as text in columns. */
export function table(heading: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, ratio = '', target }) => [
    what, measured, ratio, target === undefined ? '' : `${target.text}: ${target.isMet ? 'met' : 'MISSED'}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`);
  return `${heading}\n${lines.join('\n')}\n`;
}

/** Milliseconds as people compare them. */
export function ms(time: number): string {
  return time < 10 ? `${time.toFixed(2)} ms` : time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(2)} s`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} x`;
}
