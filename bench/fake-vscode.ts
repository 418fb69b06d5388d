/**
 * Something that can stand for any part of the `vscode` module while the extension is activated in a window without a study: every
 * property, call and construction gives the same kind of thing again; as a list it is empty, as text ''.
 */
export function fakeVscode(): unknown {
  const anything: unknown = new Proxy(class { readonly isFake = true; }, {
    get: (target, key) => {
      if (key === 'prototype') return target.prototype;
      // A thing with `then` would be waited for, for ever.
      if (key === 'then') return undefined;
      if (key === Symbol.iterator) return [][Symbol.iterator];
      if (key === Symbol.toPrimitive) return () => '';
      if (key === 'length') return 0;
      return fixed[String(key)] ?? anything;
    },
    set: () => true,
    apply: () => anything,
    construct: () => anything as object,
  });
  const fixed: Readonly<Record<string, unknown>> = {
    workspaceFolders: [], textDocuments: [], visibleTextEditors: [], visibleNotebookEditors: [], subscriptions: [], all: [],
    findFiles: () => Promise.resolve([]), executeCommand: () => Promise.resolve(undefined),
    // Types that are built with `new` and thrown or listened to must be what they are.
    EventEmitter: FakeEmitter,
  };
  // A bundler copies the module's own properties, of which there are none, and keeps its prototype.
  return Object.create(anything as object);
}

class FakeEmitter {
  readonly event = (): { dispose(): void } => ({ dispose: () => undefined });
  fire(): void { /* nobody listens */ }
  dispose(): void { /* nothing is held */ }
}
