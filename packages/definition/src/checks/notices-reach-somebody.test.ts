import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const sources = ['R-dale-1'];

/** A body on which nobody sits. */
const circle: Changes = {
  'bodies/circle.json': {
    title: 'Circle',
    members: [],
    chair: [],
    cadence: null,
    paperCutOff: null,
    quorum: null,
    sources,
  },
};

describe('notices-reach-somebody', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a reader who is neither role nor body',
      { [`${PROCESS}/notices.json#/reviewAgreed/to/1`]: 'pannel' },
      `${PROCESS}/notices.json#/reviewAgreed/to/1`,
      /Nobody is told.*`panel`/,
    ],
    [
      'a body on which nobody sits',
      { ...circle, [`${PROCESS}/notices.json#/reviewAgreed/to/1`]: 'circle' },
      `${PROCESS}/notices.json#/reviewAgreed/to/1`,
      /nobody sits on `circle`/,
    ],
    [
      'nobody to be told that a limit has passed',
      { ...circle, [`${PROCESS}/deadlines.json#/firstReview/onOverdue/0`]: 'circle' },
      `${PROCESS}/deadlines.json#/firstReview/onOverdue/0`,
      /nobody sits on `circle`/,
    ],
    [
      'a limit that is missed and nobody hears of it',
      { [`${PROCESS}/deadlines.json#/firstReview/onOverdue`]: [] },
      `${PROCESS}/deadlines.json#/firstReview/onOverdue`,
      /Nobody is told when this limit is missed/,
    ],
    [
      'nobody to be told days afterwards',
      { ...circle, [`${PROCESS}/deadlines.json#/firstReview/escalate/0/tell/0`]: 'circle' },
      `${PROCESS}/deadlines.json#/firstReview/escalate/0/tell/0`,
      /nobody sits on `circle`/,
    ],
    [
      'nobody to be told of a reminder unheeded',
      { ...circle, 'authority.json#/reminders/secondStepTell/0': 'circle' },
      'authority.json#/reminders/secondStepTell/0',
      /nobody sits on `circle`/,
    ],
    [
      'nobody to be told that a gate was passed',
      { ...circle, [`${PROCESS}/events.json#/PPM_HELD/gates/0/tell/0`]: 'circle' },
      `${PROCESS}/events.json#/PPM_HELD/gates/0/tell/0`,
      /nobody sits on `circle`/,
    ],
    [
      'a role held through teams where there are none',
      {
        'authority.json#/teams': [],
        'grants.json#/roles/visitor': { title: 'Visitor', scope: 'team' },
        [`${PROCESS}/notices.json#/reviewAgreed/to/1`]: 'visitor',
        [`${PROCESS}/deadlines.json#/firstReview/onOverdue`]: ['iro'],
        'authority.json#/reminders/secondStepTell': ['iro'],
      },
      `${PROCESS}/notices.json#/reviewAgreed/to/1`,
      /`visitor` is held through a child's team, and there are no teams/,
    ],
    [
      'somebody outside who hears of a record that they may not read',
      {
        'grants.json#/roles/parent': { title: 'Parent', scope: 'external' },
        [`${PROCESS}/notices.json#/reviewAgreed`]: {
          on: [{ event: 'PPM_HELD' }],
          to: ['parent'],
          text: 'A meeting was held.',
          sources,
        },
      },
      `${PROCESS}/notices.json#/reviewAgreed/to/0`,
      /`parent` is told of Planning meeting record and may not read it/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['notices-reach-somebody', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it('says nothing of somebody outside who may read a part of the record', () =>
    expect(
      problemsAfter({
        'grants.json#/roles/parent': { title: 'Parent', scope: 'external' },
        'grants.json#/grants/3': { roles: ['parent'], may: 'read', resources: ['PPM.minutes'], sources },
        [`${PROCESS}/notices.json#/reviewAgreed`]: {
          on: [{ event: 'PPM_HELD' }],
          to: ['parent'],
          text: 'A meeting was held.',
          sources,
        },
      }),
    ).toEqual([]));
});
