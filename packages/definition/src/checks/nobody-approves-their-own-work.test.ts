import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

const sources = ['R-dale-1'];
/** The example with a report that is written, then approved. */
const withReport = (approval: Json, writers: Json, approvers: Json, more: Changes = {}): Changes => ({
  [`${PROCESS}/documents.json#/REPORT`]: {
    title: 'The report',
    steps: [{ event: 'REPORT_WRITTEN', from: ['none', 'returned'], to: 'submitted' }, approval],
    sources,
  },
  [`${PROCESS}/events.json#/REPORT_WRITTEN`]: {
    title: 'Write',
    done: 'Written',
    group: 'documents',
    document: 'REPORT',
    sources,
  },
  [`${PROCESS}/events.json#/REPORT_APPROVED`]: {
    title: 'Approve',
    done: 'Approved',
    group: 'documents',
    document: 'REPORT',
    sources,
  },
  [`${PROCESS}/chart.json#/states/care/states/lookedAfter/on/REPORT_WRITTEN`]: {},
  [`${PROCESS}/chart.json#/states/care/states/lookedAfter/on/REPORT_APPROVED`]: {},
  'grants.json#/grants/3': { roles: writers, may: 'record', events: ['REPORT_WRITTEN'], sources },
  'grants.json#/grants/4': { roles: approvers, may: 'record', events: ['REPORT_APPROVED'], sources },
  ...more,
});
const approval = { event: 'REPORT_APPROVED', from: ['submitted'], to: 'approved' };

/** The panel recommends a plan, and a decision maker who sits on no body decides. */
const withDecision = (deciders: Json, more: Changes = {}): Changes => ({
  'grants.json#/roles/adm': { title: 'Decision maker', scope: 'body' },
  'grants.json#/grants/3': { roles: deciders, may: 'record', events: ['PLAN_DECIDED'], sources },
  [`${PROCESS}/events.json#/PLAN_DECIDED`]: { title: 'Decide', done: 'Decided', group: 'panel', sources },
  [`${PROCESS}/chart.json#/states/planning/states/ratified/on/PLAN_DECIDED`]: { target: 'exempt' },
  ...more,
});

describe('nobody-approves-their-own-work', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a report whose author may approve it',
      withReport(approval, ['sw', 'tm'], ['tm']),
      `${PROCESS}/documents.json#/REPORT/steps/1`,
      /may write The report and record `REPORT_APPROVED` of it, as `tm`.*notBy/,
    ],
    [
      'somebody who records both what the panel recommends and what is decided',
      withDecision(['adm', 'iro']),
      `${PROCESS}/events.json#/PLAN_DECIDED`,
      /`iro` may record both what is recommended \(`REVIEW_HELD`\) and what is decided/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([
      ['nobody-approves-their-own-work', path],
    ]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it.each<[string, Changes]>([
    ['a report that its author may not approve', withReport({ ...approval, notBy: 'author' }, ['sw', 'tm'], ['tm'])],
    ['a report that others approve', withReport(approval, ['sw'], ['tm'])],
    ['a decision by the decision maker alone', withDecision(['adm'])],
    [
      'a decision with a gate that looks at who acts',
      withDecision(['adm', 'iro'], {
        [`${PROCESS}/events.json#/PLAN_DECIDED/gates`]: [
          {
            key: 'notTheChair',
            kind: 'hard',
            requires: { field: 'actor.role', operator: 'doesNotContain', value: 'iro' },
            sentence: 'Whoever recommended does not decide.',
            sources,
          },
        ],
      }),
    ],
  ])('says nothing of %s', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
