/** What the re-run of open cases found, in the words of the procedure. */
import type { ReplayState } from '@homeward/contract';
import type { Pack } from '@homeward/definition';
import { type DifferenceGroup, nodeAt, roleTitle } from '@homeward/engine';
import type { Judgement, ReplayRun } from '@homeward/runtime';

const MOST_CASES = 500;

/** @param pack the draft; what it no longer has is looked for in the version before */
export const replayShown = (
  replay: ReplayRun | undefined,
  { changedSince }: Pick<Judgement, 'changedSince'>,
  pack: Pack,
  before: Pack,
): ReplayState | null => {
  if (replay === undefined) return null;
  const { report } = replay;
  return {
    status: replay.status,
    asAt: replay.asAt,
    startedAt: replay.startedAt.toISOString(),
    done: replay.done,
    total: replay.total,
    conforming: report.conforming,
    differing: report.differing,
    changedSince,
    breaks: report.breaks.map(({ cases, ...group }) => ({
      ...group,
      title: eventTitle(group.event, pack, before),
      cases: cases.slice(0, MOST_CASES),
    })),
    differences: report.differences.map((one) => ({ ...one, title: differenceTitle(one, pack, before) })),
  };
};

const inProcesses = <T>(
  packs: readonly Pack[],
  find: (process: Pack['processes'][string]) => T | undefined,
): T | undefined => {
  for (const pack of packs)
    for (const process of Object.values(pack.processes)) {
      const found = find(process);
      if (found !== undefined) return found;
    }
  return undefined;
};

export const eventTitle = (event: string, ...packs: readonly Pack[]): string =>
  inProcesses(packs, ({ events }) => events[event]?.done) ?? event;

/** A permission as its key says it: `role may what`. */
export const permissionTitle = (key: string, ...packs: readonly Pack[]): string => {
  const [role = '', may = '', what = ''] = key.split(' ');
  const named = packs.find(({ grants }) => Object.hasOwn(grants.roles, role));
  const who = named === undefined ? role : roleTitle(named, role);
  const thing = inProcesses(packs, ({ events, documents }) => events[what]?.title ?? documents[what]?.title) ?? what;
  return `${who}: ${may} “${thing}”`;
};

const differenceTitle = ({ touches, key }: DifferenceGroup, ...packs: readonly Pack[]): string => {
  switch (touches) {
    case 'limits':
      return inProcesses(packs, ({ deadlines }) => deadlines[key]?.title) ?? key;
    case 'tasks':
      return inProcesses(packs, ({ tasks }) => tasks[key]?.title) ?? key;
    case 'documents':
      return inProcesses(packs, ({ documents }) => documents[key]?.title) ?? key;
    case 'notices':
      return inProcesses(packs, ({ notices }) => notices[key]?.text) ?? key;
    case 'facts':
      return packs.map(({ facts }) => facts[key]?.label).find((label) => label !== undefined) ?? key;
    case 'steps':
      return inProcesses(packs, ({ chart }) => nodeAt(chart, key)?.meta?.title) ?? key;
    case 'permissions':
      return permissionTitle(key, ...packs);
  }
};
