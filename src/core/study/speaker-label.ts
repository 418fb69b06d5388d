import type { TextRange } from '../text';

/** Something at the start of a line that may name who speaks. Offsets are UTF-16 offsets in the verbatim text. */
export interface SpeakerLabel {
  readonly name: string;
  /** In `Ann Lee (AL):` the letters in brackets and the name before them. */
  readonly initials: string | null;
  readonly nameWithoutInitials: string | null;
  readonly form: 'plain' | 'bold' | 'heading';
  /** The label with its markup and colon, without timestamps outside them. */
  readonly range: TextRange;
  readonly timestamp: string | null;
}

const maxLength = 60;
const maxWords = 6;
/** A label with markup, colon and timestamps around it fits in here; further right no colon makes a label. */
const window = 110;
/** A timestamp before a label with the blanks and the dash behind it; what is longer is read the long way. */
const longestStamp = 24;

const clock = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;
const stamp = String.raw`\[(${clock})\]|\((${clock})\)`;
const leadingStamp = new RegExp(String.raw`^(?:\\?\[(${clock})\\?\]|\((${clock})\)|(${clock})(?=[ \t]))[ \t]*(?:[-–—][ \t]+)?`, 'u');
const trailingStamp = new RegExp(String.raw`[ \t]*(?:${stamp})$`, 'u');
const stampAfter = new RegExp(String.raw`^[ \t]*(?:${stamp})`, 'u');
const emphasised = /^(\*{1,3}|_{1,3})(?![\s*_])/u;
/** `Q - …`: initials before a dash, a form found in transcripts of questions and answers. */
const initialsBeforeDash = /^(\p{Lu}{1,3}) [-–—] (?!\1\b)(?=\S)/u;

/** Punctuation of sentences, quotations and markup, which no name has. */
const notInName = /[|<>{}[\]"“”«»„`!?;=…，。！？；、「」『』《》*\\]|\p{Cc}/u;

/** A label whose range counts from the first character of its line. */
type RelativeLabel = SpeakerLabel;

/**
 * Reads the labels of one transcript. Few names label thousands of lines, so what a label says is worked out once for
 * each way it is written.
 */
export class LabelReader {
  private readonly known = new Map<string, RelativeLabel | null>();

  constructor(private readonly text: string) {}

  /**
   * The label of the line that begins at `first` and ends before `end`, or null. Whether it is a speaker's depends on
   * the other labels of the transcript.
   */
  read(first: number, end: number, headingLevel: number | null): SpeakerLabel | null {
    if (headingLevel !== null) {
      return end - first > window ? null : shifted(this.heading(this.text.slice(first, end), headingLevel), first);
    }
    const { text } = this;
    const mark = mayBegin(text.charCodeAt(first)) ? firstColonOrDash(text, first, end) : -1;
    if (mark === -1) {
      return null;
    }
    const label = this.known.get(text.slice(first, afterMark(text, mark, end)));
    const read = label ? withStampAfter(label, text, first, end) : (this.readStamped(first, end) ?? this.readNew(first, end, mark));
    return read === null || isTableRow(text, first, end) ? null : shifted(read, first);
  }

  /** A label seen before, behind a timestamp; null where it is none. */
  private readStamped(first: number, end: number): RelativeLabel | null {
    const { text } = this;
    const before = /[[(\d]/.test(text.charAt(first)) ? leadingStamp.exec(text.slice(first, Math.min(end, first + longestStamp))) : null;
    if (before === null) {
      return null;
    }
    const at = before[0].length;
    const mark = firstColonOrDash(text, first + at, end);
    const label = mark === -1 ? null : this.known.get(text.slice(first + at, afterMark(text, mark, end)));
    const read = label && at + label.range.end <= window ? withStampAfter(label, text, first + at, end) : null;
    return read && { ...read, range: { start: at, end: at + read.range.end }, timestamp: matched(before) };
  }

  private heading(line: string, level: number): RelativeLabel | null {
    let label = this.known.get(line);
    if (label === undefined) {
      label = headingLabel(line, level);
      this.known.set(line, label);
    }
    return label;
  }

  private readNew(first: number, end: number, mark: number): RelativeLabel | null {
    const label = readLine(this.text.slice(first, Math.min(end, first + window)));
    const key = this.text.slice(first, afterMark(this.text, mark, end));
    if (label !== null && label.timestamp === null && label.range.start === 0 && label.range.end === key.length) {
      this.known.set(key, label);
    }
    return label;
  }
}

function readLine(line: string): RelativeLabel | null {
  const before = leadingStamp.exec(line);
  const start = before?.[0].length ?? 0;
  const rest = line.slice(start);
  const label = emphasised.test(rest) ? boldLabel(rest) : plainLabel(rest);
  if (label === null) {
    return null;
  }
  const inside = withoutStamp(label.name);
  const after = label.after ?? stampAfter.exec(rest.slice(label.length));
  const parts = nameParts(inside.name);
  return parts === null ? null : {
    ...parts,
    form: label.form,
    range: { start, end: start + label.length },
    timestamp: matched(before) ?? inside.timestamp ?? matched(after),
  };
}

function shifted(label: RelativeLabel | null, by: number): SpeakerLabel | null {
  return label === null ? null : { ...label, range: { start: label.range.start + by, end: label.range.end + by } };
}

/** Offset after the colon and the emphasis that closes with it: where a label most often ends. */
function afterMark(text: string, mark: number, end: number): number {
  let at = mark + 1;
  const emphasis = text.charCodeAt(at);
  while (at < end && at < mark + 4 && (emphasis === 0x2a || emphasis === 0x5f) && text.charCodeAt(at) === emphasis) {
    at++;
  }
  return at;
}

/** A label seen before, with the timestamp that follows it on this line. */
function withStampAfter(label: RelativeLabel, text: string, first: number, end: number): RelativeLabel | null {
  const from = first + label.range.end;
  if (label.form === 'plain' && from < end && !/[\s：]/u.test(text.charAt(text.charAt(from - 1) === '：' ? from - 1 : from))) {
    return null;
  }
  let at = from;
  while (at < end && text.charCodeAt(at) === 0x20) {
    at++;
  }
  const opens = text.charCodeAt(at) === 0x5b || text.charCodeAt(at) === 0x28;
  return opens && at < end ? { ...label, timestamp: matched(stampAfter.exec(text.slice(at, Math.min(end, at + 20)))) } : label;
}

/** A name as it is compared: one space between words, NFC, without the backslashes of escapes. */
export function normalizeName(name: string): string {
  return name.replace(/\\(?=[!-/:-@[-`{-~])/gu, '').replace(/\s+/gu, ' ').trim().normalize('NFC');
}

interface RawLabel {
  readonly name: string;
  readonly form: 'plain' | 'bold';
  readonly length: number;
  /** A timestamp between name and colon that lies outside the emphasis. */
  readonly after: RegExpExecArray | null;
}

function boldLabel(line: string): RawLabel | null {
  const open = emphasised.exec(line)?.[1] ?? '';
  const close = line.indexOf(open, open.length);
  if (close !== -1) {
    const inner = line.slice(open.length, close);
    const at = close + open.length;
    if (/[:：]$/u.test(inner)) {
      return { name: inner.slice(0, -1), form: 'bold', length: at, after: null };
    }
    const stamped = stampAfter.exec(line.slice(at));
    const colon = at + (stamped?.[0].length ?? 0);
    if (/^[:：]/u.test(line.slice(colon, colon + 1))) {
      return { name: inner, form: 'bold', length: colon + 1, after: stamped };
    }
  }
  // Questions are often bold as a whole: “**Interviewer: How did it begin?**”.
  const colon = findColon(line);
  return colon === -1 ? null : { name: line.slice(open.length, colon), form: 'bold', length: colon + 1, after: null };
}

function plainLabel(line: string): RawLabel | null {
  const dashed = initialsBeforeDash.exec(line);
  if (dashed !== null) {
    return { name: dashed[1] ?? '', form: 'plain', length: dashed[0].length - 1, after: null };
  }
  const colon = findColon(line);
  return colon === -1 ? null : { name: line.slice(0, colon), form: 'plain', length: colon + 1, after: null };
}

/** The first colon outside a timestamp; an ASCII one must be followed by a blank, as in no address and no clock time. */
function findColon(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === '：' || (char === ':' && /^[\s*_]?$/u.test(line.charAt(at + 1)))) {
      return at;
    }
    if (char === ':' && !/\d/u.test(line.charAt(at + 1))) {
      return -1;
    }
  }
  return -1;
}

function headingLabel(line: string, level: number): RelativeLabel | null {
  const marks = /^#{1,6}[ \t]+/u.exec(line)?.[0].length ?? 0;
  const content = line.slice(marks).replace(/[ \t]+#*[ \t]*$/u, '');
  const before = leadingStamp.exec(content);
  let name = content.slice(before?.[0].length ?? 0);
  const bold = /^(\*\*|__)(.+)\1([:：]?)$/u.exec(name);
  name = bold === null ? name : `${bold[2] ?? ''}${bold[3] ?? ''}`;
  const outside = withoutStamp(name);
  const hasColon = /[:：]$/u.test(outside.name);
  const inside = withoutStamp(hasColon ? outside.name.slice(0, -1) : outside.name);
  // Sections of field notes recur too (“## Setting”), so a heading without a colon is a label only from level 3 down.
  const parts = hasColon || level >= 3 ? nameParts(inside.name) : null;
  return parts === null ? null : {
    ...parts,
    form: 'heading',
    range: { start: 0, end: marks + content.length },
    timestamp: matched(before) ?? outside.timestamp ?? inside.timestamp,
  };
}

function withoutStamp(name: string): { readonly name: string; readonly timestamp: string | null } {
  const leading = leadingStamp.exec(name);
  const rest = name.slice(leading?.[0].length ?? 0);
  const trailing = trailingStamp.exec(rest);
  const bare = trailing === null ? rest : rest.slice(0, trailing.index);
  return { name: bare.trim(), timestamp: matched(leading) ?? matched(trailing) };
}

function nameParts(written: string): Pick<SpeakerLabel, 'name' | 'initials' | 'nameWithoutInitials'> | null {
  const name = normalizeName(written);
  if (name.length > maxLength || !/\p{L}/u.test(name) || !/^[\p{L}\p{N}_(#&@]/u.test(name) || notInName.test(name)) {
    return null;
  }
  // A full stop inside a name ends a short form (“Dr. Osei”), not a sentence.
  if (name.split(' ').length > maxWords || /(?:[^\s.]{5,}|(?:^|\s)\p{Ll}\S*)\. /u.test(name) || name.includes('//')) {
    return null;
  }
  const bracketed = /^(.+?) ?[（(]([^()（）]+)[)）]$/u.exec(name);
  return { name, initials: bracketed?.[2]?.trim() ?? null, nameWithoutInitials: bracketed?.[1] ?? null };
}

function matched(match: RegExpExecArray | null): string | null {
  return match?.slice(1).find((group: string | undefined) => group !== undefined) ?? null;
}

/** Letters, digits, emphasis, brackets of a timestamp; not quotes, lists, tables, links or HTML. */
function mayBegin(code: number): boolean {
  return code > 0x7f || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
    || code === 0x2a || code === 0x5f || code === 0x5b || code === 0x28 || code === 0x5c;
}

/** Rules out nearly every line of talk before anything is copied or matched; -1 where the line has no label. */
function firstColonOrDash(text: string, first: number, end: number): number {
  const limit = Math.min(end, first + window);
  for (let at = first; at < limit; at++) {
    const code = text.charCodeAt(at);
    // Initials take three letters at most, so a dash further right makes no label.
    if (code === 0x3a || code === 0xff1a || (at - first <= 16 && isDash(code) && text.charCodeAt(at + 1) === 0x20)) {
      return at;
    }
  }
  return -1;
}

function isDash(code: number): boolean {
  return code === 0x2d || code === 0x2013 || code === 0x2014;
}

function isTableRow(text: string, first: number, end: number): boolean {
  const bar = text.slice(first, end).indexOf('|');
  return bar !== -1 && text.charAt(first + bar - 1) !== '\\';
}
