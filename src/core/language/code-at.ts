import type { TextRange } from '../text';
import type { StudyFile } from './code-references';
import { slugWithin } from './code-references';
import { tagPartAt } from './tag-part';

/** A code named at a place: by its slug, or in the codebook by the name people read. */
export interface CodeAt {
  readonly slug: string;
  readonly by: 'slug' | 'name';
  /** The slug or name: UTF-16 offsets in the file. */
  readonly range: TextRange;
}

/** The code a source offset touches: a slug in a tag, a heading of the codebook, a subject of a memo. */
export function codeAt(file: StudyFile, offset: number): CodeAt | null {
  switch (file.kind) {
    case 'transcript': {
      const part = tagPartAt(file.markup, offset);
      return part?.kind === 'code' ? { slug: part.slug, by: 'slug', range: part.range } : null;
    }
    case 'codebook': {
      const code = file.codebook.codes.find(({ heading }) => touches(heading, offset));
      return !code
        ? null
        : code.slugRange && touches(code.slugRange, offset)
          ? { slug: code.slug, by: 'slug', range: code.slugRange }
          : { slug: code.slug, by: 'name', range: code.nameRange };
    }
    case 'memo': {
      const index = file.memo.aboutRanges.findIndex((range) => touches(range, offset));
      const subject = file.memo.aboutRanges[index];
      const about = file.memo.about[index];
      return subject && about?.kind === 'code'
        ? { slug: about.slug, by: 'slug', range: slugWithin(file.text, subject, about.slug) ?? subject }
        : null;
    }
  }
}

function touches({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
