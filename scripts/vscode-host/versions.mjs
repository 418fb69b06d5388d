/** The VS Code that tests and trials run in, the same in both forms. Raise them together. */
export const desktopVersion = '1.139.1';
export const codeServerVersion = '4.139.1';

/** The Node that code-server asks for, from npm, because the project itself also runs on Node 20. */
export const hostNodeVersion = '24.21.0';
