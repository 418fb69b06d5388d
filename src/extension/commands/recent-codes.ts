import type * as vscode from 'vscode';
import type { StudySession } from '../studies';

const kept = 30;

/** The codes a person used last in a study, latest first; remembered per workspace. */
export class RecentCodes {
  constructor(private readonly state: vscode.Memento) {}

  of(study: StudySession): readonly string[] {
    const stored = this.state.get<unknown>(key(study));
    return Array.isArray(stored) ? stored.filter((slug): slug is string => typeof slug === 'string') : [];
  }

  async note(study: StudySession, slugs: readonly string[]): Promise<void> {
    await this.state.update(key(study), [...new Set([...slugs, ...this.of(study)])].slice(0, kept));
  }
}

function key(study: StudySession): string {
  return `recentCodes:${study.root.toString()}`;
}
