import * as vscode from 'vscode';
import type { StudySession } from '../studies';

/** Digits 1 to 9. */
export const pinCount = 9;

/** The codes a person pinned to the digits 1 to 9 in a study; remembered per workspace. */
export class PinnedCodes implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<StudySession>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly state: vscode.Memento) {}

  /** By digit, the first for 1; null where none is pinned. */
  of(study: StudySession): readonly (string | null)[] {
    const stored = this.state.get<unknown>(key(study));
    const slugs: readonly unknown[] = Array.isArray(stored) ? stored : [];
    return Array.from({ length: pinCount }, (_, index) => {
      const slug = slugs[index];
      return typeof slug === 'string' ? slug : null;
    });
  }

  /** 1 to 9; null where the code is not pinned. */
  digitOf(study: StudySession, slug: string): number | null {
    const index = this.of(study).indexOf(slug);
    return index < 0 ? null : index + 1;
  }

  /** The first digit that is free, else null. */
  freeDigit(study: StudySession): number | null {
    const index = this.of(study).indexOf(null);
    return index < 0 ? null : index + 1;
  }

  /** A code has one digit at most: pinned again it moves. */
  async pin(study: StudySession, slug: string, digit: number): Promise<void> {
    const slugs = this.of(study).map((pinned) => (pinned === slug ? null : pinned));
    slugs[digit - 1] = slug;
    await this.#store(study, slugs);
  }

  async unpin(study: StudySession, slug: string): Promise<void> {
    await this.#store(study, this.of(study).map((pinned) => (pinned === slug ? null : pinned)));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #store(study: StudySession, slugs: readonly (string | null)[]): Promise<void> {
    await this.state.update(key(study), slugs);
    this.#changed.fire(study);
  }
}

function key(study: StudySession): string {
  return `pinnedCodes:${study.root.toString()}`;
}
