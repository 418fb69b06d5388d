/** Mocha's build without Node, which the bundle carries into the extension host. */
declare module 'mocha/mocha' {
  const mocha: {
    setup(options: { ui: 'bdd'; timeout: number; slow: number; reporter: (runner: Mocha.Runner) => void }): void;
    grep(text: string): void;
    run(done: (failures: number) => void): void;
  };
  export default mocha;
}

/** Every file under `suite/`; the bundler fills it in. */
declare module 'suite:all';
