/** Times one thing many times and says what is typical and what is rare. */

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @param sorted ascending; @param share 0.5 is the median */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Median and range of a few rounds. */
export const spreadOf = (rounds: readonly number[]): Spread => {
  const sorted = [...rounds].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: quantile(sorted, 0), most: quantile(sorted, 1) };
};

/** However slow the work is, this many calls are counted. */
const FEWEST = 5;

/**
 * Calls `work` until the time is up.
 * @param milliseconds how long; a fifth of it warms up before and is not counted
 * @returns microseconds of each call, ascending
 */
export const microseconds = (work: () => unknown, milliseconds: number): number[] => {
  const warmUntil = performance.now() + milliseconds / 5;
  while (performance.now() < warmUntil) work();
  const samples: number[] = [];
  const end = performance.now() + milliseconds;
  for (let now = performance.now(); now < end || samples.length < FEWEST; ) {
    work();
    const done = performance.now();
    samples.push((done - now) * 1000);
    now = done;
  }
  return samples.sort((a, b) => a - b);
};
