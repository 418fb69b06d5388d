import * as vscode from 'vscode';

describe('the extension', () => {
  it('is found under its public id and activates in a study', async () => {
    const extension = vscode.extensions.getExtension('verbatim-qda.verbatim');
    if (extension === undefined) throw new Error('verbatim-qda.verbatim is not there');
    await extension.activate();
    if (!extension.isActive) throw new Error('verbatim-qda.verbatim did not activate');
  });
});
