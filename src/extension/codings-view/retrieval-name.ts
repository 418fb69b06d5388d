import * as vscode from 'vscode';
import type { Grouping } from '../../core/analysis/coding-groups';
import type { Retrieval } from '../../core/analysis/retrieval';
import { nameOf, oneLine } from '../code-names';
import type { StudySession } from '../studies';

/** What a list shows, as a person would call it. */
export function retrievalName({ index, name }: StudySession, retrieval: Retrieval): string {
  const { codebook, transcripts } = index;
  switch (retrieval.kind) {
    case 'study':
      return name;
    case 'code':
      return nameOf(codebook, retrieval.slug);
    case 'intersection':
      return vscode.l10n.t('{0} where it meets {1}', nameOf(codebook, retrieval.slug), nameOf(codebook, retrieval.other));
    case 'transcript':
      return transcripts.get(retrieval.path)?.title ?? retrieval.path;
    case 'search':
      return vscode.l10n.t('“{0}”', oneLine(retrieval.words, 40));
  }
}

/** Heading of the codings that have no value of what they are grouped by. */
export function withoutValue(grouping: Grouping): string {
  switch (grouping.kind) {
    case 'speaker':
      return vscode.l10n.t('No speaker');
    case 'attribute':
      return vscode.l10n.t('No {0}', grouping.name);
    case 'transcript':
    case 'code':
      return '';
  }
}
