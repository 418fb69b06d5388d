import { CommandError, systemCode } from './command-error';
import { printableLine } from './printable';

/* Large enough that writing costs little, small enough that `| head` sees the first lines at once. */
const chunkLength = 64 * 1024;

/**
 * Writes to standard output and waits until it is taken. A reader that went away (`| head`) ends the process quietly,
 * with the exit code that stands by then.
 */
export function writeOut(data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(data, (error) => {
      if (error === null || error === undefined) resolve();
      else if (systemCode(error) === 'EPIPE') process.exit();
      else reject(new CommandError(`standard output: ${error.message}`));
    });
  });
}

/** Writes lines in chunks, so that a long output neither waits for its end nor costs a system call a line. */
export class LineOutput {
  private pending: string[] = [];
  private length = 0;

  async line(text: string): Promise<void> {
    this.pending.push(text, '\n');
    this.length += text.length + 1;
    if (this.length >= chunkLength) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const chunk = this.pending.join('');
    this.pending = [];
    this.length = 0;
    await writeOut(chunk);
  }
}

/** One line on standard error. */
export function tell(message: string): void {
  process.stderr.write(`${printableLine(`verbatim: ${message}`)}\n`);
}

/** One line on standard error about something that went wrong; the process will end with exit code 2. */
export function tellError(message: string): void {
  process.exitCode = 2;
  tell(message);
}

/** Errors of the two streams reach the write that caused them; without a listener they would end the process with a stack. */
export function keepStreamErrorsQuiet(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
