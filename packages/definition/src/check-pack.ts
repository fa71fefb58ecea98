/** Reads a pack and runs every check on it: what `homeward check`, the editor's problem list and the publishing gate show. */
import { anchorsExist } from './checks/anchors-exist.js';
import { calendarFitsNation } from './checks/calendar-fits-nation.js';
import { chairsMayRecord } from './checks/chairs-may-record.js';
import { clausesImplemented } from './checks/clauses-implemented.js';
import { coveredAs } from './checks/covered-as.js';
import { deadlinesHaveAnEnd } from './checks/deadlines-have-an-end.js';
import { effectsWellTyped } from './checks/effects-well-typed.js';
import { eventsAccepted } from './checks/events-accepted.js';
import { factsBecomeKnown } from './checks/facts-become-known.js';
import { factsShownOnce } from './checks/facts-shown-once.js';
import { formsCompletable } from './checks/forms-completable.js';
import { formsComplete } from './checks/forms-complete.js';
import { gatesCanBePassed } from './checks/gates-can-be-passed.js';
import { grantsCoverEvents } from './checks/grants-cover-events.js';
import { limitsAreStopped } from './checks/limits-are-stopped.js';
import { linkedCases } from './checks/linked-cases.js';
import { namedOnce } from './checks/named-once.js';
import { namesExist } from './checks/names-exist.js';
import { noAlwaysCycle } from './checks/no-always-cycle.js';
import { nobodyApprovesTheirOwnWork } from './checks/nobody-approves-their-own-work.js';
import { noticesReachSomebody } from './checks/notices-reach-somebody.js';
import { oneOutcome } from './checks/one-outcome.js';
import { regionsStayPut } from './checks/regions-stay-put.js';
import { rulesCanHold } from './checks/rules-can-hold.js';
import { rulesWellTyped } from './checks/rules-well-typed.js';
import { safeKeys } from './checks/safe-keys.js';
import { safePatterns } from './checks/safe-patterns.js';
import { someoneCanLeave } from './checks/someone-can-leave.js';
import { someoneCanSign } from './checks/someone-can-sign.js';
import { sourcesCited } from './checks/sources-cited.js';
import { statesReachable } from './checks/states-reachable.js';
import { tasksCanBeDone } from './checks/tasks-can-be-done.js';
import { transitionsNotShadowed } from './checks/transitions-not-shadowed.js';
import type { Pack } from './pack.js';
import type { SayRule } from './pack-rules.js';
import type { Problem } from './problem.js';
import { type PackFiles, type ReadPack, readPack, withOrigin } from './read-pack.js';

export type Check = (pack: Pack, say?: SayRule) => readonly Problem[];

/** Every check by the name that its problems carry. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'safe-keys': safeKeys,
  'names-exist': namesExist,
  'named-once': namedOnce,
  'rules-well-typed': rulesWellTyped,
  'rules-can-hold': rulesCanHold,
  'effects-well-typed': effectsWellTyped,
  'facts-become-known': factsBecomeKnown,
  'facts-shown-once': factsShownOnce,
  'forms-complete': formsComplete,
  'forms-completable': formsCompletable,
  'safe-patterns': safePatterns,
  'states-reachable': statesReachable,
  'regions-stay-put': regionsStayPut,
  'no-always-cycle': noAlwaysCycle,
  'transitions-not-shadowed': transitionsNotShadowed,
  'events-accepted': eventsAccepted,
  'someone-can-leave': someoneCanLeave,
  'one-outcome': oneOutcome,
  'grants-cover-events': grantsCoverEvents,
  'gates-can-be-passed': gatesCanBePassed,
  'calendar-fits-nation': calendarFitsNation,
  'anchors-exist': anchorsExist,
  'deadlines-have-an-end': deadlinesHaveAnEnd,
  'limits-are-stopped': limitsAreStopped,
  'someone-can-sign': someoneCanSign,
  'nobody-approves-their-own-work': nobodyApprovesTheirOwnWork,
  'tasks-can-be-done': tasksCanBeDone,
  'chairs-may-record': chairsMayRecord,
  'linked-cases': linkedCases,
  'notices-reach-somebody': noticesReachSomebody,
  'sources-cited': sourcesCited,
  'clauses-implemented': clausesImplemented,
  'covered-as': coveredAs,
};

/** What others build on: names are known, values are of their kinds, the chart comes to rest. */
const GROUND: ReadonlySet<string> = new Set([
  'safe-keys',
  'names-exist',
  'rules-well-typed',
  'effects-well-typed',
  'forms-complete',
  'no-always-cycle',
]);

/** Checks that think rules through: of rules that speak of things that are not there they would say only again, at length, that they are not there. */
const REASONING: ReadonlySet<string> = new Set([
  'facts-become-known',
  'rules-can-hold',
  'forms-completable',
  'transitions-not-shadowed',
  'one-outcome',
  'limits-are-stopped',
]);

/**
 * All problems of a pack that was read or edited, in the order of their places; the same pack always gives the same list.
 * @param say rules in the words of whoever reads the problems
 */
export const runChecks = (pack: Pack, say?: SayRule): Problem[] => {
  const checks = Object.entries(CHECKS);
  const found = checks.filter(([name]) => !REASONING.has(name)).flatMap(([, check]) => [...check(pack, say)]);
  const grounded = found.every(({ check, severity }) => severity !== 'error' || !GROUND.has(check));
  const thought = grounded
    ? checks.filter(([name]) => REASONING.has(name)).flatMap(([, check]) => [...check(pack, say)])
    : [];
  return [...found, ...thought].sort(byPlace);
};

/**
 * Reads and checks. When a part could not be read there is no pack, and only what is wrong with the reading is said: checks on half a pack would name
 * things as missing that stand in the other half.
 *
 * @param files path relative to `configs/<authority>/` -> JSON text
 * @param common path relative to `configs/common/` -> JSON text
 */
export const checkPack = (files: PackFiles, common: PackFiles, say?: SayRule): ReadPack => {
  const read = readPack(files, common);
  const found =
    read.pack === undefined ? [] : runChecks(read.pack, say).map((problem) => withOrigin(problem, read.blocks));
  const problems = [...read.problems, ...found];
  return { ...read, problems: problems.sort(byPlace) };
};

const byPlace = (one: Problem, other: Problem): number =>
  compare(one.path, other.path) || compare(one.check, other.check) || compare(one.sentence, other.sentence);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
