import { asides, slugs, suspicious, words } from './generated-words';
import { SeededRandom } from './seeded-random';

/** What to generate. Same plan, same text. */
export interface TranscriptPlan {
  readonly seed: number;
  readonly kind: 'interview' | 'note';
  readonly words: number;
  readonly codings: number;
}

/**
 * A transcript with tags, written directly: the figures must not depend on the writer they measure. About three codings in four are spans,
 * a tenth of those hold another one, the rest are anchors over one to four turns, which cross spans and each other.
 */
export function generateTranscript(plan: TranscriptPlan): string {
  const random = new SeededRandom(plan.seed);
  const turns: string[] = [frontMatter(plan, random)];
  const open: { readonly id: string; turnsLeft: number }[] = [];
  const speakers = ['Interviewer', `P${String(plan.seed % 90 + 10)}`, 'Carer'];
  let written = 0;
  let coded = 0;
  let seconds = 0;
  while (written < plan.words) {
    const length = Math.min(random.between(12, 130), plan.words - written);
    const due = Math.round(plan.codings * Math.min(1, (written + length) / plan.words)) - coded;
    const turn = new TurnWriter(random, length);
    for (const passage of open) {
      passage.turnsLeft--;
      if (passage.turnsLeft <= 0) turn.close(passage.id);
    }
    removeClosed(open);
    for (let made = 0; made < due; made++) {
      if (random.chance(0.24) && written + length < plan.words) {
        const id = newId(random);
        turn.open(id);
        open.push({ id, turnsLeft: random.between(1, 4) });
      } else {
        turn.span();
      }
    }
    coded += due;
    written += length;
    if (written >= plan.words) for (const passage of open) turn.close(passage.id);
    seconds += length;
    turns.push(label(plan, random, speakers, turns.length, seconds) + turn.text());
  }
  return `${turns.join('\n\n')}\n`;
}

/** The words of one turn with markers between them. */
class TurnWriter {
  private readonly words: string[];
  private readonly before: string[];
  private readonly after: string[];
  /** Words a span covers; the places where spans may still go. */
  private free: number;

  constructor(private readonly random: SeededRandom, length: number) {
    this.words = Array.from({ length }, () => random.pickSkewed(words));
    this.before = this.words.map(() => '');
    this.after = this.words.map(() => '');
    this.free = 0;
    for (let at = 3; at < length; at += random.between(9, 60)) {
      if (random.chance(0.6)) this.words[at] = random.chance(0.03) ? random.pick(suspicious) : random.pick(asides);
    }
    for (let at = random.between(8, 16); at < length; at += random.between(8, 16)) this.words[at - 1] = this.words[at - 1]! + random.pick([',', '.', '.', '?']);
  }

  /** Spans stand one after the other, so that each is on words of its own. */
  span(): void {
    const length = this.words.length;
    const start = Math.min(length - 1, this.free + this.random.between(0, 3));
    const end = Math.min(length - 1, start + this.random.between(1, 9));
    const by = this.random.chance(0.3) ? ' by=ao' : '';
    this.before[start] = `${this.before[start]!}[`;
    this.after[end] = `]{.${this.codes()}${by}}${this.after[end]!}`;
    if (!this.random.chance(0.1)) this.free = Math.min(length - 1, end + 1);
  }

  open(id: string): void {
    const at = this.random.between(0, this.words.length - 1);
    this.before[at] = `[]{.${this.codes()} from=${id}}${this.before[at]!}`;
  }

  close(id: string): void {
    const at = this.random.between(0, this.words.length - 1);
    this.after[at] = `${this.after[at]!}[]{to=${id}}`;
  }

  text(): string {
    return this.words.map((word, at) => this.before[at]! + word + this.after[at]!).join(' ');
  }

  private codes(): string {
    const first = this.random.pickSkewed(slugs);
    const second = this.random.pickSkewed(slugs);
    return first === second || !this.random.chance(0.2) ? first : `${first} .${second}`;
  }
}

function removeClosed(open: { turnsLeft: number }[]): void {
  for (let at = open.length - 1; at >= 0; at--) if (open[at]!.turnsLeft <= 0) open.splice(at, 1);
}

function newId(random: SeededRandom): string {
  return `s${Array.from({ length: 7 }, () => '0123456789abcdefghijklmnopqrstuvwxyz'[random.between(0, 35)]).join('')}`;
}

function frontMatter(plan: TranscriptPlan, random: SeededRandom): string {
  return ['---', `title: ${plan.kind} ${plan.seed}`, `site: ${random.pick(['Millbrook', 'Saltmarsh', 'Northgate'])}`,
    `wave: ${random.between(1, 3)}`, `role: ${random.pick(['nurse', 'carer', 'manager', 'GP'])}`, 'speakers: [Interviewer, Carer]', '---'].join('\n');
}

/* Interviews change speakers; notes have headings and paragraphs, some of them lists. */
function label(plan: TranscriptPlan, random: SeededRandom, speakers: readonly string[], turn: number, seconds: number): string {
  if (plan.kind === 'note') return random.chance(0.05) ? `## Part ${turn}\n\n` : random.chance(0.1) ? '- ' : '';
  const time = random.chance(0.2) ? `[${clock(seconds)}] ` : '';
  return `${time}**${speakers[turn % 7 === 0 ? 2 : turn % 2]!}:** `;
}

function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
