/** What a measured process says at its end, as one line of JSON. Milliseconds and MB. */
export interface ProcessReport {
  /** From the end of Node's own start to now: loading the bundle and doing the work. */
  readonly afterStart: number;
  /** The work alone, without loading the bundle. */
  readonly work: number;
  /** Counting for the first time, after the work. */
  readonly counting: number;
  /** Processor time of the whole process on all its threads, Node's start and the garbage collector's helpers included. */
  readonly processor: number;
  readonly peakMemory: number;
  /** What was counted, so that the parent can tell that the work was done. */
  readonly counted: number;
}

/**
 * @param started `performance.now()` when the work began
 * @param count what comes of the work, asked for once when its time is taken
 */
export function report(started: number, count: () => number): void {
  const now = performance.now();
  const counted = count();
  const counting = performance.now() - now;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const line: ProcessReport = {
    afterStart: now - bootstrapComplete(),
    work: now - started,
    counting,
    processor: (userCPUTime + systemCPUTime) / 1000,
    peakMemory: maxRSS / 1024,
    counted,
  };
  process.stdout.write(JSON.stringify(line));
}

function bootstrapComplete(): number {
  return (performance as unknown as { readonly nodeTiming: { readonly bootstrapComplete: number } }).nodeTiming.bootstrapComplete;
}
