/** What visitors find of each authority: every story goes all the way on any day, and the case then stands as the story says. */
import path from 'node:path';
import type { Pack } from '@homeward/definition';
import { addDays, addMonths, type CompiledPack, compilePack, newCase, openActions, stateAt } from '@homeward/engine';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../read-configs.js';
import type { DemonstrationStory } from './demonstration-stories.js';
import { DEMONSTRATIONS } from './demonstrations.js';
import { playDemonstration } from './play-demonstration.js';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'configs');
const DAYS = ['2026-11-22', '2026-01-01', '2026-04-06', '2027-08-15', '2028-02-29'];
const SAYS_HOW_IT_STANDS = DEMONSTRATIONS.filter(({ authority }) => authority !== 'herts');

describe('the authorities', () => {
  it('have a child for each story, and no child or reference twice', () => {
    const names = DEMONSTRATIONS.flatMap(({ children }) => children.map((one) => `${one.givenName} ${one.familyName}`));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(DEMONSTRATIONS.map(({ prefix }) => prefix)).size).toBe(5);
    for (const { children, stories } of DEMONSTRATIONS) expect(children.length).toBe(stories.length);
  });
});

describe.each(SAYS_HOW_IT_STANDS.map((one) => [one.authority, one] as const))('%s', (authority, demonstration) => {
  let pack: Pack;
  let compiled: CompiledPack;
  beforeAll(async () => {
    const read = await readConfig(CONFIGS, authority);
    if (read.pack === undefined) throw new Error(`The pack ${authority} cannot be read.`);
    pack = read.pack;
    compiled = compilePack(pack);
  });

  const play = (story: DemonstrationStory, today: string) => {
    const openedOn = addDays(today, -story.began);
    const known = Object.entries({ dateOfBirth: addMonths(openedOn, -story.months), sex: 'F' });
    const facts = Object.fromEntries(known.filter(([fact]) => Object.hasOwn(pack.facts, fact)));
    const { process } = demonstration;
    const first = newCase(compiled, { id: 'case', process, subjectRef: 'A-1', openedOn, facts });
    return playDemonstration(compiled, first, story, { today, givenName: 'Poppy', cast: (role) => `the ${role}` });
  };

  /** What is not as the story says, one line each. */
  const amiss = (story: DemonstrationStory, today: string): string[] => {
    const { record, stoppedAt, entries } = play(story, today);
    const { stands = {}, overdue, blocked } = story.seen ?? {};
    const everyRole = { id: 'somebody', roles: Object.keys(pack.grants.roles) };
    const waits = openActions(compiled, record, { today, actor: everyRole }).some(
      ({ event, standing }) => event === blocked && standing === 'notYet',
    );
    const passed = Object.values(record.deadlines).some((one) => one.key === overdue && one.status === 'overdue');
    return [
      ...(stoppedAt === undefined ? [] : [`stops at ${stoppedAt.step.event}: ${stoppedAt.refusal.sentence}`]),
      ...(entries.some(({ decision }) => decision.entry.on > today) ? ['records something after today'] : []),
      ...Object.entries(stands)
        .filter(([region, state]) => stateAt(record.state, region) !== state)
        .map(([region, state]) => `${region} is ${stateAt(record.state, region)}, not ${state}`),
      ...(overdue === undefined || passed ? [] : [`${overdue} is not overdue`]),
      ...(blocked === undefined || waits ? [] : [`${blocked} is not blocked`]),
    ].map((fault) => `${story.shows}: ${fault}`);
  };

  it.each(DAYS)('goes all the way when today is %s, and every case stands as it should', (today) => {
    expect(demonstration.stories.flatMap((story) => amiss(story, today))).toEqual([]);
  });

  it('shows a passed limit, an action that cannot be recorded yet, and says of every story what is to be seen', () => {
    const seen = demonstration.stories.map((story) => story.seen);
    expect(seen.every((one) => one !== undefined && Object.keys(one.stands).length > 0)).toBe(true);
    expect(seen.some((one) => one?.overdue !== undefined)).toBe(true);
    expect(seen.some((one) => one?.blocked !== undefined)).toBe(true);
    const { stories } = demonstration;
    expect(new Set(stories.map(({ shows }) => shows)).size).toBe(stories.length);
  });

  it('puts children on the agendas of bodies that it has', () => {
    for (const { body, region, states } of demonstration.agendas) {
      expect(Object.keys(pack.bodies)).toContain(body);
      const standing = demonstration.stories.filter(({ seen }) => states.includes(seen?.stands[region] ?? ''));
      expect([body, standing.length > 0]).toEqual([body, true]);
    }
  });
});
