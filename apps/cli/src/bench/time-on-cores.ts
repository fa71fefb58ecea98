/** Time on the processor's cores as the kernel counts it: what can be compared on a machine that has other work. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds. */
export interface TimeOnCores {
  readonly server: number;
  readonly database: number;
  readonly clients: number;
}

/** What each process has spent so far. */
type Reading = Readonly<Record<keyof TimeOnCores, ReadonlyMap<number, number>>>;

/**
 * @param server the server's process number
 * @param dataFolder where its database stands
 * @returns what begins to count, and ends with what was spent since; undefined where the kernel does not tell it (only Linux does)
 */
export const timeOnCores = (server: number, dataFolder: string): (() => () => TimeOnCores) | undefined => {
  if (!existsSync('/proc/self/schedstat')) return undefined;
  const [first] = readFileSync(path.join(dataFolder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const postmaster = Number(first);
  const read = (): Reading => ({
    server: spentBy([server]),
    database: spentBy([postmaster, ...childrenOf(postmaster)]),
    clients: spentBy([process.pid]),
  });
  return () => {
    const before = read();
    return () => {
      const after = read();
      return {
        server: between(before.server, after.server),
        database: between(before.database, after.database),
        clients: between(before.clients, after.clients),
      };
    };
  };
};

/** Of those that are still there: one that has ended since, a vacuum for example, is not counted. */
const between = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [pid, spent]) => sum + spent - (before.get(pid) ?? 0), 0);

const NANOSECONDS = 1e6;

/** Of each process all its threads. */
const spentBy = (pids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    pids.map((pid) => [
      pid,
      threadsOf(pid).reduce(
        (sum, thread) => sum + Number(wordsIn(`/proc/${pid}/task/${thread}/schedstat`)[0] ?? 0),
        0,
      ) / NANOSECONDS,
    ]),
  );

const childrenOf = (pid: number): number[] => wordsIn(`/proc/${pid}/task/${pid}/children`).map(Number);

/** A process that has just ended has none. */
const threadsOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

const wordsIn = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
};
