import type { Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { evaluateRule } from './evaluate-rule.js';
import { lacking, ruleInWords } from './explain-rule.js';
import { factOn, type World } from './world.js';

const world: World = {
  vocabulary: { facts: smallPack.facts, rules: smallPack.rules, parameters: smallPack.authority.parameters },
  day: '2026-03-09',
  facts: {
    dateOfBirth: [{ value: '2014-03-10', from: '0001-01-01', revision: 0 }],
    legalStatus: [
      { value: 'C1', from: '2026-03-02', revision: 1 },
      { value: 'E1', from: '2026-04-01', revision: 2 },
    ],
    becameLookedAfter: [{ value: '2025-09-09', from: '2025-09-09', revision: 1 }],
  },
  answers: { number: 1, plans: ['ADOPTION', 'LTF'], nested: { startDate: '2026-03-01' } },
  state: { care: 'lookedAfter', routes: { adoption: 'exploring', ltf: 'inactive' }, plan: { agreed: 'ratified' } },
  documents: { REPORT: { status: 'approved', version: 1 } },
  deadlines: { review1: { status: 'open', due: '2026-03-30' } },
  roles: ['sw'],
};
const words = { pack: smallPack, process: smallProcess };
const c = (
  field: string,
  operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'notIn' | 'contains' | 'doesNotContain' | 'null' | 'notNull',
  value?: string | number | boolean | string[],
): Rule => ({ field, operator, ...(value === undefined ? {} : { value }) });
const all = (...rules: Rule[]): Rule => ({ combinator: 'and', rules });
const any = (...rules: Rule[]): Rule => ({ combinator: 'or', rules });
const not = (...rules: Rule[]): Rule => ({ combinator: 'and', not: true, rules });
const T = c('age', '=', 11);
const F = c('age', '=', 12);
const U = c('fact.primaryPlan', '=', 'ADOPTION');

describe('a condition', () => {
  it.each<[Rule, boolean | 'unknown']>([
    [c('fact.legalStatus', '=', 'C1'), true],
    [c('fact.legalStatus', '=', 'E1'), false],
    [c('fact.legalStatus', 'in', ['C1', 'C2']), true],
    [c('fact.primaryPlan', '=', 'ADOPTION'), 'unknown'],
    [c('fact.primaryPlan', '!=', 'ADOPTION'), 'unknown'],
    [c('fact.primaryPlan', 'null'), true],
    [c('fact.primaryPlan', 'notNull'), false],
    [c('times.legalStatus', '=', 1), true],
    [c('answer.plans', 'contains', 'LTF'), true],
    [c('answer.plans', 'doesNotContain', 'SGO'), true],
    [c('answer.nested.startDate', '<', '2026-03-02'), true],
    [c('answer.missing', '=', 1), 'unknown'],
    [c('answer.number', '<', 'one'), 'unknown'],
    [c('state.routes.adoption', '=', 'exploring'), true],
    [c('state.plan', '=', 'agreed'), true],
    [c('state.nowhere', '=', 'x'), 'unknown'],
    [c('document.REPORT', '=', 'approved'), true],
    [c('document.OTHER', '=', 'none'), true],
    [c('ageAt.becameLookedAfter', '=', 11), true],
    [c('monthsSince.becameLookedAfter', '>=', 6), true],
    [c('monthsSince.becameLookedAfter', '>', 6), false],
    [c('due.review1', '>', '2026-03-29'), true],
    [c('due.reviewNext', 'notNull'), false],
    [c('weeksSince.becameLookedAfter', '=', 25), true],
    [c('daysUntil.becameLookedAfter', '=', -181), true],
    [c('actor.role', 'contains', 'sw'), true],
    [c('weekday', '=', 1), true],
    [c('day', '>', '2026-03-08'), true],
    [{ field: 'age', operator: '<', value: 'ageLimit', valueSource: 'parameter' }, true],
    [{ field: 'fact.becameLookedAfter', operator: '<', value: 'day', valueSource: 'field' }, true],
    [{ rule: 'firstReviewHeld' }, false],
  ])('%j is %p', (rule, expected) => expect(evaluateRule(rule, world)).toBe(expected));

  it('reads the value in force on the day, the latest recording first', () => {
    expect(
      factOn(
        {
          ...world,
          facts: {
            legalStatus: [...(world.facts.legalStatus ?? []), { value: 'C2', from: '2026-03-02', revision: 5 }],
          },
        },
        'legalStatus',
        '2026-03-09',
      ),
    ).toBe('C2');
    expect(factOn(world, 'legalStatus', '2026-03-01')).toBeUndefined();
    expect(factOn(world, 'legalStatus', '2026-04-01')).toBe('E1');
  });
});

describe('and, or, not', () => {
  it.each<[string, Rule, boolean | 'unknown']>([
    ['true and unknown', all(T, U), 'unknown'],
    ['false and unknown', all(U, F), false],
    ['true or unknown', any(U, T), true],
    ['false or unknown', any(F, U), 'unknown'],
    ['not unknown', not(U), 'unknown'],
    ['not (true and false)', not(T, F), true],
    ['nothing at all', all(), true],
    ['none of nothing', any(), false],
  ])('%s', (_name, rule, expected) => expect(evaluateRule(rule, world)).toBe(expected));

  it('stops at rules that go in a circle', () => {
    const circle = {
      ...world,
      vocabulary: {
        ...world.vocabulary,
        rules: { a: { title: 'A', rule: { rule: 'b' } }, b: { title: 'B', rule: { rule: 'a' } } },
      },
    };
    expect(() => evaluateRule('a', circle)).toThrow('circle');
  });
});

describe('in English', () => {
  it.each<[Rule, string]>([
    [c('fact.legalStatus', '=', 'E1'), 'legal status must be Placement order; it is Interim care order'],
    [c('fact.primaryPlan', '=', 'ADOPTION'), 'primary plan must be Adoption; it is not recorded'],
    [c('fact.primaryPlan', 'notNull'), 'primary plan must be recorded first'],
    [c('age', '<', 5), "the child's age must be under 5; it is 11"],
    [
      not(c('fact.legalStatus', 'in', ['C1', 'E1'])),
      'legal status must not be Interim care order or Placement order; it is Interim care order',
    ],
    [c('state.care', '=', 'placed'), 'care must be "Placed"; it is "In care"'],
    [
      c('fact.becameLookedAfter', '>', '2026-01-01'),
      'date of becoming looked after must be after 1 January 2026; it is 9 September 2025',
    ],
  ])('%j lacks: %s', (rule, sentence) =>
    expect(lacking(rule, world, words).map((part) => part.sentence)).toEqual([sentence]),
  );

  it('counts a month that has begun as more than the months completed', () => {
    const on = (day: string) => evaluateRule(c('monthsSince.becameLookedAfter', '>', 4), { ...world, day });
    expect([on('2026-01-08'), on('2026-01-09'), on('2026-01-10')]).toEqual([false, false, true]);
    expect(
      lacking(c('monthsSince.becameLookedAfter', '>', 6), { ...world, day: '2026-01-10' }, words)[0]?.sentence,
    ).toBe('months since "date of becoming looked after" must be over 6; it is more than 4');
  });

  it('gives the alternative that lacks least, and nothing when the rule holds', () => {
    expect(lacking(any(all(U, F), c('answer.extra', '=', 1)), world, words).map((part) => part.field)).toEqual([
      'answer.extra',
    ]);
    expect(lacking(any(U, T), world, words)).toEqual([]);
    expect(lacking(not(any(U, T)), world, words)).toHaveLength(2);
  });

  it('reads a whole rule aloud', () => {
    expect(ruleInWords(all(T, any(F, not(c('fact.legalStatus', '=', 'C1')))), world, words)).toBe(
      "the child's age is 11 and (the child's age is 12 or legal status is not Interim care order)",
    );
  });
});
