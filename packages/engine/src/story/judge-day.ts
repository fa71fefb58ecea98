/** Holds a story's access and tracker expectations against the case as it stands at the end of their day. */
import { ACTIONS, type Story } from '@homeward/definition';
import { mayAccess } from '../may-access.js';
import { holds } from '../rules/evaluate-rule.js';
import { worldOf } from '../world-of.js';
import { caseOf, type Stage } from './stage.js';
import { bracketed, noSuch, resources } from './story-names.js';
import type { Verdict } from './story-result.js';

type AccessExpectation = NonNullable<Story['access']>[number];
type TrackerExpectation = NonNullable<Story['trackers']>[number];

/** What a day's expectations call an action that grants know by another name: to decide is to record the decision, to request a record is to be let read it. */
const SAME_ACTION: Readonly<Record<string, string>> = { decide: 'record', request: 'read' };

export const judgeAccess = (
  stage: Stage,
  expectation: AccessExpectation,
  actors: Readonly<Record<string, string>>,
): Verdict => {
  const { on, actor: role, action, resource } = expectation;
  const verdict = (got: string, holding: boolean): Verdict => ({
    on,
    what: `access ${role} ${action} ${resource}`,
    expected: expectation.expect,
    got,
    holds: holding,
  });
  const { pack } = stage.compiled;
  const record = caseOf(stage, stage.child);
  const process = pack.processes[record.process];
  if (process === undefined) return verdict(`there is no process ${record.process}`, false);
  if (!Object.hasOwn(pack.grants.roles, role))
    return verdict(noSuch('role', role, Object.keys(pack.grants.roles)), false);
  const meant = SAME_ACTION[action] ?? action;
  if (!ACTIONS.some((known) => known === meant)) return verdict(noSuch('action', action, ACTIONS), false);
  const { name, about } = bracketed(resource);
  const known = resources(pack, process);
  const isEvent = Object.hasOwn(process.events, name);
  if (!isEvent && !isCovered(name, known)) return verdict(noSuch('document, record or event', name, known), false);

  // A person's roles are for this child: for any other child's record (`PANEL_MINUTES(otherChild)`) a story's actor holds none.
  const isAnotherChilds = about !== undefined && about !== stage.child && !/^\d{4}-\d{2}-\d{2}$/.test(about);
  const actor = { id: actors[role] ?? role, roles: isAnotherChilds ? [] : [role] };
  // Recording a document that is no event of its own (a decision's record) is writing it.
  const asked = meant === 'record' && !isEvent ? 'write' : meant;
  const got = mayAccess(stage.compiled, record, { actor, today: on }, asked, name) ? 'allow' : 'deny';
  return verdict(got, got === expectation.expect);
};

/** `PPM.minutes.decisionMaking` is known when `PPM` or `PPM.minutes` is. */
const isCovered = (name: string, known: ReadonlySet<string>): boolean =>
  name.split('.').some((_, index, parts) => known.has(parts.slice(0, index + 1).join('.')));

/** Trackers are keys in a pack, so that `HT-04` is `HT_04` and `HT-WEEKLY.inPopulation` is `HT_WEEKLY_inPopulation`. */
export const trackerKey = (indicator: string): string => indicator.replace(/[-.]/g, '_');

export const judgeTracker = (stage: Stage, { on, indicator, expect }: TrackerExpectation): Verdict => {
  const { pack } = stage.compiled;
  const key = trackerKey(indicator);
  const tracker = Object.hasOwn(pack.trackers, key) ? pack.trackers[key] : undefined;
  const got =
    tracker === undefined
      ? noSuch('tracker', key, Object.keys(pack.trackers))
      : String(holds(tracker.rule, worldOf(stage.compiled, caseOf(stage, stage.child), on)));
  return { on, what: `trackers ${indicator}`, expected: String(expect), got, holds: got === String(expect) };
};
