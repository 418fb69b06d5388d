import type { Studies, StudySession } from '../studies';

export interface CodeOfStudy {
  readonly study: StudySession;
  readonly slug: string;
}

/**
 * The code a command was called for: a slug (keyboard shortcuts, other extensions) means the active study's code, an entry of
 * the codebook view names its own study. Undefined: the command has to ask.
 */
export function codeArgument(argument: unknown, studies: Studies): CodeOfStudy | undefined {
  if (typeof argument === 'string' && argument !== '') {
    return studies.active && { study: studies.active, slug: argument };
  }
  const study = studyArgument(argument, studies);
  const slug = isRecord(argument) ? argument['slug'] : undefined;
  return study && typeof slug === 'string' ? { study, slug } : undefined;
}

/** The study a command was called for: that of the codebook view's entry, else the active one. */
export function studyArgument(argument: unknown, studies: Studies): StudySession | undefined {
  const named = isRecord(argument) ? argument['study'] : undefined;
  return studies.all.find((study) => study === named) ?? studies.active;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
