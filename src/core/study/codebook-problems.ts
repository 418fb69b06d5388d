import type { TextRange } from '../text';
import { slugFromName } from './slug';
import type { StudyProblem } from './study-problem';

/** Collects what is wrong with a codebook, worded for the person who wrote it. */
export class CodebookProblems {
  private readonly problems: StudyProblem[] = [];

  get all(): readonly StudyProblem[] {
    return this.problems;
  }

  secondTitle(range: TextRange): void {
    this.add('second-title', 'warning', range,
      'Only the first level-1 heading is the title, so this one is not read. Write it with ## to make it a code.');
  }

  skippedLevel(range: TextRange, name: string, level: number, before: number): void {
    this.add('skipped-level', 'information', range,
      `“${name}” is at level ${String(level)}, but the heading above it is at level ${String(before)}. Use ${'#'.repeat(before + 1)} to place it directly below.`);
  }

  badSlug(range: TextRange, slug: string, name: string): void {
    this.add('bad-slug', 'error', range,
      `“${slug}” cannot stand in a tag: a slug begins with a letter and has letters, digits, - and _ only. Try “${slugFromName(name)}”.`);
  }

  reservedSlug(range: TextRange, slug: string): void {
    this.add('reserved-slug', 'error', range,
      `“${slug}” means something to pandoc or Quarto, which would change how the passages look. Choose another slug, such as “${slug}-code”.`);
  }

  duplicateSlug(range: TextRange, slug: string, first: string): void {
    this.add('duplicate-slug', 'error', range,
      `The slug “${slug}” already belongs to “${first}”, so this entry is not read. Give it a slug of its own.`);
  }

  badColor(range: TextRange, color: string): void {
    this.add('bad-color', 'warning', range,
      `“${color}” is not a colour. Write it as #rrggbb, or leave it out and one is filled in.`);
  }

  malformedAttributes(ranges: readonly TextRange[]): void {
    for (const range of ranges) {
      this.add('malformed-attributes', 'warning', range,
        'This is not read: between the braces stand #slug, color="…" and groups="…".');
    }
  }

  private add(code: string, severity: StudyProblem['severity'], range: TextRange, message: string): void {
    this.problems.push({ code, severity, range, message });
  }
}
