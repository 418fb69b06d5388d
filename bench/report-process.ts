/** What a measured process says at its end, as one line of JSON. Milliseconds and MB. */
export interface ProcessReport {
  /** From the end of Node's own start to now: loading the bundle and doing the work. */
  readonly afterStart: number;
  /** The work alone, without loading the bundle. */
  readonly work: number;
  /** Processor time of the whole process on all its threads, Node's start and the garbage collector's helpers included. */
  readonly processor: number;
  readonly peakMemory: number;
  /** What was counted, so that the parent can tell that the work was done. */
  readonly counted: number;
}

/** @param started `performance.now()` when the work began */
export function report(started: number, counted: number): void {
  const now = performance.now();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const line: ProcessReport = {
    afterStart: now - bootstrapComplete(),
    work: now - started,
    processor: (userCPUTime + systemCPUTime) / 1000,
    peakMemory: maxRSS / 1024,
    counted,
  };
  process.stdout.write(JSON.stringify(line));
}

function bootstrapComplete(): number {
  return (performance as unknown as { readonly nodeTiming: { readonly bootstrapComplete: number } }).nodeTiming.bootstrapComplete;
}
