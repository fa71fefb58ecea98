import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const CHART = `${PROCESS}/chart.json#/states`;
const and = (...rules: Json[]): Json => ({ combinator: 'and', rules });
const guard = (rule: Json): Json => ({ type: 'rule', params: { rule } });
const at = (field: string, operator: string, value: Json): Json => ({ field, operator, value });

describe('rules-can-hold', () => {
  it.each<[string, Changes, string, 'error' | 'warning', RegExp]>([
    [
      'a guard that asks for another state of the region it stands in',
      { [`${CHART}/planning/states/ratified/on/PPM_HELD/guard`]: guard(at('state.planning', '=', 'exempt')) },
      `${CHART}/planning/states/ratified/on/PPM_HELD/guard/params/rule`,
      'error',
      /never be true in the state `planning.ratified`: `state.planning = exempt` is not possible there/,
    ],
    [
      'a guard that asks for the state it stands in',
      { [`${CHART}/planning/states/ratified/on/PPM_HELD/guard`]: guard(at('state.planning', '!=', 'exempt')) },
      `${CHART}/planning/states/ratified/on/PPM_HELD/guard/params/rule`,
      'warning',
      /always true in the state `planning.ratified`/,
    ],
    [
      'a gate that only opens before its event can be recorded',
      { [`${PROCESS}/events.json#/PPM_HELD/gates/0/requires`]: at('state.planning', '=', 'stopped') },
      `${PROCESS}/events.json#/PPM_HELD/gates/0/requires`,
      'error',
      /never be true where `PPM_HELD` can be recorded and the gate stands/,
    ],
    [
      'a component of a limit that counts only while the limit does not stand',
      { [`${PROCESS}/deadlines.json#/firstReview/components/fromState/when`]: at('times.lastReview', '>', 1) },
      `${PROCESS}/deadlines.json#/firstReview/components/fromState/when`,
      'error',
      /never be true while the limit stands: `times.lastReview > 1` is not possible there/,
    ],
    [
      'a component that waits for what the limit has waited for already',
      { [`${PROCESS}/deadlines.json#/firstReview/components/fromState/when`]: at('state.care', '!=', 'ceased') },
      `${PROCESS}/deadlines.json#/firstReview/components/fromState/when`,
      'warning',
      /always true while the limit stands/,
    ],
    [
      'a limit that can never stand',
      {
        [`${PROCESS}/deadlines.json#/firstReview/while`]: and(
          at('age', '<', 5),
          { rule: 'isLookedAfter' },
          at('age', '>=', 5),
        ),
      },
      `${PROCESS}/deadlines.json#/firstReview/while`,
      'error',
      /never be true: `age < 5` and `age >= 5` cannot be so at once/,
    ],
    [
      'a tracker that lists every child',
      {
        'trackers.json#/atRisk/rule': {
          combinator: 'or',
          rules: [
            { field: 'fact.plan', operator: 'null' },
            { field: 'fact.plan', operator: 'notNull' },
          ],
        },
      },
      'trackers.json#/atRisk/rule',
      'warning',
      /always true\./,
    ],
    [
      'a question that is never shown',
      {
        'forms/planningMeeting/layout.json#/questions/considered/visibleWhen': and(
          at('answer.preferred', '=', 'LTF'),
          at('answer.preferred', '=', 'ADOPTION'),
        ),
      },
      'forms/planningMeeting/layout.json#/questions/considered/visibleWhen',
      'error',
      /never be true/,
    ],
    [
      'a named rule that can never hold, once and not wherever it is used',
      {
        'rules.json#/atRisk/rule/rules/3': { field: 'daysSince.lastReview', operator: '>', value: 3 },
      },
      'rules.json#/atRisk/rule',
      'error',
      /`fact.lastReview null` and `daysSince.lastReview > 3` cannot be so at once/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, severity, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path, problem.severity])).toEqual([
      ['rules-can-hold', path, severity],
    ]);
    expect(problems[0]?.sentence).toMatch(words);
  });

  it.each<[string, Changes]>([
    ['"and" of nothing, which says always', { 'trackers.json#/atRisk/rule': { combinator: 'and', rules: [] } }],
    ['"or" of nothing, which says never', { 'trackers.json#/atRisk/rule': { combinator: 'or', rules: [] } }],
    [
      'a list that a process owner has emptied',
      {
        'authority.json#/parameters/meetingStates': { value: [], question: 'In which states?', sources: ['R-dale-1'] },
        'trackers.json#/atRisk/rule': {
          field: 'state.planning',
          operator: 'in',
          value: 'meetingStates',
          valueSource: 'parameter',
        },
      },
    ],
    [
      'a gate that the chart keeps open',
      {
        [`${PROCESS}/chart.json#/states/care/states/lookedAfter/on/REVIEW_HELD`]: undefined,
        [`${PROCESS}/deadlines.json#/firstReview/while`]: at('state.planning', '=', 'proposed'),
        [`${PROCESS}/events.json#/REVIEW_HELD/gates`]: [
          {
            key: 'started',
            kind: 'hard',
            requires: at('state.planning', '=', 'proposed'),
            sentence: 'x',
            sources: ['R-dale-1'],
          },
        ],
      },
    ],
  ])('lets %s stand', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
