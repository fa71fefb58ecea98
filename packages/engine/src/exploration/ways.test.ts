/** What exploring works out before it tries: what must be so for a condition to decide, to hold after an event, or to be seen at all. */
import type { Condition, Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { chosen } from './choosing.js';
import { fieldsCompared } from './compared-fields.js';
import { type Wanted, type Way, wayTo } from './deciding-ways.js';
import { knowing, onceKnown } from './known-by-event.js';
import { limitsRunning } from './limits-running.js';
import { onceTaken } from './once-taken.js';
import { pivotal } from './pivotal.js';
import { waySaid } from './way-said.fixture.js';

const { REVIEW_HELD, CHILD_BECAME_LOOKED_AFTER } = smallProcess.events;

const is = (field: string, value: string | number): Condition => ({ field, operator: '=', value });
const wanted = (condition: Condition, truth = true): Wanted => ({ condition, truth });
const and = (...rules: Rule[]): Rule => ({ combinator: 'and', rules });
const or = (...rules: Rule[]): Rule => ({ combinator: 'or', rules });

describe('the ways to an outcome', () => {
  it('leave every choice open, however many there are', () => {
    const many = and(...Array.from({ length: 6 }, (_, index) => or(is(`fact.a${index}`, 1), is(`fact.b${index}`, 1))));
    const way = wayTo(smallPack, many, true);
    expect(way).toHaveLength(6);
    // Only the last of 64 goes together with what is wanted besides.
    const found = chosen(way, (all) => all.every(({ condition: { field } }) => field.startsWith('fact.b')));
    expect(found?.map(({ condition: { field } }) => field)).toEqual([
      'fact.b0',
      'fact.b1',
      'fact.b2',
      'fact.b3',
      'fact.b4',
      'fact.b5',
    ]);
  });

  it('are none where nothing goes together', () => {
    expect(
      chosen([{ anyOf: [[wanted(is('fact.a', 1))], [wanted(is('fact.b', 1))]] }], (all) => all.length === 0),
    ).toBeUndefined();
    expect(chosen([wanted(is('fact.a', 1))], () => false)).toBeUndefined();
  });

  it('look ahead where one choice spoils another much later', () => {
    const clash = Array.from({ length: 12 }, (_, index): Way[number] => ({
      anyOf: [[wanted(is(`fact.a${index}`, 1))], [wanted(is(`fact.b${index}`, 1))]],
    }));
    const last: Way[number] = {
      anyOf: [[wanted(is('fact.z', 1))], [wanted(is('fact.z', 2))], [wanted(is('fact.z', 3))]],
    };
    const possible = (all: readonly Wanted[]): boolean =>
      !all.some(({ condition: { field } }) => field === 'fact.z') ||
      !all.some(({ condition: { field } }) => field === 'fact.a0');
    expect(chosen([...clash, last], possible)?.map(({ condition: { field } }) => field)).toContain('fact.b0');
  });
});

describe('a condition after an event', () => {
  it('is put to the answer from which the event makes the fact known, or to the fact where it says nothing', () => {
    expect(waySaid(onceKnown(smallPack, REVIEW_HELD, [wanted(is('fact.primaryPlan', 'LTF'))]))).toBe(
      '(answer.plan = LTF and answer.plan notNull or answer.plan null and fact.primaryPlan = LTF)',
    );
  });

  it('is so, or never, where the event makes the day known', () => {
    expect(
      waySaid(onceKnown(smallPack, REVIEW_HELD, [wanted({ field: 'fact.review1HeldOn', operator: 'notNull' })])),
    ).toBe('(answer.number = 1 or not answer.number = 1 and fact.review1HeldOn notNull)');
    expect(
      waySaid(
        onceKnown(smallPack, CHILD_BECAME_LOOKED_AFTER, [
          wanted({ field: 'fact.becameLookedAfter', operator: 'null' }),
        ]),
      ),
    ).not.toContain('answer');
  });

  it('on a state is put to where the transition comes from', () =>
    expect(
      waySaid(
        onceTaken(smallPack, smallProcess, 'CHILD_BECAME_LOOKED_AFTER', [wanted(is('state.care', 'lookedAfter'))]),
      ),
    ).toBe('(state.care = edgeOfCare or state.care = lookedAfter)'));

  it('on where it does not stand is left as it is first', () =>
    expect(
      waySaid(
        onceTaken(smallPack, smallProcess, 'CARE_ENDED', [
          wanted({ field: 'state.care', operator: '!=', value: 'placed' }),
        ]),
      ),
    ).toBe('(state.care != placed or state.care = lookedAfter or state.care = placed)'));
});

describe('a condition that cannot be met by one value', () => {
  it('on a limit is put to what the limit runs on', () => {
    const running = waySaid(
      limitsRunning(smallPack, smallProcess, [wanted({ field: 'due.review1', operator: 'notNull' })]),
    );
    expect(running).toBe('state.care = lookedAfter and fact.review1HeldOn null and fact.becameLookedAfter notNull');
    const not = waySaid(limitsRunning(smallPack, smallProcess, [wanted({ field: 'due.review1', operator: 'null' })]));
    expect(not).toBe('(not state.care = lookedAfter or not fact.review1HeldOn null)');
  });

  it('that compares a day with the end of a limit is put to a limit that runs from now, and a day before or long after', () => {
    const inTime: Condition = { field: 'answer.next', operator: '<=', value: 'due.review1', valueSource: 'field' };
    const running = 'state.care = lookedAfter and fact.review1HeldOn null and fact.becameLookedAfter = 2026-03-02';
    expect(waySaid(limitsRunning(smallPack, smallProcess, [wanted(inTime)]))).toBe(
      `${running} and answer.next = 2026-03-02`,
    );
    expect(waySaid(limitsRunning(smallPack, smallProcess, [wanted(inTime, false)]))).toBe(
      `${running} and answer.next = 2028-08-18`,
    );
  });

  it('that compares an answer with a fact is put to pairs of both', () => {
    const same: Condition = { field: 'answer.plan', operator: '=', value: 'fact.primaryPlan', valueSource: 'field' };
    const { review } = smallPack.forms;
    if (review === undefined) throw new Error('The small pack has no review.');
    const plan = { type: 'string' as const, title: 'Plan', oneOf: [{ const: 'ADOPTION', title: 'Adoption' }] };
    const form = { ...review, schema: { ...review.schema, properties: { ...review.schema.properties, plan } } };
    expect(waySaid(fieldsCompared(smallPack, form, [wanted(same)]))).toContain(
      'answer.plan = ADOPTION and fact.primaryPlan = ADOPTION',
    );
    expect(waySaid(fieldsCompared(smallPack, form, [wanted(same, false)]))).toContain('fact.primaryPlan null');
  });
});

describe('the conditions that are needed for an outcome', () => {
  const at = (rule: Rule, known: Record<string, string>) => pivotal('here', rule, knowing(smallPack, known));
  const [one, two] = [is('fact.legalStatus', 'C1'), is('fact.primaryPlan', 'LTF')];

  it('are all of a conjunction that holds, and the only one that fails', () => {
    expect(at(and(one, two), { legalStatus: 'C1', primaryPlan: 'LTF' })).toEqual([
      'here/rules/0 holds',
      'here/rules/1 holds',
    ]);
    expect(at(and(one, two), { legalStatus: 'C1', primaryPlan: 'ADOPTION' })).toEqual(['here/rules/1 does not']);
    expect(at(and(one, two), { legalStatus: 'E1', primaryPlan: 'ADOPTION' })).toEqual([]);
  });

  it('are none of an alternative that holds twice', () => {
    expect(at(or(one, two), { legalStatus: 'C1', primaryPlan: 'LTF' })).toEqual([]);
    expect(at(or(one, two), {})).toEqual(['here/rules/0 does not (not known)', 'here/rules/1 does not (not known)']);
  });

  it('tell which of several values was met, and count a rule with a name where it stands', () => {
    const several: Rule = { field: 'fact.primaryPlan', operator: 'in', value: ['LTF', 'ADOPTION'] };
    expect(at(several, { primaryPlan: 'ADOPTION' })).toEqual(['here holds (ADOPTION)']);
    expect(at({ rule: 'firstReviewHeld' }, {})).toEqual([
      'here does not',
      expect.stringMatching(/^rules\.json#\/firstReviewHeld\/rule/),
    ]);
  });
});
