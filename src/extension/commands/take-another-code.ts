import { openCodePicker } from './code-picker';
import type { Command } from './command';

/** Takes the active code of the open picker and leaves it open for more: the keyboard's way to the row's button. */
export class TakeAnotherCodeCommand implements Command {
  readonly id = 'verbatim.takeAnotherCode';

  execute(): void {
    openCodePicker()?.takeAnother();
  }
}
