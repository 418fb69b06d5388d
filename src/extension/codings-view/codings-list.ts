import * as vscode from 'vscode';
import { groupCodings, type CodingGroup, type Grouping } from '../../core/analysis/coding-groups';
import { codesOf, Retriever, type Retrieval } from '../../core/analysis/retrieval';
import { colorOf } from '../../core/study/palette';
import type { IndexedCoding } from '../../core/study/transcript';
import { nameOf } from '../code-names';
import type { StudySession } from '../studies';
import type { CodingNode, CodingsNode, GroupNode } from './nodes';

/** Groups are open at first while all their rows together are no more than a person scrolls through. */
const openRows = 300;

/** What was asked for and what was found, kept true while the study is coded on. */
export class CodingsList implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CodingsNode | undefined>();
  /** An entry whose rows changed, or undefined: everything did. */
  readonly onDidChange = this.#changed.event;
  #retriever: Retriever | undefined;
  #study: StudySession | undefined;
  #grouping: Grouping;
  #groups: readonly GroupNode[] = [];
  #rows: readonly CodingNode[] = [];
  #looks: ReadonlyMap<GroupNode, string> = new Map();
  #version = -1;

  constructor(grouping: Grouping) {
    this.#grouping = grouping;
  }

  get study(): StudySession | undefined {
    return this.#study;
  }

  get retrieval(): Retrieval | undefined {
    return this.#retriever?.retrieval;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get groups(): readonly GroupNode[] {
    return this.#groups;
  }

  /** In the order of the list; a coding with several codes may come several times. */
  get rows(): readonly CodingNode[] {
    return this.#rows;
  }

  /** The codes the list is about; null for codings of any code. */
  get scope(): ReadonlySet<string> | null {
    return this.#study && this.retrieval ? codesOf(this.#study.index.codebook, this.retrieval) : null;
  }

  show(study: StudySession, retrieval: Retrieval): void {
    this.#study = study;
    this.#retriever = new Retriever(study.index, retrieval);
    this.#begin();
  }

  clear(): void {
    this.#study = undefined;
    this.#retriever = undefined;
    this.#begin();
  }

  group(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#begin();
  }

  /** Reads again what changed in the study, and tells only of what a person sees differently. */
  refresh(): void {
    if ((this.#study?.index.version ?? -1) === this.#version) {
      return;
    }
    const before = this.#groups;
    const looks = this.#looks;
    this.#build();
    if (before.length !== this.#groups.length || before.some((group, at) => group !== this.#groups[at])) {
      this.#changed.fire(undefined);
      return;
    }
    for (const group of this.#groups) {
      if (looks.get(group) !== this.#looks.get(group)) {
        this.#changed.fire(group);
      }
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #begin(): void {
    this.#groups = [];
    this.#build();
    this.#changed.fire(undefined);
  }

  #build(): void {
    const study = this.#study;
    this.#version = study?.index.version ?? -1;
    const codings = this.#retriever?.codings() ?? [];
    const groups = study ? groupCodings(study.index, codings, this.#grouping, this.scope) : [];
    const known = new Map(this.#groups.map((group) => [group.id, group]));
    let count = 0;
    this.#groups = groups.map((group) => {
      count += group.codings.length;
      const id = `${this.#grouping.kind}:${study?.root.toString() ?? ''}:${group.key ?? ''}`;
      const node = known.get(id) ?? { kind: 'group', id, study: study!, group, rows: [], isOpen: count <= openRows };
      node.rows = rowNodes(node, group);
      node.group = group;
      return node;
    });
    this.#rows = this.#groups.flatMap(({ rows }) => rows);
    this.#looks = new Map(this.#groups.map((group) => [group, lookOf(group)]));
  }
}

/** Rows keep their identity by their words and their order among equal ones: typing elsewhere moves only offsets. */
function rowNodes(parent: GroupNode, { codings }: CodingGroup): readonly CodingNode[] {
  const known = new Map(parent.rows.map((row) => [row.id, row]));
  const counts = new Map<string, number>();
  return codings.map((coding) => {
    const name = `${parent.id}|${coding.transcript}|${coding.id ?? wordsKey(coding.text)}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const id = `${name}|${count}`;
    const row = known.get(id) ?? { kind: 'coding', id, study: parent.study, parent, coding };
    row.coding = coding;
    return row;
  });
}

function wordsKey(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 50)}${text.length}${text.slice(-20)}`;
}

/** Everything the rows of a group show. */
function lookOf({ study, group, rows }: GroupNode): string {
  const { codebook } = study.index;
  const names = new Map<string, string>();
  const nameAndColor = (slug: string): string => {
    const known = names.get(slug) ?? `${nameOf(codebook, slug)} ${colorOf(codebook, slug)}`;
    names.set(slug, known);
    return known;
  };
  const codes = (coding: IndexedCoding): string => coding.codes.map(nameAndColor).join(' ');
  return [group.label, ...rows.map(({ id, coding }) => `${id} ${codes(coding)} ${shownOf(coding)}`)].join('\n');
}

function shownOf({ line, speaker, by, id, text }: IndexedCoding): string {
  return `${line} ${speaker ?? ''} ${by ?? ''} ${id ?? ''} ${text.length}`;
}
