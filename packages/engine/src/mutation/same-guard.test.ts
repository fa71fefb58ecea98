/** A guard is proven alike only where the way to it leaves no case in which it comes out otherwise, and whoever is refused hears the same. */
import type { Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { and, answer, type Meeting, meetingPack, or, planned, role, to } from './meeting-pack.fixture.js';
import { noDifference } from './no-difference.js';

/** The guard of the transition at the place before and after, in a pack that is otherwise the same. */
const alike = (meeting: Meeting, before: Rule, after: Rule | undefined, first: readonly Rule[] = []): boolean => {
  const taken = (rule: Rule | undefined) => [...first.map((one) => to('closed', one)), to('agreed', rule)];
  const [pack, changed] = [before, after].map((rule) => meetingPack({ ...meeting, taken: taken(rule) }));
  if (pack === undefined || changed === undefined) throw new Error('There are two packs.');
  const event = meeting.event ?? 'MEETING_HELD';
  const place = `processes/child-permanence/chart.json#/states/plan/states/open/on/${event}/${first.length}/guard`;
  return noDifference(pack, changed, { kind: 'condition dropped', place }) !== undefined;
};

/** Whatever the guard says, nobody is refused: the region beside takes the meeting. */
const beside = [to(undefined)];
const senior = role('sm');

describe('a guard that asks who records it', () => {
  const gate = (more: object) => [{ requires: senior, ...more }];

  it.each<readonly [string, Meeting, boolean]>([
    ['behind a gate that asks the same', { beside, gates: gate({}) }, true],
    ['behind a statutory one', { beside, gates: gate({ kind: 'statutory' }) }, true],
    ['behind one that only the same may pass', { beside, gates: gate({ kind: 'soft', overrideBy: ['sm'] }) }, true],
    ['behind one that others may pass', { beside, gates: gate({ kind: 'soft', overrideBy: ['tm'] }) }, false],
    ['behind one that stands only sometimes', { beside, gates: gate({ when: planned }) }, false],
    ['behind no gate', { beside }, false],
    ['where nobody else may record it', { beside, grants: [{ roles: ['sm'] }] }, true],
    ['where nobody else may, but others read the list of what can be done', { grants: [{ roles: ['sm'] }] }, false],
    ['where others may, sometimes', { beside, grants: [{ roles: ['sm'] }, { roles: ['tm'], when: planned }] }, false],
    ['where a return may bring it', { beside, grants: [{ roles: ['sm'] }], event: 'ADM_DECIDED' }, false],
    [
      "where another child's meeting tells of it",
      { beside, grants: [{ roles: ['sm'] }], more: { alsoFor: { answer: 'reasons', perChild: [] } } },
      false,
    ],
    [
      'where that is so behind a gate too',
      { beside, gates: gate({}), more: { alsoFor: { answer: 'reasons', perChild: [] } } },
      true,
    ],
  ])('%s', (_, meeting, expected) => expect(alike(meeting, senior, undefined)).toBe(expected));
});

describe('a guard that asks what a grant asks', () => {
  const unplanned: Rule = { field: 'fact.primaryPlan', operator: 'null' };
  const grants = [{ roles: ['sw'], when: unplanned }];

  it('says nothing new, unless the event itself makes it known', () => {
    const facts = [{ fact: 'primaryPlan', value: { answer: 'outcome' } }];
    expect(alike({ beside, grants }, unplanned, undefined)).toBe(true);
    expect(alike({ beside, grants, more: { facts } }, unplanned, undefined)).toBe(false);
    expect(alike({ beside, grants: [...grants, { roles: ['tm'] }] }, unplanned, undefined)).toBe(false);
  });
});

describe('a guard that asks for an answer', () => {
  const rest: Rule = { field: 'answer.outcome', operator: 'in', value: ['refused', 'deferred'] };
  const agreed = answer('outcome', 'agreed');

  it.each<readonly [string, Meeting, readonly Rule[], boolean]>([
    ['the only ones that the transition before it leaves', {}, [agreed], true],
    ['where no transition comes before it', {}, [], false],
    ['where there are more to choose from', { choices: ['agreed', 'refused', 'deferred', 'other'] }, [agreed], false],
    ['where it need not be answered', { required: [] }, [agreed], false],
    ['where a return may leave it open', { event: 'ADM_DECIDED' }, [agreed], false],
    ['where the question is not always shown', { asked: { outcome: { visibleWhen: planned } } }, [agreed], false],
  ])('%s', (_, meeting, first, expected) => expect(alike(meeting, rest, undefined, first)).toBe(expected));

  it('of which another case may tell was never held against a form', () => {
    const tells = [{ link: 'child', event: 'MEETING_HELD', answers: {}, sources: [] }];
    const unlessAgreed = or(rest, { field: 'answer.outcome', operator: 'null' });
    expect(alike({ event: 'ADM_DECIDED' }, unlessAgreed, undefined, [agreed])).toBe(true);
    expect(alike({ more: { tells } }, unlessAgreed, undefined, [agreed])).toBe(false);
  });
});

describe('a guard that comes out the same', () => {
  // The second part says nothing new, but whoever is refused hears it.
  const twice = and(planned, or(planned, senior));

  it.each<readonly [string, Meeting, boolean]>([
    ['matters to whoever is refused: it names what is lacking', {}, false],
    ['matters to nobody where nobody is refused', { beside }, true],
    ['matters to those whom the region beside refuses as well', { beside: [to(undefined, role('tm'))] }, false],
    [
      'matters where what is beside is open in the list, but not to every answer',
      { beside: [to(undefined, answer('outcome', 'agreed'))] },
      false,
    ],
  ])('%s', (_, meeting, expected) => expect(alike(meeting, twice, planned)).toBe(expected));

  it('says the same of a part that is never lacking', () => {
    const grants = [{ roles: ['sm'] }];
    const onlyAnswers = and(senior, answer('outcome', 'agreed'));
    // Of a list that is asked for before anybody is known to be permitted, the part may be lacking.
    expect(alike({ grants }, onlyAnswers, answer('outcome', 'agreed'))).toBe(false);
    expect(alike({ grants, beside }, onlyAnswers, answer('outcome', 'agreed'))).toBe(true);
  });
});
