import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface View {
  readonly id: string;
  readonly icon?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown }; readonly virtualWorkspaces: unknown };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac?: string; readonly args?: unknown; readonly when?: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly View[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly markdown: string }; readonly completionEvents: readonly string[] }[];
    }[];
  };
}

const manifestText = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(manifestText) as Manifest;
const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const commandIds = contributes.commands.map(({ command }) => command);

/** Commands the issue names: scripts, shortcuts and other extensions rely on them. */
const publicCommands = [
  'verbatim.codeSelection', 'verbatim.codeInVivo', 'verbatim.applyLastCode', 'verbatim.removeCoding', 'verbatim.newCode',
  'verbatim.openCodebook', 'verbatim.newStudy', 'verbatim.renameCodeHeading', 'verbatim.showCodings', 'verbatim.newMemo',
  'verbatim.previewThemeSummary', 'verbatim.mergeCode',
];

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? sourceFiles(file) : entry.name.endsWith('.ts') ? [file] : [];
  });
}

const source = sourceFiles('src/extension').map((file) => readFileSync(file, 'utf8')).join('\n');

describe('the manifest', () => {
  it('has a text for every placeholder, and a placeholder for every text', () => {
    const used = [...manifestText.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]!);
    assert.deepEqual(used.filter((key) => strings[key] === undefined), []);
    assert.deepEqual(Object.keys(strings).filter((key) => !used.includes(key)), []);
    for (const { title } of contributes.commands) {
      assert.match(title, /^%command\.\w+\.title%$/);
    }
  });

  it('declares every command that code registers, and code registers every command it declares', () => {
    const named = new Set([...source.matchAll(/'(verbatim\.\w+)'/g)].map((match) => match[1]!));
    assert.deepEqual(commandIds.filter((id) => !named.has(id)), []);
    const known = new Set([
      ...commandIds,
      ...Object.values(contributes.views).flat().map(({ id }) => id),
      ...Object.keys(contributes.configuration.properties),
      ...[...manifestText.matchAll(/verbatim\.\w+/g)].map(([name]) => name),
    ]);
    const registered = [...source.matchAll(/(?:registerCommand\(\s*|readonly id(?:: string)? = )'(verbatim\.\w+)'/g)].map((match) => match[1]!);
    assert.deepEqual(registered.filter((id) => !known.has(id)), []);
  });

  it('keeps the public command ids', () => {
    assert.deepEqual(publicCommands.filter((id) => !commandIds.includes(id)), []);
    assert.equal(new Set(commandIds).size, commandIds.length);
  });

  it('says for every command when the palette shows it', () => {
    const palette = contributes.menus['commandPalette'] ?? [];
    assert.deepEqual([...palette.map(({ command }) => command)].sort(), [...commandIds].sort());
  });

  it('has a when clause on every menu entry and shortcut, and names only what it declares', () => {
    const submenus = contributes.submenus.map(({ id }) => id);
    for (const [menu, entries] of Object.entries(contributes.menus)) {
      for (const entry of entries) {
        assert.ok(entry.when, `${menu}: ${entry.command ?? entry.submenu ?? ''}`);
        assert.ok(entry.submenu ? submenus.includes(entry.submenu) : commandIds.includes(entry.command ?? ''), menu);
      }
    }
    for (const { command, key, mac, when = '' } of contributes.keybindings) {
      assert.ok(commandIds.includes(command), command);
      assert.ok(when.includes('verbatim.'), command);
      // The coding mode has the whole keyboard, a picker and a list of ours have keys of their own, and the moment after a click
      // into hidden tags is the one where deleting needs a look first.
      const shape = /verbatim\.(codingMode|choosingCodes)/.test(when) ? /./
        : when.includes('verbatim.tagsHidden') ? /^(?:ctrl\+)?(?:backspace|delete)$/
        : when.includes('focusedView == verbatim.') ? /^(?:up|down)$/
        : /^ctrl\+k (shift\+)?([a-z]|[0-9]|space|[^\w\s])$/;
      assert.match(key, shape, 'shortcuts are chords');
      // Words are deleted with Option on a Mac.
      assert.equal(mac ?? key, key.replaceAll('ctrl', when.includes('verbatim.tagsHidden') ? 'alt' : 'cmd'));
    }
    const chords = contributes.keybindings.map(({ key, when }) => `${key} ${/(?<!!)verbatim.codingMode/.test(when ?? '') ? 'mode' : ''}`);
    assert.deepEqual(chords.filter((chord, index) => chords.indexOf(chord) !== index), []);
  });

  it('gives the coding mode the whole keyboard, so that no key types over a transcript', () => {
    const bound = contributes.keybindings.filter(({ command }) => command === 'verbatim.codingModeKey');
    assert.ok(bound.every(({ key, args, when }) => key === args && when?.startsWith('editorTextFocus && verbatim.codingMode && ')));
    const keys = new Set(bound.map(({ key }) => key));
    const printable = [...'abcdefghijklmnopqrstuvwxyz0123456789-=[]\\;\',./`', 'space'];
    assert.deepEqual(printable.flatMap((key) => [key, `shift+${key}`]).filter((key) => !keys.has(key)), []);
    assert.deepEqual(['enter', 'tab', 'backspace', 'delete', 'ctrl+x', 'ctrl+v', 'escape'].filter((key) => !keys.has(key)), []);
    const known = [...source.matchAll(/\{ key: '([^']+)', command: '([^']+)'/g)].map((match) => ({ key: match[1]!, command: match[2]! }));
    assert.ok(known.length > 25);
    assert.deepEqual(known.filter(({ key }) => !keys.has(key)), []);
    assert.deepEqual(known.filter(({ command }) => command.startsWith('verbatim.') && !commandIds.includes(command)), []);
  });

  it('sets every context key that when clauses ask for', () => {
    const whens = [...manifestText.matchAll(/"when": "([^"]*)"/g)].map((match) => match[1]!);
    const keys = new Set(
      whens.flatMap((when) => [...when.matchAll(/(?<![=~] ?\/?\^?|')\bverbatim\.(\w+)/g)].map((match) => match[0]))
        .filter((key) => !Object.values(contributes.views).flat().some(({ id }) => id === key)),
    );
    const set = new Set([...source.matchAll(/(?:setKey\(|'setContext',\s*)'(verbatim\.\w+)'/g)].map((match) => match[1]!));
    assert.deepEqual([...keys].filter((key) => !set.has(key) && !key.startsWith('verbatim.themeSummary')), []);
    assert.ok(keys.has('verbatim.inStudy') && keys.has('verbatim.inTranscript'));
  });

  it('reads every setting it declares, and only those', () => {
    const declared = Object.keys(contributes.configuration.properties).map((name) => name.replace('verbatim.', ''));
    for (const name of declared) {
      assert.match(source, new RegExp(`['.]${name}'`), name);
    }
  });

  it('names files that are there', () => {
    const files = [
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flat().map(({ icon }) => icon ?? ''),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
      ...[...manifestText.matchAll(/"(?:\.\/)?((?:media|syntaxes)\/[\w./-]+)"/g)].map((match) => match[1]!),
    ];
    assert.deepEqual(files.filter((file) => !existsSync(file)), []);
  });

  it('has a view with an icon and a welcome text for each way of being empty', () => {
    const views = Object.values(contributes.views).flat();
    assert.ok(views.length <= 5);
    assert.ok(views.every(({ icon }) => icon));
    assert.equal(contributes.viewsWelcome.filter(({ view }) => view === 'verbatim.codebook').length, 2);
  });

  it('links welcome texts and the walkthrough to commands it declares', () => {
    const linked = Object.values(strings).flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1]!));
    assert.ok(linked.length >= 4);
    assert.deepEqual(linked.filter((id) => !commandIds.includes(id)), []);
    const events = contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents));
    const onCommand = events.flatMap((event) => (event.startsWith('onCommand:') ? [event.slice('onCommand:'.length)] : []));
    assert.deepEqual(onCommand.filter((id) => !commandIds.includes(id)), []);
  });

  it('starts only where there is a study, and works in Restricted Mode and on virtual file systems', () => {
    assert.ok(manifest.activationEvents.every((event) => event === 'workspaceContains:**/codebook.md' || event.startsWith('onWebviewPanel:')));
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });
});
