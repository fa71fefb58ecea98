import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('names-exist', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a column of the return that there is none of',
      { 'facts.json#/dateOfBirth/ssda903': 'Episodes.REASON_PLACE_CHANG' },
      'facts.json#/dateOfBirth/ssda903',
      /no column of the return .*`Episodes.REASON_PLACE_CHANGE`/,
    ],
    [
      'an event of the chart that is not declared',
      {
        [`${PROCESS}/chart.json#/states/care/states/ceased/on`]: {
          CHILD_BECAME_LOOKED_AFTR: { target: 'lookedAfter' },
        },
      },
      `${PROCESS}/chart.json#/states/care/states/ceased/on/CHILD_BECAME_LOOKED_AFTR`,
      /no event .*`CHILD_BECAME_LOOKED_AFTER`/,
    ],
    [
      'a target that is not a state',
      { [`${PROCESS}/chart.json#/states/care/states/ceased/on/CHILD_BECAME_LOOKED_AFTER/target`]: 'lookedAftr' },
      `${PROCESS}/chart.json#/states/care/states/ceased/on/CHILD_BECAME_LOOKED_AFTER/target`,
      /no state `lookedAftr`.*`lookedAfter`/,
    ],
    [
      'a target that stands elsewhere',
      { [`${PROCESS}/chart.json#/states/care/states/ceased/on/CHILD_BECAME_LOOKED_AFTER/target`]: 'ratified' },
      `${PROCESS}/chart.json#/states/care/states/ceased/on/CHILD_BECAME_LOOKED_AFTER/target`,
      /write `#childPermanence.planning.ratified`/,
    ],
    [
      'a rule of a guard',
      { [`${PROCESS}/chart.json#/states/planning/states/proposed/on/REVIEW_HELD/guard/params/rule`]: 'reviewAgree' },
      `${PROCESS}/chart.json#/states/planning/states/proposed/on/REVIEW_HELD/guard/params/rule`,
      /no rule .*`reviewAgrees`/,
    ],
    [
      'a rule that asks for an answer of another form',
      {
        [`${PROCESS}/chart.json#/states/planning/states/ratified/on/PPM_HELD`]: {
          target: 'proposed',
          guard: { type: 'rule', params: { rule: 'reviewAgrees' } },
        },
      },
      `${PROCESS}/chart.json#/states/planning/states/ratified/on/PPM_HELD/guard/params/rule`,
      /asks about `answer.outcome`/,
    ],
    [
      'a fact that an event records',
      { [`${PROCESS}/events.json#/REVIEW_HELD/facts/1`]: { fact: 'lastReveiw', value: { day: true } } },
      `${PROCESS}/events.json#/REVIEW_HELD/facts/1/fact`,
      /no fact .*`lastReview`/,
    ],
    [
      'an answer that a fact comes from',
      { [`${PROCESS}/events.json#/CHILD_BECAME_LOOKED_AFTER/facts/1/value/answer`]: 'legalstatus' },
      `${PROCESS}/events.json#/CHILD_BECAME_LOOKED_AFTER/facts/1/value/answer`,
      /no question `legalstatus`.*`legalStatus`/,
    ],
    [
      'an answer of an event without a form',
      { [`${PROCESS}/events.json#/CARE_ENDED/facts`]: [{ fact: 'plan', value: { answer: 'plan' } }] },
      `${PROCESS}/events.json#/CARE_ENDED/facts/0/value/answer`,
      /Give `CARE_ENDED` a form/,
    ],
    [
      'a field of a rule',
      { 'rules.json#/atRisk/rule/rules/1/field': 'fact.lastReviw' },
      'rules.json#/atRisk/rule/rules/1/field',
      /no field .*`fact.lastReview`/,
    ],
    [
      'a count from a fact that is no date',
      { 'rules.json#/atRisk/rule/rules/1': { field: 'daysSince.plan', operator: '>', value: 3 } },
      'rules.json#/atRisk/rule/rules/1/field',
      /counts from a date/,
    ],
    [
      'an answer where nothing is submitted',
      { [`${PROCESS}/deadlines.json#/firstReview/while`]: { field: 'answer.outcome', operator: 'notNull' } },
      `${PROCESS}/deadlines.json#/firstReview/while/field`,
      /no field `answer.outcome`/,
    ],
    [
      'a parameter of a rule',
      { 'rules.json#/tooOldForMeeting/rule/value': 'oldestForMeetings' },
      'rules.json#/tooOldForMeeting/rule/value',
      /no parameter .*`oldestForMeeting`/,
    ],
    [
      'a parameter of a limit',
      { [`${PROCESS}/deadlines.json#/firstReview/components/fromEntry/allow/n/parameter`]: 'firstReviewDay' },
      `${PROCESS}/deadlines.json#/firstReview/components/fromEntry/allow/n/parameter`,
      /`firstReviewDays`/,
    ],
    [
      'a form',
      { [`${PROCESS}/events.json#/CARE_ENDED/form`]: 'entri' },
      `${PROCESS}/events.json#/CARE_ENDED/form`,
      /no form .*`entry`/,
    ],
    [
      'a document',
      { [`${PROCESS}/events.json#/PPM_HELD/document`]: 'PPN' },
      `${PROCESS}/events.json#/PPM_HELD/document`,
      /no document .*`PPM`/,
    ],
    [
      'a role',
      { [`${PROCESS}/deadlines.json#/firstReview/owner`]: 'iros' },
      `${PROCESS}/deadlines.json#/firstReview/owner`,
      /no role .*`iro`/,
    ],
    [
      'a role of a grant',
      { 'grants.json#/grants/0/roles/2': 'swx' },
      'grants.json#/grants/0/roles/2',
      /no role .*`sw`/,
    ],
    [
      'a body',
      { [`${PROCESS}/deadlines.json#/firstReview/escalate/0/tell/0`]: 'panle' },
      `${PROCESS}/deadlines.json#/firstReview/escalate/0/tell/0`,
      /no role or body .*`panel`/,
    ],
    [
      'a deadline of a task',
      { [`${PROCESS}/tasks.json#/bookReview/deadline`]: 'firstReviews' },
      `${PROCESS}/tasks.json#/bookReview/deadline`,
      /no deadline .*`firstReview`/,
    ],
    [
      'a code list',
      { 'facts.json#/routesConsidered/codes': 'plan' },
      'facts.json#/routesConsidered/codes',
      /no code list .*`plans`/,
    ],
    [
      'a clause',
      { [`${PROCESS}/tasks.json#/bookReview/sources/0`]: 'R-dale-2' },
      `${PROCESS}/tasks.json#/bookReview/sources/0`,
      /no clause .*`R-dale-1`/,
    ],
    [
      'a source document',
      { 'sources.json#/clauses/R-dale-1/document': 'procedures' },
      'sources.json#/clauses/R-dale-1/document',
      /no source document .*`procedure`/,
    ],
    [
      'a region that is presented',
      { [`${PROCESS}/process.json#/regions/1/region`]: 'plannning' },
      `${PROCESS}/process.json#/regions/1/region`,
      /no state .*`planning`/,
    ],
    [
      'a fact in a sentence',
      { [`${PROCESS}/process.json#/statement/0/text`]: 'The plan is {fact.plam}.' },
      `${PROCESS}/process.json#/statement/0/text`,
      /no fact `plam`.*`plan`/,
    ],
    [
      'a placeholder in a sentence',
      { [`${PROCESS}/process.json#/statement/0/text`]: 'She is {ages} and {state.care} since {since.care}.' },
      `${PROCESS}/process.json#/statement/0/text`,
      /`\{ages\}` stands for nothing/,
    ],
    [
      'a question that a form requires',
      { 'forms/review/schema.json#/required/1': 'outcom' },
      'forms/review/schema.json#/required/1',
      /no question .*`outcome`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['names-exist', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
