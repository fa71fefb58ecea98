/** Who is made up for the authorities of this repository. */
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { demonstrationPeople } from './load-people.js';
import { authoritiesIn, readConfig } from './read-configs.js';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', '..', 'configs');

describe('the made-up people', () => {
  it('are called otherwise in every authority, and Hertfordshire’s begin as the guides name them', async () => {
    const authorities = await authoritiesIn(CONFIGS);
    const workers = await Promise.all(
      authorities.map(async (authority) => {
        const { pack } = await readConfig(CONFIGS, authority);
        if (pack === undefined) throw new Error(`The pack ${authority} cannot be read.`);
        const people = demonstrationPeople(pack, undefined);
        expect(new Set(people.map(({ username }) => username)).size).toBe(people.length);
        return people.find(({ memberships }) => memberships.some(({ role }) => role === 'sw'))?.name;
      }),
    );
    expect(workers[authorities.indexOf('herts')]).toBe('Amira Khan');
    expect(new Set(workers).size).toBe(authorities.length);
  });
});
