/** My work: a task and the limit it stands for are one line, and what has no date stands by itself. */
import { routes } from '@homeward/contract';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { must, openChild, type Person, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward();
const worker = signedIn(test, 'sw');
const reviewer = signedIn(test, 'iro');
let id: string;

beforeAll(async () => {
  ({ id } = await openChild(worker));
  must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'C1' }, revision: 0 }));
  must(await submit(worker, id, 'PLAN_CHANGED', { answers: { plan: 'adoption', why: 'Because' }, revision: 1 }));
  must(await submit(worker, id, 'SIBLINGS_MET', { answers: { children: [] }, revision: 2 }));
});

const work = async (person: Person, tab: 'todo' | 'waiting' | 'done') => {
  const { groups, counts } = must(await person.ask(routes.readWork, { query: { tab } }));
  return {
    count: counts[tab],
    groups: groups.map(({ title, items }) => [title, items.map(({ what, limit, due }) => ({ what, limit, due }))]),
  };
};

describe('the list of what there is to do', () => {
  it('names a task and its own limit in one line with the limit’s day, counts it once, and keeps what has no date apart', async () => {
    expect(await work(worker, 'todo')).toEqual({
      count: 2,
      groups: [
        ['Not due yet', [{ what: 'Write the report', limit: 'The plan lapses', due: '2026-03-16' }]],
        ['No date set', [{ what: 'Find the services needed', limit: null, due: null }]],
      ],
    });
  });

  it('still lists a limit whose task is not in it', async () => {
    expect(await work(reviewer, 'todo')).toEqual({
      count: 1,
      groups: [['Not due yet', [{ what: 'First review', limit: null, due: '2026-03-30' }]]],
    });
    must(await submit(worker, id, 'SUBMITTED', { document: 'REPORT', answers: { summary: 'Written' }, revision: 3 }));
    expect((await work(worker, 'todo')).groups).toEqual([
      ['Not due yet', [{ what: 'The plan lapses', limit: null, due: '2026-03-16' }]],
      ['No date set', [{ what: 'Find the services needed', limit: null, due: null }]],
    ]);
    expect((await work(worker, 'done')).groups).toEqual([
      ['Done in the last month', [{ what: 'Write the report', limit: null, due: null }]],
    ]);
  });
});
