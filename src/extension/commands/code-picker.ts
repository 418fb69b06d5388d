import * as vscode from 'vscode';
import type { Code, Codebook } from '../../core/study/codebook';
import { colorOf } from '../../core/study/palette';
import { codeIcon } from '../code-icon';
import { isTheme, oneLine, themesAbove } from '../code-names';
import type { StudySession } from '../studies';
import { codeNamed } from './create-code';

export type PickedCode = { readonly kind: 'existing'; readonly slug: string } | { readonly kind: 'new'; readonly name: string };

interface CodeItem extends vscode.QuickPickItem {
  readonly chosen?: PickedCode;
}

export interface CodePickerOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Shown first, in this order. */
  readonly recent: readonly string[];
  /** Codes the passage has already: not offered. */
  readonly leaveOut: ReadonlySet<string>;
  /** Offer to make a code of the typed name. */
  readonly create: boolean;
}

/** Asks for a code of the codebook. A typed name that no code has gets a row of its own to create it. */
export function pickCode(study: StudySession, options: CodePickerOptions): Promise<PickedCode | undefined> {
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = options.title;
  picker.placeholder = options.placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  const items = codeItems(study, options);
  picker.items = items;

  return new Promise((resolve) => {
    const done = (picked: PickedCode | undefined): void => {
      resolve(picked);
      picker.dispose();
    };
    if (options.create) {
      picker.onDidChangeValue((value) => {
        const row = createRow(study.index.codebook, value);
        picker.items = row ? [...items, row] : items;
      });
    }
    picker.onDidAccept(() => {
      // Enter may be faster than the row of what was typed.
      const picked = picker.selectedItems[0]?.chosen ?? typed(study.index.codebook, picker.value, items, options.create);
      if (picked) {
        done(picked);
      }
    });
    picker.onDidHide(() => done(undefined));
    picker.show();
  });
}

function codeItems(study: StudySession, { recent, leaveOut }: CodePickerOptions): readonly CodeItem[] {
  const { codebook } = study.index;
  const first = recent.flatMap((slug) => codebook.bySlug.get(slug) ?? []).filter(({ slug }) => !leaveOut.has(slug));
  const used = new Set(first.slice(0, 8));
  const rest = codebook.codes.filter((code) => !leaveOut.has(code.slug) && !used.has(code));
  return [
    ...group(vscode.l10n.t('used last'), [...used].map((code) => codeItem(codebook, code))),
    ...group(vscode.l10n.t('codebook'), rest.map((code) => codeItem(codebook, code))),
  ];
}

function group(label: string, items: readonly CodeItem[]): readonly CodeItem[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}

function codeItem(codebook: Codebook, code: Code): CodeItem {
  const above = themesAbove(codebook, code.slug).join(' › ');
  const definition = oneLine(code.definition, 160);
  return {
    label: code.name,
    ...(above === '' ? {} : { description: above }),
    ...(definition === '' ? {} : { detail: definition }),
    iconPath: codeIcon(colorOf(codebook, code.slug), isTheme(code) ? 'theme' : 'code'),
    chosen: { kind: 'existing', slug: code.slug },
  };
}

function createRow(codebook: Codebook, value: string): CodeItem | undefined {
  const name = value.trim().replace(/\s+/gu, ' ');
  return name === '' || codeNamed(codebook, name) || codebook.bySlug.has(name)
    ? undefined
    : {
        label: vscode.l10n.t('Create code “{0}”', name),
        iconPath: new vscode.ThemeIcon('add'),
        alwaysShow: true,
        chosen: { kind: 'new', name },
      };
}

/** What Enter means while no row is active: a code by name or slug, else a new one if nothing else could be meant. */
function typed(codebook: Codebook, value: string, items: readonly CodeItem[], create: boolean): PickedCode | undefined {
  const name = value.trim();
  const existing = codeNamed(codebook, name) ?? codebook.bySlug.get(name);
  if (existing) {
    return { kind: 'existing', slug: existing.slug };
  }
  const matches = items.some(({ label, description, detail }) =>
    [label, description, detail].some((text) => text?.toLowerCase().includes(name.toLowerCase())),
  );
  return create && name !== '' && !matches ? { kind: 'new', name } : undefined;
}
