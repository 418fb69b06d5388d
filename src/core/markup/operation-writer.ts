import type { TextRange } from '../text';
import { attributeObjection, formatAttributeList, isCode, isId } from './attribute-list';
import type { Attribute, Coding } from './model';
import type { CodingOperation, MovedEnd } from './operations';
import type { PassageEnds } from './passage-ends';
import { writeCoding } from './tag-form';
import type { Weave, WovenCoding } from './weave';

/** Applies operations to a weave, one after the other. */
export class OperationWriter {
  readonly moved: MovedEnd[] = [];
  private readonly newId: () => string;

  constructor(
    readonly weave: Weave,
    private readonly ends: PassageEnds,
    newId: () => string,
  ) {
    this.newId = () => {
      let id = newId();
      while (weave.ids.has(id)) {
        id = newId();
      }
      return id;
    };
  }

  /** Applies one operation; a message where it cannot be. */
  apply(operation: CodingOperation, index: number): string | null {
    switch (operation.kind) {
      case 'code':
        return this.code(operation, index);
      case 'uncode':
        return this.uncode(operation);
      case 'remove':
        return this.withCoding(operation.coding, (coding) => {
          this.weave.remove(coding);
          return null;
        });
      case 'recode':
        return (
          objectionToCodes(operation.codes) ??
          this.withCoding(operation.coding, (coding) => {
            this.setCodes(coding, operation.codes);
            return null;
          })
        );
      case 'setRange':
        return this.withCoding(operation.coding, (coding) => this.setRange(coding, operation.passage, index));
      case 'setAttributes':
        return this.withCoding(operation.coding, (coding) => this.setAttributes(coding, operation));
    }
  }

  private code(operation: CodingOperation & { readonly kind: 'code' }, index: number): string | null {
    const { codes, id, attributes = [] } = operation;
    const objection = objectionToCodes(codes) ?? this.objectionToId(id ?? null) ?? firstObjection(attributes);
    if (objection !== null) {
      return objection;
    }
    const passage = this.placed(operation.passage, index);
    if (typeof passage === 'string') {
      return passage;
    }
    const unique = [...new Set(codes.map((code) => code.normalize('NFC')))];
    writeCoding(this.weave, this.ends, { passage, codes: unique, id: id ?? null, attributes }, this.newId);
    return null;
  }

  private uncode({ passage, codes, id }: CodingOperation & { readonly kind: 'uncode' }): string | null {
    const objection = objectionToCodes(codes) ?? this.objectionToPassage(passage);
    if (objection !== null) {
      return objection;
    }
    const wanted = new Set(codes.map((code) => code.normalize('NFC')));
    const placed = this.ends.place(passage);
    const exact = this.weave.at(passage);
    const found = (exact.length > 0 || !placed ? exact : this.weave.at(placed)).filter(
      (coding) => (id === undefined || coding.id === id) && coding.codes.some((code) => wanted.has(code)),
    );
    const missing = [...wanted].find((code) => !found.some((coding) => coding.codes.includes(code)));
    if (missing !== undefined) {
      const which = id === undefined ? '' : ` with the id ${id}`;
      return `No coding of exactly this passage${which} has the code "${missing}".`;
    }
    for (const coding of found) {
      const left = coding.codes.filter((code) => !wanted.has(code));
      if (left.length === 0) {
        this.weave.remove(coding);
      } else {
        this.setCodes(coding, left);
      }
    }
    return null;
  }

  private setCodes(coding: WovenCoding, codes: readonly string[]): void {
    coding.codes = [...new Set(codes.map((code) => code.normalize('NFC')))];
    this.rewriteList(coding);
  }

  private setRange(coding: WovenCoding, asked: TextRange, index: number): string | null {
    const passage = this.placed(asked, index);
    if (typeof passage === 'string') {
      return passage;
    }
    const { codes, id, attributes } = coding;
    this.weave.remove(coding);
    const written = writeCoding(this.weave, this.ends, { passage, codes, id, attributes }, this.newId);
    this.weave.replace(coding, written);
    return null;
  }

  private setAttributes(
    coding: WovenCoding,
    { id, attributes }: CodingOperation & { readonly kind: 'setAttributes' },
  ): string | null {
    const objection = (id === coding.id ? null : this.objectionToId(id)) ?? firstObjection(attributes);
    if (objection !== null) {
      return objection;
    }
    if (coding.kind === 'anchored' && id !== coding.id) {
      return 'The id of an anchored coding pairs its two ends and is not changed here.';
    }
    if (id !== coding.id && coding.id !== null) {
      this.weave.ids.delete(coding.id);
    }
    if (id !== null) {
      this.weave.ids.add(id);
    }
    coding.id = id;
    coding.attributes = attributes;
    this.rewriteList(coding);
    return null;
  }

  private rewriteList(coding: WovenCoding): void {
    const { codes, id, attributes, kind, listPiece } = coding;
    const bracket = listPiece.text.startsWith('[') ? '[]' : ']';
    const list = formatAttributeList({ codes, id, attributes, anchored: kind === 'anchored' });
    this.weave.rewrite(listPiece, bracket + list);
  }

  private withCoding(coding: Coding, change: (coding: WovenCoding) => string | null): string | null {
    const woven = this.weave.find(coding);
    return woven ? change(woven) : 'This coding is no longer in the transcript.';
  }

  private placed(asked: TextRange, operation: number): TextRange | string {
    const objection = this.objectionToPassage(asked);
    if (objection !== null) {
      return objection;
    }
    const passage = this.ends.place(asked);
    if (!passage) {
      return 'There is nothing to code here: front matter, code and the marks of Markdown are not coded. Choose a passage of text.';
    }
    for (const end of ['start', 'end'] as const) {
      if (passage[end] !== asked[end]) {
        this.moved.push({ operation, end, asked: asked[end], placed: passage[end] });
      }
    }
    return passage;
  }

  private objectionToPassage({ start, end }: TextRange): string | null {
    const { length } = this.weave.verbatim;
    return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length
      ? null
      : `The passage ${start}..${end} is not within the verbatim text, which has ${length} UTF-16 units, or is empty.`;
  }

  private objectionToId(id: string | null): string | null {
    if (id === null) {
      return null;
    }
    if (!isId(id)) {
      return `"${id}" is not an id: a letter, then letters, digits, - and _.`;
    }
    return this.weave.ids.has(id) ? `The id ${id} is taken in this transcript.` : null;
  }
}

function objectionToCodes(codes: readonly string[]): string | null {
  if (codes.length === 0) {
    return 'A coding needs at least one code.';
  }
  const wrong = codes.find((code) => !isCode(code.normalize('NFC')));
  return wrong === undefined ? null : `"${wrong}" is not a code: a letter or _, then letters, digits, -, _ and :.`;
}

function firstObjection(attributes: readonly Attribute[]): string | null {
  return attributes.map(attributeObjection).find((objection) => objection !== null) ?? null;
}
