import * as vscode from 'vscode';
import { readCodebook, type Code, type Codebook } from '../../core/study/codebook';
import { addCode } from '../../core/study/codebook-edits';
import { uniqueSlug } from '../../core/study/slug';
import type { TextEdit } from '../../core/text';
import type { StudySession } from '../studies';
import type { PickedCode } from './picked-code';

export interface NewCode {
  readonly name: string;
  /** Slug of the theme it goes below; null for the top. */
  readonly parent: string | null;
}

/** The code people call by this name, letter case and spacing aside. */
export function codeNamed(codebook: Codebook, name: string): Code | undefined {
  const wanted = comparable(name);
  return codebook.codes.find((code) => comparable(code.name) === wanted);
}

/**
 * Adds a code to the codebook, or finds the one that has the name already. A step of its own in the codebook's undo history: one
 * step over both files would make VS Code ask at every undo. A codebook without other unsaved edits is saved.
 * @returns its slug; undefined if the codebook could not be changed, which the person was then told
 */
export async function createCode(study: StudySession, { name, parent }: NewCode): Promise<string | undefined> {
  let slug = '';
  const done = await editCodebook(study, (text, codebook) => {
    const existing = codeNamed(codebook, name);
    if (existing) {
      slug = existing.slug;
      return undefined;
    }
    slug = uniqueSlug(name, new Set(codebook.codes.map((code) => code.slug)));
    // The theme may have gone while the person typed.
    const above = parent !== null && codebook.bySlug.has(parent) ? parent : null;
    return addCode(text, codebook, { name: name.trim().replace(/\s+/gu, ' '), slug, parent: above });
  });
  return done ? slug : undefined;
}

/** The slug of what was picked, with a new code made; undefined if that could not be. */
export async function slugOfPicked(study: StudySession, picked: PickedCode): Promise<string | undefined> {
  return picked.kind === 'existing' ? picked.slug : createCode(study, { name: picked.name, parent: null });
}

/**
 * The slugs of what was picked, with the new codes made.
 * @returns also the names of new codes, which the index does not know yet; undefined where one could not be made
 */
export async function slugsOfPicked(
  study: StudySession,
  picked: readonly PickedCode[],
): Promise<{ readonly slugs: readonly string[]; readonly names: ReadonlyMap<string, string> } | undefined> {
  const slugs: string[] = [];
  const names = new Map<string, string>();
  for (const each of picked) {
    const slug = await slugOfPicked(study, each);
    if (slug === undefined) {
      return undefined;
    }
    slugs.push(slug);
    if (each.kind === 'new') {
      names.set(slug, each.name);
    }
  }
  return { slugs, names };
}

/** Edits the codebook as it stands, unsaved edits included. `change` may leave it as it is by returning undefined. */
export async function editCodebook(
  study: StudySession,
  change: (text: string, codebook: Codebook) => TextEdit | undefined,
): Promise<boolean> {
  const uri = study.uriOf(study.layout.codebook);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be opened, so nothing was changed. Is the file still there?', study.layout.codebook),
    );
    return false;
  }
  const wasSaved = !document.isDirty;
  const text = document.getText();
  const planned = change(text, readCodebook(text));
  if (!planned) {
    return true;
  }
  const edit = new vscode.WorkspaceEdit();
  const { start, end } = planned.range;
  edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), planned.newText);
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be changed, and nothing was. Is it read-only?', study.layout.codebook),
    );
    return false;
  }
  if (wasSaved) {
    await document.save();
  }
  return true;
}

function comparable(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
