import * as vscode from 'vscode';
import type { MatchPassage, SearchRequest } from '../../core/analysis/word-search';
import { codePassages } from '../../core/study/coding-operations';
import { nameOf, oneLine } from '../code-names';
import { pickCode } from '../commands/code-picker';
import { studyArgument } from '../commands/code-argument';
import { slugOfPicked } from '../commands/create-code';
import { tellNoStudy } from '../commands/new-code';
import { tell } from '../commands/passage-command';
import { RecentCodes } from '../commands/recent-codes';
import type { ExtensionParts } from '../extension-parts';
import { withPatience } from '../patient-progress';
import { tellUnlessApplied, type StudyChange } from '../study-edits';
import { coderOf } from '../study-settings';
import type { StudySession } from '../studies';
import { askWords } from './ask-words';
import { chooseMatches, type ChosenMatches } from './choose-matches';
import { searchTranscripts } from './search-transcripts';

/** Codes what a search finds in all transcripts, after a look at the list, as one undo step. */
export function registerWordSearch({ context, studies, transcripts, edits }: ExtensionParts): vscode.Disposable {
  const recent = new RecentCodes(context.workspaceState);
  let request: SearchRequest = { words: '', wholeWords: false, isExpression: false };
  let passage: MatchPassage = 'sentence';

  return vscode.commands.registerCommand('verbatim.codeSearchMatches', async (argument: unknown) => {
    const study = studyArgument(argument, studies);
    if (!study) {
      tellNoStudy();
      return;
    }
    const asked = await askWords(request);
    if (!asked) {
      return;
    }
    request = asked.request;
    const result = await withPatience(vscode.l10n.t('Searching the transcripts'), (token, report) =>
      searchTranscripts(study, transcripts, asked.search, token, report),
    );
    if (!result) {
      return;
    }
    if (result.found.length === 0) {
      void vscode.window.showInformationMessage(
        result.leftOut.length === 0
          ? vscode.l10n.t('“{0}” is said in none of the {1} transcripts.', oneLine(request.words, 60), study.index.transcripts.size)
          : vscode.l10n.t('“{0}” was not found, but {1} transcripts could not be searched: {2}', oneLine(request.words, 60), result.leftOut.length, oneLine(result.leftOut.join(', '), 120)),
      );
      return;
    }
    const chosen = await chooseMatches(study, result, passage);
    if (!chosen) {
      return;
    }
    passage = chosen.passage;
    const code = await askCode(study, recent, chosen.found.length);
    if (!code) {
      return;
    }
    const applied = await edits.change(study, vscode.l10n.t('Coding matches'), codeMatches(study, chosen, code.slug));
    await recent.note(study, [code.slug]);
    if (tellUnlessApplied(applied)) {
      tell(
        applied.paths.length === 1
          ? vscode.l10n.t('$(tag) Coded {0} matches: {1}', chosen.found.length, code.name)
          : vscode.l10n.t('$(tag) Coded {0} matches in {1} transcripts: {2}. Undo in one of them undoes all.', chosen.found.length, applied.paths.length, code.name),
      );
    } else if (applied.kind === 'nothing') {
      tell(vscode.l10n.t('All of these passages have the code {0} already.', code.name));
    }
  });
}

async function askCode(study: StudySession, recent: RecentCodes, count: number): Promise<{ readonly slug: string; readonly name: string } | undefined> {
  const picked = await pickCode(study, {
    title: count === 1 ? vscode.l10n.t('Code 1 match') : vscode.l10n.t('Code {0} matches', count),
    placeholder: vscode.l10n.t('Type to find a code, or the name of a new one'),
    recent: recent.of(study),
    leaveOut: new Set(),
    create: true,
  });
  const slug = picked && (await slugOfPicked(study, picked));
  return slug === undefined ? undefined : { slug, name: picked?.kind === 'new' ? picked.name : nameOf(study.index.codebook, slug) };
}

/** Several matches in one passage make one coding. Where the words do not stand any more as they did, nothing is written. */
export function codeMatches(study: StudySession, { found, passage }: ChosenMatches, slug: string): StudyChange {
  const paths = [...new Set(found.map(({ path }) => path))];
  return {
    transcripts: paths.map((path) => ({
      path,
      operations: (markup) => {
        const own = found.filter((each) => each.path === path).map(({ match }) => match);
        const moved = own.find(({ range, text }) => markup.verbatimSlice(range) !== text);
        if (moved) {
          return vscode.l10n.t('The transcript changed since it was searched. Search again.');
        }
        const ranges = new Map(own.map(({ passages }) => [`${passages[passage].start}-${passages[passage].end}`, passages[passage]]));
        return codePassages(markup, [...ranges.values()], [slug], coderOf(study.uriOf(path)));
      },
    })),
  };
}
