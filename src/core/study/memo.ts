import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { stringify } from 'yaml';
import { LineCursor } from '../text';
import type { TextEdit, TextRange } from '../text';
import { frontMatterRange, readFrontMatter } from './front-matter';
import { slugFromName } from './slug';
import type { StudyProblem } from './study-problem';

/** What a memo is about. Paths are relative to the study, with `/`. */
export type MemoSubject =
  | { readonly kind: 'study' }
  | { readonly kind: 'code'; readonly slug: string }
  | { readonly kind: 'transcript'; readonly path: string }
  | { readonly kind: 'coding'; readonly path: string; readonly id: string };

export interface Memo {
  readonly path: string;
  /** Never empty: a memo about nothing else is about the study. */
  readonly about: readonly MemoSubject[];
  /** Where each of them is written, UTF-16 offsets in the file; empty for the study's own journal. */
  readonly aboutRanges: readonly TextRange[];
  /** As written, e.g. `2024-11-05`. */
  readonly created: string | null;
  readonly author: string | null;
  /** The first heading, else the first words. */
  readonly title: string;
  /** Markdown as written, without the blank line after the front matter and the file's last line end. */
  readonly body: string;
  readonly bodyRange: TextRange;
  readonly problem: StudyProblem | null;
}

const parser = unified().use(remarkParse);

/** @param path relative to the study, with `/`. */
export function readMemo(path: string, text: string): Memo {
  const { range, attributes, lists, ranges, problem } = readFrontMatter(text);
  const bodyRange = findBody(text, range);
  const body = text.slice(bodyRange.start, bodyRange.end);
  const single = attributes.get('about');
  const written = single === undefined ? (lists.get('about') ?? []) : [String(single)];
  const places = ranges.get('about') ?? [];
  const about: MemoSubject[] = [];
  const aboutRanges: TextRange[] = [];
  written.forEach((subject, index) => {
    const place = places[index];
    const read = readSubject(subject, path);
    if (read !== null && place !== undefined) {
      about.push(read);
      aboutRanges.push(place);
    }
  });
  const created = attributes.get('created');
  const author = attributes.get('author');
  return {
    path,
    about: about.length === 0 ? [{ kind: 'study' }] : about,
    aboutRanges,
    created: created === undefined ? null : String(created),
    author: author === undefined ? null : String(author),
    title: titleOf(body),
    body,
    bodyRange,
    problem,
  };
}

/** How a subject is written in `about:`. The study itself is written by leaving `about` out. */
export function subjectText(subject: MemoSubject): string {
  switch (subject.kind) {
    case 'study':
      return '';
    case 'code':
      return `code:${subject.slug}`;
    case 'transcript':
      return subject.path;
    case 'coding':
      return `${subject.path}#${subject.id}`;
  }
}

export interface NewMemo {
  readonly about: readonly MemoSubject[];
  readonly created: string | null;
  readonly author: string | null;
  readonly body: string;
}

/** Text of a new memo file, with LF line ends; `readMemo` gives the body back as it is. */
export function memoText({ about, created, author, body }: NewMemo): string {
  const subjects = about.filter(({ kind }) => kind !== 'study').map(subjectText);
  const matter = {
    ...(subjects.length === 0 ? {} : { about: subjects }),
    ...(created === null ? {} : { created }),
    ...(author === null ? {} : { author }),
  };
  const isEmpty = Object.keys(matter).length === 0;
  const yaml = isEmpty ? '' : stringify(matter, { schema: 'core', lineWidth: 0 });
  // A body that begins with a rule would be taken for front matter if there were none above it.
  const head = isEmpty && !body.startsWith('---') ? '' : `---\n${yaml}---\n\n`;
  const text = body.replace(/\r\n?/gu, '\n');
  return text === '' ? head : `${head}${text}\n`;
}

/** The edit that gives a memo's file another body and leaves front matter and line ends as they are. */
export function replaceMemoBody(text: string, body: string): TextEdit {
  const front = frontMatterRange(text);
  const range = findBody(text, front);
  const eol = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const before = text.slice(front?.start ?? 0, range.start);
  const gap = front === null || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/u.test(before) ? '' : /[\r\n]$/u.test(before) ? eol : eol + eol;
  const newText = body.replace(/\r\n?|\n/gu, eol);
  return { range, newText: gap + newText + (range.end === text.length ? eol : '') };
}

/**
 * File name for a memo: when, to the second, and about what, so that two people who write at once do not collide.
 *
 * @param taken names already used in the folder.
 */
export function memoFileName(created: Date, subject: MemoSubject, taken: ReadonlySet<string>): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [String(created.getFullYear()).padStart(4, '0'), two(created.getMonth() + 1), two(created.getDate())].join('-');
  const time = two(created.getHours()) + two(created.getMinutes()) + two(created.getSeconds());
  const stem = `${day}-${time}-${nameOf(subject)}`;
  let name = `${stem}.md`;
  for (let number = 2; taken.has(name); number++) {
    name = `${stem}-${String(number)}.md`;
  }
  return name;
}

function nameOf(subject: MemoSubject): string {
  switch (subject.kind) {
    case 'study':
      return 'journal';
    case 'code':
      return slugFromName(subject.slug);
    case 'transcript':
      return slugFromName(fileStem(subject.path));
    case 'coding':
      return `${slugFromName(fileStem(subject.path))}-${subject.id}`;
  }
}

function fileStem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/iu, '');
}

function readSubject(written: string, memoPath: string): MemoSubject | null {
  const text = written.trim();
  if (text === '') {
    return null;
  }
  const slug = /^code:\s*\.?(.+)$/u.exec(text)?.[1];
  if (slug !== undefined) {
    return { kind: 'code', slug: slug.normalize('NFC') };
  }
  const hash = text.lastIndexOf('#');
  const path = resolvePath(hash > 0 ? text.slice(0, hash) : text, memoPath);
  return hash > 0 && hash < text.length - 1 ? { kind: 'coding', path, id: text.slice(hash + 1) } : { kind: 'transcript', path };
}

/** Paths are relative to the study; one that begins with a dot is a link and so relative to the memo. */
function resolvePath(written: string, memoPath: string): string {
  const path = written.replace(/\\/gu, '/').trim();
  if (!/^\.{1,2}\//u.test(path)) {
    return path.replace(/^\/+/u, '');
  }
  const parts = memoPath.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** One blank line parts front matter and body, one line end ends the file; all else is what somebody wrote. */
function findBody(text: string, front: TextRange | null): TextRange {
  const from = front?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const first = new LineCursor(text, from);
  const isBlank = front !== null && first.advance() && first.next > first.contentEnd && text.slice(first.start, first.contentEnd).trim() === '';
  const start = isBlank ? first.next : from;
  const end = text.endsWith('\r\n') ? text.length - 2 : /[\r\n]$/u.test(text) ? text.length - 1 : text.length;
  return { start, end: Math.max(start, end) };
}

function titleOf(body: string): string {
  const blocks = parser.parse(body).children;
  const heading = blocks.find((block) => block.type === 'heading' && toString(block).trim() !== '');
  const text = toString(heading ?? blocks.find((block) => toString(block).trim() !== '') ?? blocks).replace(/\s+/gu, ' ').trim();
  return heading === undefined ? firstWords(text) : text;
}

function firstWords(text: string): string {
  const words = text.split(' ');
  const short = words.slice(0, 10).join(' ');
  const points = [...short];
  return points.length > 80 ? `${points.slice(0, 79).join('')}…` : short + (words.length > 10 ? '…' : '');
}
