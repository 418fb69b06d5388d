import type * as vscode from 'vscode';

/** Language features are asked about every Markdown file and answer only inside studies. */
export const markdownFiles: vscode.DocumentSelector = { language: 'markdown' };
