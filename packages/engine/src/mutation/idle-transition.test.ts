/** A transition is idle only where it leads nowhere and brings nothing, and its event is taken, refused and listed without it as with it. */
import type { Transition } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallProcess } from '../small-pack.fixture.js';
import { answer, type Meeting, meetingPack, or, planned, role, to } from './meeting-pack.fixture.js';
import { noDifference } from './no-difference.js';

/** The first of them; a list even where it is the only one. */
const place = 'processes/child-permanence/chart.json#/states/plan/states/open/on/MEETING_HELD/0';

const idle = (meeting: Meeting, ...taken: Transition[]): boolean => {
  const pack = meetingPack({ ...meeting, taken });
  return noDifference(pack, pack, { kind: 'transition dropped', place }) !== undefined;
};

const nowhere = to(undefined);
const anyOutcome = or(answer('outcome', 'agreed'), answer('outcome', 'refused'), answer('outcome', 'deferred'));

describe('a transition that leads nowhere', () => {
  it.each<readonly [string, Meeting, Transition, boolean]>([
    ['is missed by nobody where the region beside takes the event', { beside: [nowhere] }, nowhere, true],
    ['is missed where nothing else takes it', {}, nowhere, false],
    ['is missed where the region beside takes it only sometimes', { beside: [to(undefined, planned)] }, nowhere, false],
    ['is missed by nobody where it takes every answer', { beside: [to(undefined, anyOutcome)] }, nowhere, true],
    [
      'is missed by those whose answer it does not take',
      { beside: [to(undefined, answer('outcome', 'agreed'))] },
      nowhere,
      false,
    ],
    [
      'is missed in the list, which those read who may not record it',
      { beside: [to(undefined, role('sm'))], grants: [{ roles: ['sm'] }] },
      nowhere,
      false,
    ],
    ['may lead to where it is', { beside: [nowhere] }, to('open'), true],
    ['may not lead elsewhere', { beside: [nowhere] }, to('agreed'), false],
    ['may not begin anew where it is', { beside: [nowhere] }, { ...to('open'), reenter: true }, false],
    ['may cite what the event itself does', { beside: [nowhere] }, to(undefined, undefined, ['R-test-1']), true],
    ['may not cite a clause of its own', { beside: [nowhere] }, to(undefined, undefined, ['R-test-2']), false],
  ])('%s', (_, meeting, transition, expected) => expect(idle(meeting, transition)).toBe(expected));

  it('is missed by nobody where another in its state is as idle', () => {
    expect(idle({}, to(undefined, planned), nowhere)).toBe(true);
    expect(idle({}, to(undefined, planned), to(undefined, answer('outcome', 'agreed')))).toBe(false);
  });

  it('stands in the way of those that come after it', () => {
    const beside = [nowhere];
    expect(idle({ beside }, nowhere, to('agreed'))).toBe(false);
    expect(idle({ beside }, to(undefined, planned), to('agreed', answer('outcome', 'agreed')))).toBe(false);
    // Where it is taken the other never would be.
    const unplanned = { field: 'fact.primaryPlan', operator: 'null' } as const;
    expect(idle({ beside }, to(undefined, planned), to('agreed', unplanned))).toBe(true);
  });

  it('stands in the way of those around its state', () => {
    const around = (target: string | undefined): boolean => {
      const pack = meetingPack({ beside: [nowhere], taken: [nowhere] });
      const { childPermanence } = pack.processes;
      const plan = childPermanence?.chart.states.plan;
      if (childPermanence === undefined || plan === undefined) throw new Error('There is no plan.');
      const on = { MEETING_HELD: to(target) };
      const chart = { ...childPermanence.chart, states: { ...childPermanence.chart.states, plan: { ...plan, on } } };
      const wider = { ...pack, processes: { childPermanence: { ...childPermanence, chart } } };
      return noDifference(wider, wider, { kind: 'transition dropped', place }) !== undefined;
    };
    expect(around(undefined)).toBe(true);
    expect(around('.agreed')).toBe(false);
  });
});

describe('the guard of a transition that leads nowhere', () => {
  /** What the first transition asks before and after, with nothing named in it. */
  const alike = (meeting: Meeting, was: Transition, is: Transition, ...later: Transition[]): boolean => {
    const [pack, changed] = [was, is].map((first) => meetingPack({ ...meeting, taken: [first, ...later] }));
    if (pack === undefined || changed === undefined) throw new Error('There is no pack.');
    return noDifference(pack, changed, { kind: 'condition dropped', place: `${place}/guard` }) !== undefined;
  };

  it.each<readonly [string, Meeting, Transition, Transition, boolean]>([
    [
      'may be anything where the region beside takes the event',
      { beside: [nowhere] },
      to('open', planned),
      nowhere,
      true,
    ],
    ['matters where nothing else takes it', {}, to('open', planned), nowhere, false],
    ['matters where the transition leads elsewhere', { beside: [nowhere] }, to('agreed', planned), to('agreed'), false],
  ])('%s', (_, meeting, was, is, expected) => expect(alike(meeting, was, is)).toBe(expected));

  it('matters where another transition comes after it', () => {
    expect(alike({ beside: [nowhere] }, to(undefined, planned), nowhere, to('agreed'))).toBe(false);
  });
});

describe('a transition that something around its state makes good', () => {
  it('is named to those who are refused elsewhere: in which state it could be', () => {
    const inner = { initial: 'first', states: { first: { on: { MEETING_HELD: [nowhere] } }, second: {} } };
    const open = { ...inner, on: { MEETING_HELD: nowhere } };
    const pack = meetingPack({ states: { plan: { initial: 'open', states: { open, agreed: {} } } } });
    const at = place.replace('/on/', '/states/first/on/');
    expect(noDifference(pack, pack, { kind: 'transition dropped', place: at })).toBeUndefined();
  });
});

describe('a transition of time', () => {
  it('lets happen what a chart does by itself', () => {
    const birthday = 'processes/child-permanence/chart.json#/states/plan/states/open/on/BIRTHDAY';
    const timed = (always: object): boolean => {
      const open = { on: { BIRTHDAY: {} }, ...always };
      const pack = meetingPack({ states: { plan: { initial: 'open', states: { open, agreed: {} } } } });
      return noDifference(pack, pack, { kind: 'transition dropped', place: birthday }) !== undefined;
    };
    expect(timed({})).toBe(true);
    expect(timed({ always: to('agreed', planned) })).toBe(false);
  });
});

describe('the unit of a limit', () => {
  it('does not matter where nothing is counted', () => {
    const counted = (n: number, unit: 'days' | 'workingDays' | 'weeksBeginningWith') => {
      const { review1 } = smallProcess.deadlines;
      if (review1 === undefined) throw new Error('The small pack has no first review.');
      const [[name, component] = []] = Object.entries(review1.components);
      if (name === undefined || component === undefined) throw new Error('The first review has no part.');
      const parts = {
        [name]: { ...component, allow: { n: { parameter: 'none' }, unit, direction: 'forward' as const } },
      };
      const pack = meetingPack({ process: { deadlines: { limit: { ...review1, components: parts } } } });
      const none = { value: n, question: 'How long?', verified: true, sources: [] };
      const parameters = { ...pack.authority.parameters, none };
      return { name, pack: { ...pack, authority: { ...pack.authority, parameters } } };
    };
    const alike = (n: number, unit: 'workingDays' | 'weeksBeginningWith'): boolean => {
      const { name, pack } = counted(n, 'days');
      const at = `processes/child-permanence/deadlines.json#/limit/components/${name}/allow/unit`;
      return noDifference(pack, counted(n, unit).pack, { kind: 'unit of a limit changed', place: at }) !== undefined;
    };
    expect(alike(0, 'workingDays')).toBe(true);
    expect(alike(1, 'workingDays')).toBe(false);
    expect(alike(0, 'weeksBeginningWith')).toBe(false);
  });
});
