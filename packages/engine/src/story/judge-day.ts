/** Holds a story's access and tracker expectations against the case as it stands at the end of their day. */
import {
  ACTIONS,
  type ExpectedForm,
  type FormDefinition,
  PLATFORM_ACTS,
  type Process,
  type Story,
} from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { questionsNow } from '../forms/effective-form.js';
import { mayAccess } from '../may-access.js';
import { holds } from '../rules/evaluate-rule.js';
import { statement } from '../statement.js';
import { worldOf } from '../world-of.js';
import { caseOf, type Stage } from './stage.js';
import { bracketed, noSuch, resources } from './story-names.js';
import type { Verdict } from './story-result.js';

type AccessExpectation = NonNullable<Story['access']>[number];
type TrackerExpectation = NonNullable<Story['trackers']>[number];

/** What a day's expectations call an action that grants know by another name: to decide is to record the decision, to request a record is to be let read it. */
const SAME_ACTION: Readonly<Record<string, string>> = { decide: 'record', request: 'read' };

/** What an access expectation asks of the grants: a document that is no event of its own (a decision's record) is written, not recorded. */
export const accessAsked = (
  process: Process,
  { actor, action, resource }: AccessExpectation,
  child: string,
): { readonly action: string; readonly name: string; readonly roles: readonly string[] } => {
  const meant = SAME_ACTION[action] ?? action;
  const { name, about } = bracketed(resource);
  // A person's roles are for this child: for any other child's record (`PANEL_MINUTES(otherChild)`) a story's actor holds none.
  const isAnotherChilds = about !== undefined && about !== child && !/^\d{4}-\d{2}-\d{2}$/.test(about);
  const isEvent = isAct(process, name);
  return { action: meant === 'record' && !isEvent ? 'write' : meant, name, roles: isAnotherChilds ? [] : [actor] };
};

/** An event of the process, or one of the acts that every process has. */
const isAct = (process: Process, name: string): boolean =>
  Object.hasOwn(process.events, name) || PLATFORM_ACTS.includes(name);

export const judgeAccess = (
  stage: Stage,
  expectation: AccessExpectation,
  actors: Readonly<Record<string, string>>,
): Verdict => {
  const { on, actor: role, action, resource, about: whose = stage.child } = expectation;
  const verdict = (got: string, holding: boolean): Verdict => ({
    on,
    what: `access ${role} ${action} ${resource}${whose === stage.child ? '' : ` of ${whose}`}`,
    expected: expectation.expect,
    got,
    holds: holding,
  });
  const { pack } = stage.compiled;
  const record = stage.cases.get(whose);
  if (record === undefined) return verdict(`no case ${whose} is in this story`, false);
  const process = pack.processes[record.process];
  if (process === undefined) return verdict(`there is no process ${record.process}`, false);
  if (!Object.hasOwn(pack.grants.roles, role))
    return verdict(noSuch('role', role, Object.keys(pack.grants.roles)), false);
  const meant = SAME_ACTION[action] ?? action;
  if (!ACTIONS.some((known) => known === meant)) return verdict(noSuch('action', action, ACTIONS), false);
  const { action: asked, name, roles } = accessAsked(process, expectation, stage.child);
  const known = resources(pack, process);
  if (!isAct(process, name) && !isCovered(name, known))
    return verdict(noSuch('document, record or event', name, known), false);
  const actor = { id: actors[role] ?? role, roles };
  const got = mayAccess(stage.compiled, record, { actor, today: on }, asked, name) ? 'allow' : 'deny';
  return verdict(got, got === expectation.expect);
};

/** `PPM.minutes.decisionMaking` is known when `PPM` or `PPM.minutes` is. */
const isCovered = (name: string, known: ReadonlySet<string>): boolean =>
  name.split('.').some((_, index, parts) => known.has(parts.slice(0, index + 1).join('.')));

/** Trackers are keys in a pack, so that `HT-04` is `HT_04` and `HT-WEEKLY.inPopulation` is `HT_WEEKLY_inPopulation`. */
export const trackerKey = (indicator: string): string => indicator.replace(/[-.]/g, '_');

export const judgeTracker = (stage: Stage, { on, indicator, about, expect }: TrackerExpectation): Verdict => {
  const { pack } = stage.compiled;
  const record = stage.cases.get(about ?? stage.child);
  const what = `trackers ${indicator}${about === undefined ? '' : ` of ${about}`}`;
  if (record === undefined)
    return {
      on,
      what,
      expected: String(expect),
      got: `no case ${about ?? stage.child} is in this story`,
      holds: false,
    };
  const key = trackerKey(indicator);
  const tracker = Object.hasOwn(pack.trackers, key) ? pack.trackers[key] : undefined;
  const got =
    tracker === undefined
      ? noSuch('tracker', key, Object.keys(pack.trackers))
      : String(holds(tracker.rule, worldOf(stage.compiled, record, on)));
  return { on, what, expected: String(expect), got, holds: got === String(expect) };
};

/** Which questions a form asks that day, which of them must be answered, and who signs: a whole list is exact, so that one too many is found as one too few is. */
export const judgeForm = (stage: Stage, expected: ExpectedForm): Verdict[] => {
  const { on, form: key } = expected;
  const { forms } = stage.compiled;
  const form = Object.hasOwn(forms, key) ? forms[key]?.form : undefined;
  if (form === undefined)
    return [
      { on, what: `form ${key}`, expected: 'a form', got: noSuch('form', key, Object.keys(forms)), holds: false },
    ];
  const { now, signers } = askedOn(stage.compiled, caseOf(stage, stage.child), form, expected);
  const whole = (what: string, listed: readonly string[] | undefined, got: readonly string[]): Verdict[] =>
    listed === undefined
      ? []
      : [{ on, what: `form ${key} ${what}`, ...compared(listed, got), holds: listed.join() === got.join() }];
  const each = (
    what: string,
    listed: readonly string[] | undefined,
    got: readonly string[],
    wanted: boolean,
  ): Verdict[] =>
    (listed ?? []).map((question) => {
      const known = Object.hasOwn(form.schema.properties, question);
      const is = known
        ? got.includes(question) === wanted
          ? what
          : `not ${what}`
        : noSuch('question', question, Object.keys(form.schema.properties));
      return { on, what: `form ${key} ${what} ${question}`, expected: what, got: is, holds: is === what };
    });
  return [
    ...whole('asks', expected.asks, now.questions),
    ...whole('mustAnswer', expected.mustAnswer, now.required),
    ...each('shown', expected.shown, now.questions, true),
    ...each('hidden', expected.hidden, now.questions, false),
    ...each('needed', expected.needed, now.required, true),
    ...each('optional', expected.optional, now.required, false),
    ...whole('signedBy', expected.signedBy, signers),
  ];
};

/** What a form asks on the day of an expectation when its answers are given, and who signs it then. */
export const askedOn = (
  compiled: CompiledPack,
  record: CaseRecord,
  form: FormDefinition,
  { on, data = {} }: ExpectedForm,
): { readonly now: ReturnType<typeof questionsNow>; readonly signers: readonly string[] } => {
  const world = { ...worldOf(compiled, record, on), answers: data };
  return {
    now: questionsNow(form, data, world),
    signers: form.layout.signOffs.filter(({ when }) => holds(when, world)).map(({ role, act }) => `${role} ${act}`),
  };
};

/** Long lists are told by what is missing and what is too much. */
const compared = (expected: readonly string[], got: readonly string[]): Pick<Verdict, 'expected' | 'got'> => {
  const missing = expected.filter((name) => !got.includes(name));
  const more = got.filter((name) => !expected.includes(name));
  if (missing.length + more.length === 0) return { expected: expected.join(', '), got: got.join(', ') };
  return {
    expected: missing.length === 0 ? 'nothing more' : missing.join(', '),
    got: more.length === 0 ? 'not that' : `also ${more.join(', ')}`,
  };
};

/** "Where things are now" as people read it. */
export const judgeSays = (stage: Stage, { on, about, sentences }: NonNullable<Story['says']>[number]): Verdict => {
  const what = about === undefined ? 'says' : `says of ${about}`;
  const record = stage.cases.get(about ?? stage.child);
  if (record === undefined)
    return {
      on,
      what,
      expected: sentences.join(', '),
      got: `no case ${about ?? stage.child} is in this story`,
      holds: false,
    };
  const said = statement(stage.compiled, record, on);
  return { on, what, ...compared(sentences, said), holds: sentences.join('\n') === said.join('\n') };
};
