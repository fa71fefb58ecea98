import { describe, expect, it } from '@jest/globals';
import { asTexts, bentFiles, exampleCommon } from '../example-pack.js';
import type { Pack } from '../pack.js';
import type { RuleScope } from '../pack-rules.js';
import { readPack } from '../read-pack.js';
import type { Rule } from '../rule.js';
import { cellInWords } from './domain.js';
import { topicOf } from './topic.js';

const exampleWith = (changes: Parameters<typeof bentFiles>[0]): Pack => {
  const { pack } = readPack(bentFiles(changes), asTexts(exampleCommon()));
  if (pack === undefined) throw new Error('The example cannot be read.');
  return pack;
};
const PROCESS = 'processes/child-permanence';
const pack = exampleWith({
  'facts.json#/isUrgent': {
    type: 'boolean',
    label: 'Urgent',
    initially: { value: false, because: 'Unless said' },
    sources: ['R-dale-1'],
  },
  [`${PROCESS}/chart.json#/states/planning/states/proposed/initial`]: 'written',
  [`${PROCESS}/chart.json#/states/planning/states/proposed/states`]: { written: {}, told: {} },
});
const process = pack.processes.childPermanence;
const review = pack.forms.review;
const scope: RuleScope = { process, forms: review === undefined ? [] : [review], extraAnswers: [] };

type Operator = Extract<Rule, { operator: unknown }>['operator'];
type Value = Extract<Rule, { operator: unknown }>['value'];
const c = (field: string, operator: Operator, value?: Value): Rule => ({
  field,
  operator,
  ...(value === undefined ? {} : { value }),
});
const f = (field: string, operator: Operator, value: string): Rule => ({
  field,
  operator,
  value,
  valueSource: 'field',
});
const all = (...rules: Rule[]): Rule => ({ combinator: 'and', rules });
const any = (...rules: Rule[]): Rule => ({ combinator: 'or', rules });
const not = (...rules: Rule[]): Rule => ({ combinator: 'and', not: true, rules });
const asked = (rule: Rule): string => {
  const topic = topicOf(pack, scope, { left: 100_000 });
  return topic.ask(topic.isTrue(rule)).kind;
};

describe('whether a rule can be true', () => {
  it.each<[string, Rule, 'possible' | 'impossible']>([
    ['two codes of one fact', all(c('fact.plan', '=', 'LTF'), c('fact.plan', '=', 'ADOPTION')), 'impossible'],
    ['one code in two lists', all(c('fact.plan', 'in', ['LTF', 'ADOPTION']), c('fact.plan', '=', 'LTF')), 'possible'],
    ['none of all the codes', c('fact.plan', 'notIn', ['LTF', 'ADOPTION', 'REUNIFICATION']), 'impossible'],
    ['a fact that is and is not recorded', all(c('fact.plan', 'null'), c('fact.plan', '!=', 'LTF')), 'impossible'],
    [
      'days since what never happened',
      all(c('fact.lastReview', 'null'), c('daysSince.lastReview', '>', 3)),
      'impossible',
    ],
    [
      'what never happened, some times',
      all(c('fact.lastReview', 'null'), c('times.lastReview', '>=', 1)),
      'impossible',
    ],
    ['what happened, no times', all(c('fact.lastReview', 'notNull'), c('times.lastReview', '<', 1)), 'impossible'],
    ['fewer than no times', c('times.lastReview', '<', 0), 'impossible'],
    ['an age between two whole years', all(c('age', '>', 4), c('age', '<', 5)), 'impossible'],
    ['an age of two years', all(c('age', '>', 4), c('age', '<', 6)), 'possible'],
    ['half a month', all(c('monthsSince.lastReview', '>', 4), c('monthsSince.lastReview', '<', 5)), 'possible'],
    [
      'a fifth of a month',
      all(c('monthsSince.lastReview', '>', 4), c('monthsSince.lastReview', '<', 4.5)),
      'impossible',
    ],
    ['weeks against days', all(c('weeksSince.lastReview', '>=', 2), c('daysSince.lastReview', '<', 14)), 'impossible'],
    ['two weeks on day 20', all(c('weeksSince.lastReview', '=', 2), c('daysSince.lastReview', '=', 20)), 'possible'],
    [
      'days until against days since',
      all(c('daysUntil.lastReview', '>', 0), c('daysSince.lastReview', '>', 0)),
      'impossible',
    ],
    ['the age then and the age now', all(c('ageAt.lastReview', '=', 3), c('age', '=', 5)), 'possible'],
    ['an age without a date of birth', all(c('fact.dateOfBirth', 'null'), c('age', '>', 1)), 'impossible'],
    [
      'dates in order',
      all(c('fact.lastReview', '<', '2026-01-01'), c('fact.lastReview', '>=', '2026-01-01')),
      'impossible',
    ],
    ['a day between dates', all(c('day', '>', '2026-01-01'), c('day', '<', '2026-02-01')), 'possible'],
    ['the eighth day of the week', c('weekday', '>', 7), 'impossible'],
    [
      'two states of one region',
      all(c('state.care', '=', 'ceased'), c('state.care', '=', 'lookedAfter')),
      'impossible',
    ],
    ['states of two regions', all(c('state.care', '=', 'ceased'), c('state.planning', '=', 'exempt')), 'possible'],
    ['a region that always stands, not standing', c('state.care', 'null'), 'impossible'],
    [
      'a state inside one that is left',
      all(c('state.planning.proposed', '=', 'told'), c('state.planning', '=', 'exempt')),
      'impossible',
    ],
    [
      'no state inside one that stands',
      all(c('state.planning.proposed', 'null'), c('state.planning', '=', 'proposed')),
      'impossible',
    ],
    ['a status that no step gives', c('document.PPM', '=', 'approved'), 'impossible'],
    ['a status that a step gives', c('document.PPM', '=', 'filed'), 'possible'],
    ['what stands until said otherwise, unknown', c('fact.isUrgent', 'null'), 'impossible'],
    [
      'has one of several and none of them',
      all(c('fact.routesConsidered', 'contains', 'LTF'), c('fact.routesConsidered', 'notIn', ['LTF', 'ADOPTION'])),
      'impossible',
    ],
    [
      'has one of two and not both',
      all(
        c('fact.routesConsidered', 'contains', 'LTF'),
        not(c('fact.routesConsidered', 'contains', ['LTF', 'ADOPTION'])),
      ),
      'possible',
    ],
    [
      'lacks one of two and both are there',
      all(
        not(c('fact.routesConsidered', 'contains', ['LTF', 'ADOPTION'])),
        c('fact.routesConsidered', 'contains', 'LTF'),
        c('fact.routesConsidered', 'contains', 'ADOPTION'),
      ),
      'impossible',
    ],
    [
      'one date before and after another',
      all(f('fact.lastReview', '<', 'fact.becameLookedAfter'), f('fact.becameLookedAfter', '<=', 'fact.lastReview')),
      'impossible',
    ],
    ['a date before itself', f('fact.lastReview', '<', 'fact.lastReview'), 'impossible'],
    [
      'a date before one that is not known',
      all(f('fact.lastReview', '<', 'day'), c('fact.lastReview', 'null')),
      'impossible',
    ],
    [
      'an answer that is no choice beside one that is',
      all(c('answer.outcome', '!=', 'agreed'), c('answer.outcome', '!=', 'notAgreed')),
      'impossible',
    ],
    ['a named rule against its opposite', all({ rule: 'isLookedAfter' }, not({ rule: 'isLookedAfter' })), 'impossible'],
    ['a named rule that is not there', all({ rule: 'nowhere' }, not({ rule: 'elsewhere' })), 'possible'],
    ['an age against a parameter', all({ rule: 'tooOldForMeeting' }, c('age', '<', 13)), 'impossible'],
    ['nothing', any(), 'impossible'],
    ['everything', all(), 'possible'],
    [
      'an "or" that only its last part allows',
      all(any(c('age', '<', 2), c('fact.plan', '=', 'LTF')), c('age', '>', 5), not(c('fact.plan', '=', 'ADOPTION'))),
      'possible',
    ],
    [
      'an "or" that no part allows',
      all(any(c('age', '<', 2), c('fact.plan', '=', 'LTF')), c('age', '>', 5), c('fact.plan', '=', 'ADOPTION')),
      'impossible',
    ],
  ])('%s', (_, rule, expected) => expect(asked(rule)).toBe(expected));

  it('shows what would make it true', () => {
    const topic = topicOf(pack, scope, { left: 100_000 });
    const example = topic.example(
      topic.isTrue(all(c('age', '>', 4), c('age', '<', 6), c('fact.plan', 'notIn', ['LTF', 'ADOPTION']))),
    );
    expect(Object.fromEntries([...(example ?? [])].map(([field, cell]) => [field, cellInWords(cell)]))).toEqual({
      age: 'between 4 and 6',
      'fact.dateOfBirth': 'anything',
      'fact.plan': 'REUNIFICATION',
    });
  });

  it('neither holds nor fails while a fact is unknown', () => {
    const topic = topicOf(pack, scope, { left: 100_000 });
    const rule = c('fact.plan', '=', 'LTF');
    expect(topic.ask(topic.isNotTrue(rule), topic.isNotTrue(not(rule))).kind).toBe('possible');
    expect(topic.ask(topic.isNotTrue(rule), topic.isNotTrue(not(rule)), topic.isKnown('fact.plan')).kind).toBe(
      'impossible',
    );
  });

  it('does not decide what would take too many steps', () => {
    // Every pair of answers is in question, and nothing settles any of them.
    const names = Array.from({ length: 14 }, (_, n) => `answer.unknown${n}`);
    const rule = all(
      ...names.flatMap((one) =>
        names.map((other) => any(c(one, '=', 'a'), c(other, '=', 'b'), not(c(one, '!=', 'c'), c(other, '=', 'd')))),
      ),
      any(),
    );
    const steps = { left: 500 };
    const topic = topicOf(pack, scope, steps);
    expect(topic.ask(topic.isTrue(rule)).kind).toBe('undecided');
    expect(topic.ask(topic.isTrue(all())).kind).toBe('undecided');
  });
});
