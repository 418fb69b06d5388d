import * as vscode from 'vscode';
import { asRecord, isText } from '../../protocol/reading';
import { readRequest, type NewMemoRequest } from '../../protocol/memos';
import { studyArgument } from '../commands/code-argument';
import type { Studies, StudySession } from '../studies';
import type { CursorPlace } from './cursor-place';
import type { CursorTracker } from './cursor-tracker';

export interface MemoCommandParts {
  readonly tracker: CursorTracker;
  readonly studies: Studies;
  readonly begin: (study: StudySession, request: NewMemoRequest) => Promise<void>;
}

/** The commands that begin a memo. None asks anything where the cursor says what it is about. */
export function registerMemoCommands({ tracker, studies, begin }: MemoCommandParts): vscode.Disposable {
  const command = (id: string, choose: (place: CursorPlace, study: StudySession, argument: unknown) => Promise<NewMemoRequest | undefined>): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      const current = tracker.current;
      if (!current) {
        void vscode.window.showInformationMessage(vscode.l10n.t('There is no study in this workspace yet. A study is a folder with a codebook.'));
        return;
      }
      // An entry of a view names its own study, which need not be the one the cursor is in.
      const study = asRecord(argument)?.['study'] === undefined ? current.study : studyArgument(argument, studies) ?? current.study;
      const request = await choose(current.place, study, argument);
      if (request) await begin(study, request);
    });
  return vscode.Disposable.from(
    command('verbatim.newMemo', async (place, _, argument) => requestIn(argument) ?? innermost(place)),
    command('verbatim.newCodeMemo', async (place, study, argument) => requestIn(argument) ?? await chooseCode(place, study)),
    command('verbatim.newTranscriptMemo', async (place, _, argument) => {
      const path = asRecord(argument)?.['path'];
      return isText(path) ? { kind: 'transcript', path } : place.kind === 'transcript' ? { kind: 'transcript', path: place.path } : undefined;
    }),
    command('verbatim.newJournalMemo', async () => ({ kind: 'study' })),
  );
}

/** What a memo can be about, or anything that stands for a code: an item of the codebook's tree. */
function requestIn(argument: unknown): NewMemoRequest | undefined {
  const subject = readRequest(argument);
  if (subject) return subject;
  const slug = asRecord(argument)?.['slug'];
  return isText(slug) ? { kind: 'code', slug } : undefined;
}

function innermost(place: CursorPlace): NewMemoRequest {
  switch (place.kind) {
    case 'study': return { kind: 'study' };
    case 'code': return { kind: 'code', slug: place.slug };
    case 'memo': return place.about[0] ?? { kind: 'study' };
    case 'transcript': {
      const { path } = place;
      const passage = place.passages[0];
      if (!passage) return { kind: 'transcript', path };
      return passage.id === null ? { kind: 'coding-at', path, start: passage.start, end: passage.end } : { kind: 'coding', path, id: passage.id };
    }
  }
}

async function chooseCode(place: CursorPlace, study: StudySession): Promise<NewMemoRequest | undefined> {
  const here = codesAt(place);
  if (here.length === 1) return { kind: 'code', slug: here[0]! };
  const slugs = here.length > 0 ? here : study.index.codebook.codes.map(({ slug }) => slug);
  const items = slugs.map((slug) => ({ label: study.index.codebook.bySlug.get(slug)?.name ?? slug, description: slug, slug }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('New memo about a code'), matchOnDescription: true });
  return chosen && { kind: 'code', slug: chosen.slug };
}

function codesAt(place: CursorPlace): readonly string[] {
  if (place.kind === 'code') return [place.slug];
  return place.kind === 'transcript' ? [...new Set(place.passages.flatMap(({ codes }) => codes))] : [];
}
