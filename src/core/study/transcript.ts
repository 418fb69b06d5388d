import { LineCursor } from '../text';
import type { TextRange } from '../text';
import type { MarkupDocument } from '../markup/document';
import type { Attribute, Coding, MarkupDiagnostic } from '../markup/model';
import { readFrontMatter } from './front-matter';
import type { AttributeValue } from './front-matter';
import type { StudyProblem } from './study-problem';
import { readTurns } from './turns';
import type { Turn } from './turns';
import { countWords } from './words';

/** A coding as the study knows it: with its quote, its place and who speaks. */
export interface IndexedCoding {
  /** Path of the transcript, relative to the study. */
  readonly transcript: string;
  readonly codes: readonly string[];
  readonly id: string | null;
  /** The coder: the tag's `by`. */
  readonly by: string | null;
  readonly attributes: readonly Attribute[];
  /** UTF-16 offsets in the verbatim text. */
  readonly verbatim: TextRange;
  /** UTF-16 offsets of the passage in the file. */
  readonly source: TextRange;
  /** UTF-16 offsets of the braces that hold the codes. */
  readonly tag: TextRange;
  /** The passage, whole, as it stands in the verbatim text. */
  readonly text: string;
  /** 1-based line of the file where the passage begins. */
  readonly line: number;
  /** Who speaks where the passage begins. */
  readonly speaker: string | null;
}

/** What counting needs of a coding. */
export type Coded = Pick<IndexedCoding, 'codes' | 'speaker'>;

export interface Transcript {
  /** Relative to the study, with `/`. */
  readonly path: string;
  /** Front matter's `title`, else the first level-1 heading near the top, else the file's name. */
  readonly title: string;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  /** Who speaks, in order of their first turn. */
  readonly speakers: readonly string[];
  readonly turnCount: number;
  /** Words of the verbatim text without front matter. */
  readonly words: number;
  /** By where they begin, the longer first. */
  readonly codings: readonly IndexedCoding[];
  /** In the order of `codings`, which cost more where the transcript comes from the cache: they have the quotes. */
  readonly coded: readonly Coded[];
  /** What is wrong with tags and front matter, by place. */
  readonly problems: readonly StudyProblem[];
}

/** How far into a transcript its title is looked for, in UTF-16 units. */
const titleWithin = 2000;

/** @param path relative to the study, with `/`. */
export function readTranscript(path: string, markup: MarkupDocument): Transcript {
  const frontMatter = readFrontMatter(markup.text);
  const verbatim = markup.verbatimText();
  const turns = readTurns(verbatim, listedSpeakers(frontMatter));
  const bodyStart = frontMatter.range?.end ?? 0;
  const title = frontMatter.attributes.get('title');
  const problems = markup.diagnostics.map(problemOf);
  if (frontMatter.problem !== null) {
    problems.unshift(frontMatter.problem);
  }
  const codings = indexCodings(path, markup, verbatim, turns);
  return {
    path,
    title: title === undefined || title === '' ? (headingTitle(verbatim, bodyStart) ?? fileName(path)) : String(title),
    attributes: frontMatter.attributes,
    speakers: [...new Set(turns.map(({ speaker }) => speaker))],
    turnCount: turns.length,
    words: countWords(verbatim, bodyStart),
    codings,
    get coded(): readonly Coded[] {
      return codings.map(({ codes, speaker }) => ({ codes, speaker }));
    },
    problems,
  };
}

/** The names under front matter's `speakers`, which count as speakers even where they speak once. */
export function listedSpeakers(frontMatter: ReturnType<typeof readFrontMatter>): readonly string[] {
  const one = frontMatter.attributes.get('speakers');
  return one === undefined ? (frontMatter.lists.get('speakers') ?? []) : String(one).split(',').map((name) => name.trim());
}

function indexCodings(
  path: string,
  markup: MarkupDocument,
  verbatim: string,
  turns: readonly Turn[],
): readonly IndexedCoding[] {
  if (markup.codings.length === 0) {
    return [];
  }
  const line = new LineCursor(markup.text);
  let lineNumber = 0;
  let turn = 0;
  return markup.codings.map((coding: Coding) => {
    // Codings come in the order of the text, so lines and turns are walked once beside them.
    while (line.next <= coding.source.start && line.advance()) {
      lineNumber++;
    }
    while (turn < turns.length && (turns[turn]?.range.end ?? 0) <= coding.verbatim.start) {
      turn++;
    }
    const current = turns[turn];
    const isInside = current !== undefined && current.range.start <= coding.verbatim.start;
    return {
      transcript: path,
      codes: coding.codes,
      id: coding.id,
      by: valueOf(coding.attributes, 'by'),
      attributes: coding.attributes,
      verbatim: coding.verbatim,
      source: coding.source,
      tag: coding.attributeList,
      text: verbatim.slice(coding.verbatim.start, coding.verbatim.end),
      line: lineNumber,
      speaker: isInside ? current.speaker : null,
    };
  });
}

/** The value of a tag's attribute, or null. */
export function valueOf(attributes: readonly Attribute[], key: string): string | null {
  return attributes.find((attribute) => attribute.key === key)?.value ?? null;
}

/** A tag that is not read is a coding lost, and only a person can say which; the rest is worth a look. */
function problemOf({ code, range, message }: MarkupDiagnostic): StudyProblem {
  const isLost = code === 'from-without-to' || code === 'to-without-from' || code === 'duplicate-from';
  return { code, severity: isLost ? 'error' : 'warning', range, message };
}

function headingTitle(verbatim: string, from: number): string | null {
  const head = verbatim.slice(from, from + titleWithin);
  const heading = /(?:^|[\r\n])\uFEFF?#[ \t]+([^\r\n]+)/u.exec(head)?.[1];
  const title = heading?.replace(/[ \t]+#+[ \t]*$/u, '').replace(/[*`]/gu, '').replace(/\s+/gu, ' ').trim();
  return title === undefined || title === '' ? null : title;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/iu, '');
}
