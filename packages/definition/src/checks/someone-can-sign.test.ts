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

describe('someone-can-sign', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a report that only its author could approve, who may not',
      withReport({ ...approval, notBy: 'author' }, ['sw'], ['sw']),
      `${PROCESS}/documents.json#/REPORT/steps/1`,
      /Nobody may record `REPORT_APPROVED` of The report but whoever wrote it/,
    ],
    [
      'an approval that is granted for another document alone',
      withReport(approval, ['sw'], ['tm'], {
        [`${PROCESS}/events.json#/REPORT_APPROVED/document`]: 'named',
        'grants.json#/grants/4/when': { field: 'answer.document', operator: 'notIn', value: ['REPORT'] },
      }),
      `${PROCESS}/documents.json#/REPORT/steps/1`,
      /Nobody may record `REPORT_APPROVED` of The report\./,
    ],
    [
      'a form that somebody countersigns who may do nothing with it',
      { 'forms/planningMeeting/layout.json#/signOffs/1': { role: 'iro', act: 'countersigns' } },
      'forms/planningMeeting/layout.json#/signOffs/1',
      /`iro` countersigns Planning meeting, and may record no step/,
    ],
    [
      'a form whose only signature nobody can give',
      { 'forms/planningMeeting/layout.json#/signOffs/0': { role: 'iro', act: 'signs' } },
      'forms/planningMeeting/layout.json#/signOffs/0',
      /`iro` signs/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['someone-can-sign', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it.each<[string, Changes]>([
    ['an approval by somebody else of the same team', withReport({ ...approval, notBy: 'author' }, ['tm'], ['tm'])],
    ['an approval by another role', withReport({ ...approval, notBy: 'author' }, ['sw'], ['tm'])],
    [
      'a signature beside the one that counts',
      { 'forms/planningMeeting/layout.json#/signOffs/1': { role: 'iro', act: 'signs' } },
    ],
  ])('says nothing of %s', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
