import type * as vscode from 'vscode';
import type { Retrieval } from '../../core/analysis/retrieval';
import type { StudySession } from '../studies';

const key = 'codings.shown';

/** Remembers over windows what the list showed last. */
export class ShownRetrieval {
  #isTaken = false;

  constructor(private readonly state: vscode.Memento) {}

  async keep(study: StudySession, retrieval: Retrieval): Promise<void> {
    this.#isTaken = true;
    await this.state.update(key, { root: study.root.toString(), retrieval });
  }

  /** What was shown when the window was closed, once its study is there; later never again. */
  of(studies: readonly StudySession[]): { readonly study: StudySession; readonly retrieval: Retrieval } | undefined {
    const kept = this.#isTaken ? undefined : asRecord(this.state.get(key));
    const study = studies.find(({ root }) => root.toString() === kept?.['root']);
    const retrieval = readRetrieval(kept?.['retrieval']);
    this.#isTaken ||= study !== undefined;
    return study && retrieval && { study, retrieval };
  }
}

function readRetrieval(value: unknown): Retrieval | undefined {
  const { kind, slug, other, path, words } = asRecord(value) ?? {};
  switch (kind) {
    case 'study':
      return { kind };
    case 'code':
      return typeof slug === 'string' ? { kind, slug } : undefined;
    case 'intersection':
      return typeof slug === 'string' && typeof other === 'string' ? { kind, slug, other } : undefined;
    case 'transcript':
      return typeof path === 'string' ? { kind, path } : undefined;
    case 'search':
      return typeof words === 'string' ? { kind, words } : undefined;
    default:
      return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
