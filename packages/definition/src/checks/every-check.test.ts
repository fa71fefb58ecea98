/** Every check there is has a small pack that fails it, and only it: a new check without one is found here. */
import { describe, expect, it } from '@jest/globals';
import { CHECKS } from '../check-pack.js';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';
import { STORY_CHECKS } from '../read-stories.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const CHART = `${PROCESS}/chart.json#/states`;
const sources = ['R-dale-1'];
const event = { title: 'x', done: 'x', group: 'care', sources };
const guard = (rule: Json): Json => ({ type: 'rule', params: { rule } });

const report = (approval: Json, approvers: Json): Changes => ({
  [`${PROCESS}/documents.json#/REPORT`]: {
    title: 'The report',
    steps: [{ event: 'REPORT_WRITTEN', from: ['none'], to: 'submitted' }, approval],
    sources,
  },
  [`${PROCESS}/events.json#/REPORT_WRITTEN`]: { ...event, document: 'REPORT' },
  [`${PROCESS}/events.json#/REPORT_APPROVED`]: { ...event, title: 'y', document: 'REPORT' },
  [`${CHART}/care/states/lookedAfter/on/REPORT_WRITTEN`]: {},
  [`${CHART}/care/states/lookedAfter/on/REPORT_APPROVED`]: {},
  'grants.json#/grants/3': { roles: ['sw'], may: 'record', events: ['REPORT_WRITTEN'], sources },
  'grants.json#/grants/4': { roles: approvers, may: 'record', events: ['REPORT_APPROVED'], sources },
});
const approval = { event: 'REPORT_APPROVED', from: ['submitted'], to: 'approved' };

const route: Json = {
  initial: 'exploring',
  states: {
    exploring: {
      tags: ['outcome'],
      on: {
        REVIEW_HELD: { target: 'secured', guard: guard({ field: 'answer.outcome', operator: '=', value: 'agreed' }) },
      },
    },
    secured: { tags: ['outcome'], meta: { title: 'Secured', position: 'secured' } },
  },
};

const reviewRefused = { on: '2026-03-02', actor: 'iro', event: 'REVIEW_HELD', expect: { allowed: false } };

const FAILING: Readonly<Record<string, Changes>> = {
  'safe-keys': { 'facts.json#/Plan': { type: 'text', label: 'Plan' } },
  'names-exist': { [`${CHART}/care/states/ceased/on/CHILD_BECAME_LOOKED_AFTER/target`]: 'lookedAftr' },
  'named-once': { 'authority.json#/teams/1': { key: 'north', title: 'The other team', service: 'Care' } },
  'rules-well-typed': { 'rules.json#/tooOldForMeeting/rule/operator': 'contains' },
  'rules-can-hold': {
    [`${CHART}/planning/states/ratified/on/PPM_HELD/guard`]: guard({
      field: 'state.planning',
      operator: '=',
      value: 'exempt',
    }),
  },
  'effects-well-typed': {
    [`${PROCESS}/events.json#/REVIEW_HELD/facts/1`]: { fact: 'carersAgree', value: { answer: 'next' } },
  },
  'forms-complete': { 'forms/review/layout.json#/sections/0/questions': ['outcome'] },
  'forms-completable': {
    'forms/entry/schema.json#/properties/note': { type: 'string', title: 'Note', minLength: 9, maxLength: 3 },
    'forms/entry/schema.json#/required': ['legalStatus', 'note'],
    'forms/entry/layout.json#/sections/0/questions/1': 'note',
    'forms/entry/layout.json#/questions/note': { errorName: 'the note' },
    'forms/entry/examples.json#/complete/note': 'Four',
    // Another way out of each state, so that only the form is at fault.
    [`${CHART}/care/states/edgeOfCare/on/CARE_ENDED`]: { target: 'ceased' },
  },
  'safe-patterns': { 'forms/planningMeeting/schema.json#/properties/carersReasons/pattern': '^(a+)+$' },
  'states-reachable': {
    [`${CHART}/planning/states/paused`]: { tags: ['outcome'], on: { PPM_HELD: { target: 'proposed' } } },
  },
  'regions-stay-put': { [`${PROCESS}/chart.json#/on`]: { CARE_ENDED: { target: '.planning.stopped' } } },
  'no-always-cycle': {
    [`${CHART}/planning/states/exempt/always`]: {
      target: 'notStarted',
      guard: guard({ field: 'age', operator: '<', value: 4 }),
    },
  },
  'transitions-not-shadowed': {
    [`${CHART}/planning/states/proposed/on/REVIEW_HELD`]: [
      { target: 'ratified' },
      { target: 'exempt', guard: guard('reviewAgrees') },
    ],
  },
  'events-accepted': {
    [`${PROCESS}/events.json#/VISIT_MADE`]: event,
    'grants.json#/grants/0/events/3': 'VISIT_MADE',
  },
  'someone-can-leave': {
    [`${CHART}/planning/states/exempt/tags`]: [],
    [`${CHART}/planning/on`]: undefined,
    [`${CHART}/planning/states/proposed/on/CARE_ENDED`]: { target: 'stopped' },
  },
  'one-outcome': {
    [`${CHART}/adoption`]: route,
    [`${CHART}/ltf`]: route,
    [`${PROCESS}/process.json#/regions/2`]: { region: 'adoption', title: 'Adoption' },
    [`${PROCESS}/process.json#/regions/3`]: { region: 'ltf', title: 'Long-term fostering' },
    [`${PROCESS}/process.json#/routes`]: [
      { region: 'adoption', title: 'Adoption', plans: ['ADOPTION'] },
      { region: 'ltf', title: 'Long-term fostering', plans: ['LTF'] },
    ],
  },
  'grants-cover-events': {
    [`${PROCESS}/events.json#/VISIT_MADE`]: event,
    [`${CHART}/care/on`]: { VISIT_MADE: {} },
  },
  'anchors-exist': { [`${PROCESS}/events.json#/CHILD_BECAME_LOOKED_AFTER/facts/0/fact`]: 'lastReview' },
  'gates-can-be-passed': { [`${PROCESS}/events.json#/PPM_HELD/gates/0/overrideBy`]: ['iro'] },
  'calendar-fits-nation': { 'authority.json#/nation': 'scotland' },
  'deadlines-have-an-end': { [`${PROCESS}/deadlines.json#/firstReview/metBy/0/event`]: 'DEADLINE_OVERDUE' },
  'limits-are-stopped': {
    [`${PROCESS}/deadlines.json#/firstReview/while`]: { field: 'fact.lastReview', operator: 'null' },
    [`${CHART}/care/states/ceased/on/REVIEW_HELD`]: {},
  },
  'someone-can-sign': report({ ...approval, notBy: 'author' }, ['sw']),
  'nobody-approves-their-own-work': report(approval, ['sw', 'tm']),
  'tasks-can-be-done': {
    [`${PROCESS}/tasks.json#/endCare`]: {
      title: 'See that care ends well',
      owner: 'iro',
      createdBy: [{ event: 'REVIEW_HELD' }],
      doneBy: [{ event: 'CARE_ENDED' }],
      sources,
    },
  },
  'chairs-may-record': { 'bodies/panel.json#/chair': ['tm'] },
  'linked-cases': {
    [`${PROCESS}/process.json#/links`]: { family: { title: 'Family', process: 'household', back: 'child' } },
  },
  'notices-reach-somebody': { [`${PROCESS}/notices.json#/reviewAgreed/to/1`]: 'pannel' },
  'sources-cited': { [`${PROCESS}/events.json#/PPM_HELD/gates/0/sources`]: [] },
  'clauses-implemented': {
    'sources.json#/clauses/R-dale-2': { document: 'procedure', rule: 'The panel sees the plan.', cls: 'STEP' },
  },
  'facts-become-known': {
    'facts.json#/siblingRelationship': { type: 'text', label: 'Relationship with a brother or sister', sources },
    'rules.json#/isLookedAfter/rule': {
      combinator: 'or',
      rules: [
        { field: 'state.care', operator: '=', value: 'lookedAfter' },
        { field: 'fact.siblingRelationship', operator: '=', value: 'existing' },
      ],
    },
  },
  'facts-shown-once': {
    'facts.json#/legalStatus/shownAs': 'plan',
    'facts.json#/plan/shownAs': 'legalStatus',
    'facts.json#/lastReview/shownAs': 'plan',
  },
  'steps-in-order': { 'walkthroughs/first-review.json#/steps/1': { ...reviewRefused, n: 1 } },
  'covered-as': {
    'sources.json#/clauses/R-dale-1/coveredAs': {
      how: 'shown',
      where: 'forms/review/layout.json#/questions/none/hint',
      because: 'It is read there.',
    },
  },
};

describe('every check', () => {
  it('has a small pack that fails it', () => {
    expect(Object.keys(FAILING).sort()).toEqual(Object.keys({ ...CHECKS, ...STORY_CHECKS }).sort());
  });

  it.each(Object.entries(FAILING))('%s fails by itself', (check, changes) => {
    const problems = problemsAfter(changes);
    expect(problems).not.toEqual([]);
    expect(problems.filter((problem) => problem.check !== check)).toEqual([]);
  });
});
