import { builtinModules } from 'node:module';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const nodeBuiltins = {
  regex: `^(node:.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/.*)?)$`,
  message: 'This code also runs in a web worker or a page: no Node built-in here.',
};
const editor = { regex: '^vscode$', message: 'Only src/extension knows the editor.' };

/** Forbids relative imports that leave the folder for one of the named siblings. */
function towards(folders, message) {
  return { regex: `^(\\.\\./)+(${folders.join('|')})(/|$)`, message };
}

/** The arrows of ARCHITECTURE.md for one folder. `no-restricted-imports` does not merge, so each folder lists all of its own. */
function arrows(files, ...patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const outsideCore = towards(['extension', 'webview', 'protocol', 'cli', 'test'], 'The core imports nothing outside the core.');
const inCore = [nodeBuiltins, editor, outsideCore];

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing is called the same wherever it is used.',
};
const barrel = { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file that defines it.' };
const htmlSink = {
  selector: "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name='insertAdjacentHTML']",
  message: "People's text is hostile: set it as text.",
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'examples/', 'media/', '**/*.d.ts'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true }],
      'no-restricted-syntax': ['error', defaultExport, barrel, htmlSink],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // noUncheckedIndexedAccess makes `!` the plain way to say "this index was just checked" in the scanners.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Spreading a string into code points is meant wherever this project does it.
      '@typescript-eslint/no-misused-spread': 'off',
      // Interfaces of VS Code and of webview messages ask for async methods that have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // VS Code's Disposable is a class that everybody implements by having a dispose method.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },

  arrows(['src/core/*.ts'], ...inCore, towards(['markup', 'study', 'analysis', 'interchange', 'language'], 'Core-wide files know no layer.')),
  arrows(['src/core/markup/**'], ...inCore, towards(['study', 'analysis', 'interchange', 'language'], 'markup is the lowest layer of the core.')),
  arrows(['src/core/study/**'], ...inCore, towards(['analysis', 'interchange', 'language'], 'study knows only markup.')),
  arrows(['src/core/analysis/**'], ...inCore, towards(['interchange', 'language'], 'analysis knows only study and markup.')),
  arrows(['src/core/language/**'], ...inCore, towards(['analysis', 'interchange'], 'language knows only study and markup.')),
  arrows(['src/core/interchange/**'], ...inCore, towards(['language'], 'interchange knows only analysis, study and markup.')),
  arrows(['src/protocol/**'], nodeBuiltins, editor, towards(['extension', 'webview', 'cli'], 'The protocol knows neither of its ends.')),
  arrows(['src/webview/**'], nodeBuiltins, editor, towards(['extension', 'cli'], 'A page knows only the protocol and the core.')),
  arrows(['src/extension/**'], nodeBuiltins, towards(['webview', 'cli'], 'The extension knows only the protocol and the core.')),
  arrows(['src/cli/**'], editor, towards(['extension', 'webview', 'protocol'], 'The command line knows only the core.')),
  arrows(['test/extension/**'], nodeBuiltins),
  arrows(['test/unit/**', 'test/property/**', 'test/e2e/**', 'bench/**'], editor),
  {
    files: ['src/extension/**', 'src/webview/**'],
    rules: {
      'no-restricted-globals': ['error', ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts'].map((name) => ({
        name, message: 'Nothing leaves the machine.',
      }))],
    },
  },
  {
    files: ['src/core/**', 'src/extension/**', 'src/webview/**', 'src/protocol/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'URLSearchParams', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate',
          'AbortController', 'AbortSignal', 'performance', 'fetch', 'document', 'window', 'structuredClone', 'TextDecoder', 'TextEncoder']
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['*.config.mjs'], rules: { 'no-restricted-syntax': ['error', barrel] } },
);
