/** A mistake is called without difference only where that is proven for every case; one that a single case could show is not. */
import type { Grant, Pack, Process, Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { noDifference } from './no-difference.js';

const withProcess = (change: Partial<Process>): Pack => ({
  ...smallPack,
  processes: { childPermanence: { ...smallProcess, ...change } },
});

const withTask = (when: Rule | undefined): Pack =>
  withProcess({
    tasks: {
      told: {
        title: 'Tell',
        owner: 'sw',
        createdBy: [{ event: 'REVIEW_HELD', ...(when && { when }) }],
        doneBy: [],
        sources: [],
      },
    },
  });

const plan = (value: string): Rule => ({ field: 'fact.primaryPlan', operator: '=', value });
const planKnown: Rule = { field: 'fact.primaryPlan', operator: 'notNull' };
const and = (...rules: Rule[]): Rule => ({ combinator: 'and', rules });
const or = (...rules: Rule[]): Rule => ({ combinator: 'or', rules });

const proven = (before: Pack, after: Pack, kind: Parameters<typeof noDifference>[2]['kind'], place: string): boolean =>
  noDifference(before, after, { kind, place }) !== undefined;

const TASK_WHEN = 'processes/child-permanence/tasks.json#/told/createdBy/0/when';

describe('a condition', () => {
  it.each([
    ['that the others imply', and(plan('LTF'), planKnown), plan('LTF'), true],
    ['that the others do not imply', and(plan('LTF'), { field: 'age', operator: '>', value: 3 }), plan('LTF'), false],
    [
      'whose two parts never meet, joined otherwise',
      or(plan('LTF'), and(plan('LTF'), plan('ADOPTION'))),
      plan('LTF'),
      true,
    ],
    ['turned round', plan('LTF'), { field: 'fact.primaryPlan', operator: '!=', value: 'LTF' } as const, false],
    ['of an unknown that is not false', planKnown, or(plan('LTF'), plan('ADOPTION')), true],
  ])('%s', (_, was, is, expected) =>
    expect(proven(withTask(was), withTask(is), 'condition dropped', `${TASK_WHEN}/rules/1`)).toBe(expected),
  );

  it('that is left out altogether happens always', () => {
    expect(proven(withTask(plan('LTF')), withTask(undefined), 'condition dropped', TASK_WHEN)).toBe(false);
    expect(
      proven(
        withTask(or(planKnown, { field: 'fact.primaryPlan', operator: 'null' })),
        withTask(undefined),
        'condition dropped',
        TASK_WHEN,
      ),
    ).toBe(true);
  });

  it('with a name is looked at wherever it is asked', () => {
    const named = (rule: Rule): Pack => ({
      ...withTask({ rule: 'planned' }),
      rules: { ...smallPack.rules, planned: { title: 'Planned', rule } },
    });
    const at = 'rules.json#/planned/rule/rules/1';
    expect(proven(named(and(plan('LTF'), planKnown)), named(plan('LTF')), 'condition dropped', at)).toBe(true);
    expect(proven(named(or(plan('LTF'), plan('ADOPTION'))), named(plan('LTF')), 'condition dropped', at)).toBe(false);
  });

  it('of work that follows from an event may ask for what the event itself makes known', () => {
    const heldOn = (when?: Rule): Pack => {
      const { REVIEW_HELD } = smallProcess.events;
      if (REVIEW_HELD === undefined) throw new Error('The small pack has no review.');
      const facts = [{ fact: 'primaryPlan', value: { day: true as const }, ...(when && { when }) }];
      return withProcess({ events: { ...smallProcess.events, REVIEW_HELD: { ...REVIEW_HELD, facts } } });
    };
    const withWork = (pack: Pack, rule: Rule): Pack => {
      const { childPermanence } = pack.processes;
      if (childPermanence === undefined) throw new Error('The small pack has no process.');
      const work = withTask(rule).processes.childPermanence?.tasks ?? {};
      return { ...pack, processes: { childPermanence: { ...childPermanence, tasks: work } } };
    };
    const old: Rule = { field: 'age', operator: '>', value: 3 };
    const differs = (pack: Pack): boolean =>
      proven(withWork(pack, and(planKnown, old)), withWork(pack, old), 'condition dropped', `${TASK_WHEN}/rules/0`);
    expect(differs(heldOn())).toBe(true);
    expect(differs(heldOn(old))).toBe(false);
    expect(differs(smallPack)).toBe(false);
  });

  it('of a gate is never proven: a refusal names its parts', () => {
    const gated = (requires: Rule): Pack => {
      const { PLACED } = smallProcess.events;
      if (PLACED === undefined) throw new Error('The small pack has no placement.');
      const [gate] = PLACED.gates;
      if (gate === undefined) throw new Error('The placement has no gate.');
      return withProcess({ events: { ...smallProcess.events, PLACED: { ...PLACED, gates: [{ ...gate, requires }] } } });
    };
    expect(
      proven(
        gated(and(plan('LTF'), planKnown)),
        gated(plan('LTF')),
        'condition dropped',
        'processes/child-permanence/events.json#/PLACED/gates/0/requires/rules/1',
      ),
    ).toBe(false);
  });

  it('of a limit matters only while something can be counted', () => {
    const limited = (rule: Rule): Pack => {
      const { review1 } = smallProcess.deadlines;
      if (review1 === undefined) throw new Error('The small pack has no first review.');
      return withProcess({ deadlines: { review1: { ...review1, while: rule } } });
    };
    const known: Rule = { field: 'fact.becameLookedAfter', operator: 'notNull' };
    const at = 'processes/child-permanence/deadlines.json#/review1/while/rules/0';
    expect(proven(limited(and(known, planKnown)), limited(planKnown), 'condition dropped', at)).toBe(true);
    expect(proven(limited(and(known, planKnown)), limited(known), 'condition dropped', at)).toBe(false);
  });
});

describe('a grant', () => {
  const granted = (...grants: Grant[]): Pack => ({ ...smallPack, grants: { ...smallPack.grants, grants } });
  const read = (roles: string[], when?: Rule): Grant => ({
    may: 'read',
    resources: ['REPORT'],
    roles,
    sources: [],
    ...(when && { when }),
  });
  const dropped = (pack: Pack, place = 'grants.json#/grants/0'): boolean => proven(pack, pack, 'grant dropped', place);

  it('is missed by nobody where others let the same people do the same', () => {
    expect(dropped(granted(read(['sw'], plan('LTF')), read(['sw'], planKnown)))).toBe(true);
    expect(dropped(granted(read(['sw'], planKnown), read(['sw'], plan('LTF')), read(['sw'], plan('ADOPTION'))))).toBe(
      true,
    );
  });

  it('is missed where they do so less often, or to others', () => {
    expect(dropped(granted(read(['sw'], planKnown), read(['sw'], plan('LTF'))))).toBe(false);
    expect(dropped(granted(read(['sw', 'tm']), read(['sw'])))).toBe(false);
    expect(dropped(granted(read(['sw', 'tm']), read(['sw'])), 'grants.json#/grants/0/roles/0')).toBe(true);
  });

  it.each<readonly [string, Rule, Rule, readonly Grant[], boolean]>([
    [
      'of which others allow what it no longer does',
      or(plan('LTF'), plan('ADOPTION')),
      plan('LTF'),
      [read(['sw'], plan('ADOPTION'))],
      true,
    ],
    [
      'of which others allow what it now does besides',
      plan('LTF'),
      or(plan('LTF'), plan('ADOPTION')),
      [read(['sw'], planKnown)],
      true,
    ],
    [
      'of which others allow it to somebody else',
      or(plan('LTF'), plan('ADOPTION')),
      plan('LTF'),
      [read(['tm'], planKnown)],
      false,
    ],
    [
      'of which others allow another part',
      or(plan('LTF'), plan('ADOPTION')),
      plan('LTF'),
      [read(['sw'], plan('LTF'))],
      false,
    ],
    [
      'that now allows what no other does',
      plan('LTF'),
      or(plan('LTF'), plan('ADOPTION')),
      [read(['sw'], plan('LTF'))],
      false,
    ],
    ['beside which there is none', plan('LTF'), plan('ADOPTION'), [], false],
  ])('%s, on another condition', (_, was, is, others, expected) => {
    const [before, after] = [was, is].map((when) => granted(read(['sw'], when), ...others));
    if (before === undefined || after === undefined) throw new Error('There are two packs.');
    expect(proven(before, after, 'value changed', 'grants.json#/grants/0/when/rules/1/value')).toBe(expected);
  });
});

describe('a transition of time that leads nowhere', () => {
  const charted = (on: Record<string, object>): Pack => {
    const { care } = smallProcess.chart.states;
    if (care === undefined) throw new Error('The small pack has no care.');
    const states = { ...care.states, ceased: { ...care.states?.ceased, on } };
    // Without the plan's region nothing happens by itself.
    return withProcess({ chart: { ...smallProcess.chart, states: { care: { ...care, states } } } });
  };
  const at = 'processes/child-permanence/chart.json#/states/care/states/ceased/on/BIRTHDAY';

  it('is as good as none, unless it cites a clause or goes somewhere', () => {
    expect(proven(charted({ BIRTHDAY: {} }), smallPack, 'transition dropped', at)).toBe(true);
    expect(
      proven(charted({ BIRTHDAY: { meta: { sources: ['R-test-1'] } } }), smallPack, 'transition dropped', at),
    ).toBe(false);
    expect(proven(charted({ BIRTHDAY: { target: 'placed' } }), smallPack, 'transition dropped', at)).toBe(false);
    expect(
      proven(charted({ CARE_ENDED: {} }), smallPack, 'transition dropped', at.replace('BIRTHDAY', 'CARE_ENDED')),
    ).toBe(false);
  });
});

describe('a parameter', () => {
  it('that some rule or running limit counts with makes a difference', () => {
    expect(proven(smallPack, smallPack, 'parameter changed', 'authority.json#/parameters/localWeeks/value')).toBe(
      false,
    );
    expect(proven(smallPack, smallPack, 'parameter changed', 'authority.json#/parameters/ageLimit/value')).toBe(false);
  });
});
