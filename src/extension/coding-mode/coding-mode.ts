import * as vscode from 'vscode';
import { openCodePicker } from '../commands/code-picker';
import { tell } from '../commands/passage-command';
import { keyLabel, modeKeys, textOf, type ModeKey } from './mode-keys';

/** After a key that takes the focus elsewhere, keys pressed here were meant for there. */
const deafMilliseconds = 600;

/**
 * The coding mode: while it is on, keys in a transcript are commands. Keys run one after the other, each on the text the one
 * before it left, however fast they are pressed.
 */
export class CodingMode implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #keys: ReadonlyMap<string, ModeKey> = new Map(modeKeys().map((key) => [key.key, key]));
  readonly #pending: string[] = [];
  #isOn = false;
  #running = false;
  #deafUntil = 0;

  get isOn(): boolean {
    return this.#isOn;
  }

  set(on: boolean): void {
    if (this.#isOn !== on) {
      this.#isOn = on;
      this.#pending.length = 0;
      void vscode.commands.executeCommand('setContext', 'verbatim.codingMode', on);
      this.#changed.fire();
    }
  }

  /** @param key as in a keybinding; one without a command is swallowed and says so */
  press(key: string): void {
    const picker = openCodePicker();
    if (picker) {
      picker.typeAhead(textOf(key));
    } else if (this.#isOn && Date.now() >= this.#deafUntil) {
      this.#pending.push(key);
      void this.#run();
    }
  }

  dispose(): void {
    this.set(false);
    this.#changed.dispose();
  }

  async #run(): Promise<void> {
    if (this.#running) {
      return;
    }
    this.#running = true;
    try {
      for (let key = this.#pending.shift(); key !== undefined; key = this.#pending.shift()) {
        const picker = openCodePicker();
        if (picker) {
          picker.typeAhead(textOf(key));
        } else {
          await this.#execute(key);
        }
      }
    } finally {
      this.#running = false;
    }
  }

  async #execute(key: string): Promise<void> {
    const bound = this.#keys.get(key);
    if (!bound) {
      tell(vscode.l10n.t('{0} does nothing in coding mode. ? shows the keys, Esc goes back to typing.', keyLabel(key)));
      return;
    }
    const done = vscode.commands.executeCommand(bound.command, ...(bound.argument === undefined ? [] : [bound.argument]));
    if (bound.leavesEditor) {
      this.#deafUntil = Date.now() + deafMilliseconds;
    }
    if (!bound.asks) {
      // What goes wrong was told by the command itself; the next key is not to be lost with it.
      await Promise.resolve(done).catch(() => undefined);
    }
  }
}
