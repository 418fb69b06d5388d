import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { median } from './distribution';
import { runFresh, runInTurn } from './fresh-process';
import { ensureStudy, studySize } from './generated-study';
import type { ActivationReport } from './process-activate';
import type { ProcessReport } from './report-process';
import type { TypingReport } from './process-typing';
import { ms, table, times, type Figure } from './table';

/** What scripts/bench.mjs hands over: the folders of the bundles, of generated data, and the extension's bundle as it is shipped. */
const [bundles, data, extension] = process.argv.slice(2) as [string, string, string];
const rounds = 7;

function bundle(name: string): string {
  return join(bundles, `${name}.js`);
}

function studyFigures(): readonly Figure[] {
  const study = ensureStudy(join(data, 'study'));
  const cache = join(data, 'cache.json');
  const written = runFresh<ProcessReport>(bundle('process-write-cache'), [study, cache]);
  const runs = runInTurn<'empty' | 'read' | 'index' | 'reopen', ProcessReport>({
    empty: () => runFresh(bundle('process-empty'), []),
    read: () => runFresh(bundle('process-read'), [study]),
    index: () => runFresh(bundle('process-index'), [study]),
    reopen: () => runFresh(bundle('process-reopen'), [study, cache]),
  }, rounds);
  const of = (kind: keyof typeof runs, figure: 'whole' | keyof ProcessReport): number =>
    median(runs[kind].map((run) => (figure === 'whole' ? run.whole : run.report[figure])));
  const line = (what: string, kind: 'index' | 'reopen', figure: 'whole' | 'afterStart' | 'work' | 'counting', target?: number): Figure => {
    const ratio = of(kind, figure) / of('read', figure === 'counting' ? 'work' : figure);
    return {
      what, measured: ms(of(kind, figure)), ratio: `${times(ratio)} of reading`,
      ...(target === undefined ? {} : { target: { text: `at most ${target} x`, isMet: ratio <= target } }),
    };
  };
  const readLine = (what: string, figure: 'whole' | 'afterStart' | 'work'): Figure => ({ what, measured: ms(of('read', figure)) });
  return [
    { what: 'Node starting and ending, nothing else', measured: ms(of('empty', 'whole')) },
    readLine('reading and decoding, whole process', 'whole'),
    line('cold index, whole process', 'index', 'whole', 6),
    line('reopening from the cache, whole process', 'reopen', 'whole', 1),
    readLine('reading and decoding, without Node\'s start', 'afterStart'),
    line('cold index, without Node\'s start, loading the code included', 'index', 'afterStart', 6),
    line('reopening, without Node\'s start, loading the code included', 'reopen', 'afterStart', 1),
    readLine('reading and decoding, the work alone', 'work'),
    line('cold index, the work alone', 'index', 'work'),
    line('reopening, the work alone', 'reopen', 'work'),
    line('counting all codes for the first time, after the cold index', 'index', 'counting'),
    line('counting all codes for the first time, after reopening', 'reopen', 'counting'),
    { what: 'peak memory of the cold index', measured: mb(of('index', 'peakMemory')), ratio: `reading alone ${mb(of('read', 'peakMemory'))}` },
    { what: 'peak memory of reopening', measured: mb(of('reopen', 'peakMemory')), ratio: `cache file ${mb(written.report.counted / 1e6)}` },
    { what: 'codings found', measured: String(of('index', 'counted')), target: { text: String(studySize.codings), isMet: of('index', 'counted') === studySize.codings } },
  ];
}

function typingFigures(): readonly Figure[] {
  const { keystrokes, planning } = runFresh<TypingReport>(bundle('process-typing'), []).report;
  return [
    ...keystrokes.map(({ kind, times: { count, p50, p95, p99, max } }): Figure => ({
      what: `${kind} (${count})`,
      measured: `p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, longest ${ms(max)}`,
      target: { text: 'p95 at most 8 ms', isMet: p95 <= 8 },
    })),
    { what: 'planning one coding', measured: `p50 ${ms(planning.one.p50)}, p95 ${ms(planning.one.p95)}` },
    {
      what: 'planning 5,000 codings at once', measured: ms(planning.batch.p50),
      ratio: `${ms(planning.batch.p50 / 5000)} each; ${(planning.movedShare * 100).toFixed(2)} % of ends moved`,
    },
  ];
}

function extensionFigures(): readonly Figure[] {
  const runs = Array.from({ length: rounds }, () => runFresh<ActivationReport>(bundle('process-activate'), [extension]).report);
  const size = statSync(extension).size / 1000;
  return [
    { what: 'loading the bundle', measured: ms(median(runs.map((run) => run.load))) },
    { what: 'activate(), with a stand-in for VS Code and no study open', measured: ms(median(runs.map((run) => run.activate))) },
    { what: 'size of the extension\'s bundle', measured: `${size.toFixed(0)} kB`, target: { text: 'at most 500 kB', isMet: size <= 500 } },
  ];
}

function mb(size: number): string {
  return `${size.toFixed(0)} MB`;
}

const { interviews, notes, words, codings } = studySize;
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`);
console.log(table(
  `A study of ${interviews + notes} files, ${words.toLocaleString('en')} words, ${codings.toLocaleString('en')} codings (medians of ${rounds} fresh processes each)`,
  studyFigures(),
));
console.log(table('A transcript of 100,000 words with 2,000 codings', typingFigures()));
console.log(table(`The extension (medians of ${rounds} fresh processes)`, extensionFigures()));
