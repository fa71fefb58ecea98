/** Problems are read by people who own a procedure: a condition that cannot be is said in their words, not in those of the files. */
import { CHECKS, type Pack, type Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { sayRule } from '../compare/rule-said.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';

const never: Rule = {
  combinator: 'and',
  rules: [
    { field: 'age', operator: '<', value: 3 },
    { field: 'age', operator: '>', value: 4 },
    { field: 'fact.primaryPlan', operator: 'notNull' },
  ],
};
const task = {
  title: 'Tell',
  owner: 'sw',
  createdBy: [{ event: 'REVIEW_HELD', when: never }],
  doneBy: [],
  sources: [],
};
const pack: Pack = {
  ...smallPack,
  processes: { childPermanence: { ...smallProcess, tasks: { told: task } } },
};

describe('a condition that cannot be', () => {
  const sentences = (say?: typeof sayRule): string[] =>
    (CHECKS['rules-can-hold']?.(pack, say) ?? [])
      .filter(({ path }) => path.endsWith('tasks.json#/told/createdBy/0/when'))
      .map(({ sentence }) => sentence);

  it('is said in words, with the parts that clash and no others', () =>
    expect(sentences(sayRule)).toEqual([
      "This condition can never be true: “the child's age is under 3” and “the child's age is over 4” cannot be so at once.",
    ]));

  it('is said as the files have it where there are no words', () =>
    expect(sentences()).toEqual(['This condition can never be true: `age < 3` and `age > 4` cannot be so at once.']));
});
