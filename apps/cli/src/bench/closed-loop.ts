/** So many clients, each sending its next request when the last has been answered, for so long. */

export interface LoopResult {
  readonly done: number;
  readonly failed: number;
  /** A few different reasons. */
  readonly failures: readonly string[];
  readonly perSecond: number;
  /** Of each request that was done, in the order of finishing. */
  readonly milliseconds: readonly number[];
}

const REASONS_KEPT = 5;

/** @param turn does one thing for a client and says why it failed; turns of a client are numbered from 0 */
export const closedLoop = async (
  clients: number,
  seconds: number,
  turn: (client: number, turn: number) => Promise<string | undefined>,
): Promise<LoopResult> => {
  const milliseconds: number[] = [];
  const failures = new Set<string>();
  let failed = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const client = async (number: number): Promise<void> => {
    for (let count = 0; performance.now() < end; count += 1) {
      const asked = performance.now();
      const why = await turn(number, count);
      if (why === undefined) milliseconds.push(performance.now() - asked);
      else {
        failed += 1;
        if (failures.size < REASONS_KEPT) failures.add(why);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  // Requests under way at the end are finished and counted, and so is the time they took.
  const took = (performance.now() - begun) / 1000;
  return {
    done: milliseconds.length,
    failed,
    failures: [...failures],
    perSecond: milliseconds.length / took,
    milliseconds,
  };
};
