/** Which states keep a record from most people, and of which it is written down who looks. */
import type { Process } from '@homeward/definition';
import { expect, it } from '@jest/globals';
import { smallProcess } from '../small-pack.fixture.js';
import { isReadingLogged, restrictionOf } from './restriction.js';

const process: Process = {
  ...smallProcess,
  chart: {
    id: smallProcess.chart.id,
    type: 'parallel',
    states: {
      record: {
        initial: 'open',
        states: {
          open: {},
          restricted: { tags: ['restricted'], meta: { title: 'Restricted' } },
          sealed: { tags: ['outcome', 'sealed'], meta: { title: 'Sealed' } },
        },
      },
      care: { initial: 'ceased', states: { ceased: { tags: ['outcome'] } } },
    },
  },
};

it.each([
  ['open', undefined, false],
  ['restricted', 'Restricted', true],
  ['sealed', undefined, true],
])('%s', (record, restriction, logged) => {
  const state = { record, care: 'ceased' };
  expect(restrictionOf(process, state)).toBe(restriction);
  expect(isReadingLogged(process, state)).toBe(logged);
});
