/** Sets a case as it stands beside the same case as another pack would have it stand today. */
import type { PlainDate } from '@homeward/definition';
import type { CaseRecord, DeadlineRecord, TaskRecord } from '../case-record.js';
import { stateTitle } from '../chart/state-titles.js';
import { processOf } from '../compile-pack.js';
import { activePaths } from '../rules/world.js';
import { worldOf } from '../world-of.js';
import type { EntryDifferences } from './compare-entry.js';
import type { ReplayDifference } from './live-case.js';
import type { PacksSideBySide } from './packs-side-by-side.js';

/** Steps in which the case stands and which the re-run does not reach. */
export const stepsNotReached = (stands: CaseRecord, rerun: CaseRecord): readonly string[] => {
  const reached = activePaths(rerun.state);
  return activePaths(stands.state).filter((path) => !reached.includes(path));
};

/** @param differences what differed on the way, by key: said even where both end alike */
export const compareEnd = (
  packs: PacksSideBySide,
  stands: CaseRecord,
  rerun: CaseRecord,
  differences: EntryDifferences,
  today: PlainDate,
): readonly ReplayDifference[] => [
  ...stepDifferences(packs, stands, rerun, differences),
  ...keyed('limits', stands.deadlines, rerun.deadlines, limitSaid, differences.limits),
  ...keyed('tasks', stands.tasks, rerun.tasks, taskSaid, differences.tasks),
  ...keyed(
    'documents',
    stands.documents,
    rerun.documents,
    ({ status, version }) => `${status} (${version})`,
    differences.documents,
  ),
  ...[...differences.notices].map((key): ReplayDifference => ({ touches: 'notices', key, kind: 'changed' })),
  ...[...differences.facts].map((key): ReplayDifference => ({ touches: 'facts', key, kind: 'added' })),
  ...permissionDifferences(packs, stands, rerun, today),
];

const stepDifferences = (
  { after }: PacksSideBySide,
  stands: CaseRecord,
  rerun: CaseRecord,
  { steps }: EntryDifferences,
): ReplayDifference[] => {
  const { process } = processOf(after, rerun.process);
  const stood = activePaths(stands.state);
  const extra = new Set([...steps, ...activePaths(rerun.state).filter((path) => !stood.includes(path))]);
  return [...extra].map((path) => ({ touches: 'steps', key: path, kind: 'added', after: stateTitle(process, path) }));
};

const limitSaid = ({ status, due, practicalDue, owner, next, instance }: DeadlineRecord): string =>
  `${status} ${instance}, due ${due} (${practicalDue}), ${owner}${next === undefined ? '' : `, ${next.kind} on ${next.on}`}`;

const taskSaid = ({ status, instance, owner }: TaskRecord): string => `${status} ${instance}, ${owner}`;

const keyed = <T>(
  touches: ReplayDifference['touches'],
  stands: Readonly<Record<string, T>>,
  rerun: Readonly<Record<string, T>>,
  said: (one: T) => string,
  noted: ReadonlySet<string>,
): ReplayDifference[] => {
  const found: ReplayDifference[] = [];
  for (const key of new Set([...Object.keys(stands), ...Object.keys(rerun), ...noted])) {
    const [was, is] = [stands[key], rerun[key]];
    const [before, after] = [was === undefined ? undefined : said(was), is === undefined ? undefined : said(is)];
    if (before === after && !noted.has(key)) continue;
    found.push({
      touches,
      key,
      kind: before === undefined && after !== undefined ? 'added' : after === undefined ? 'removed' : 'changed',
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  }
  return found;
};

/** Who may do more or less with this case today: only permissions that the two packs give on different terms are looked at. */
export const permissionDifferences = (
  { before, after, grants }: PacksSideBySide,
  stands: CaseRecord,
  rerun: CaseRecord,
  today: PlainDate,
): ReplayDifference[] =>
  grants.flatMap(({ role, may, what }): ReplayDifference[] => {
    const roles = [role];
    const was = before.ability.may(roles, may, what, worldOf(before, stands, today, roles));
    const is = after.ability.may(roles, may, what, worldOf(after, rerun, today, roles));
    return was === is
      ? []
      : [{ touches: 'permissions', key: `${role} ${may} ${what}`, kind: is ? 'added' : 'removed' }];
  });
