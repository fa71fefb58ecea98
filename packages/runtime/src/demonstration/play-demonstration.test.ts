/** The demonstration stories, on any day, against the pack they are written for. */
import path from 'node:path';
import { addDays, addMonths, type CompiledPack, compilePack, newCase } from '@homeward/engine';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../read-configs.js';
import { DEMONSTRATION_CHILDREN } from './demonstration-children.js';
import { DEMONSTRATION_FAMILIES } from './demonstration-families.js';
import { DEMONSTRATION_STORIES, type DemonstrationStory } from './demonstration-stories.js';
import { playDemonstration } from './play-demonstration.js';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'configs');

let compiled: CompiledPack;
beforeAll(async () => {
  const { pack } = await readConfig(CONFIGS, 'herts');
  if (pack === undefined) throw new Error('The pack herts cannot be read.');
  compiled = compilePack(pack);
});

const play = (story: DemonstrationStory, today: string, process = 'childPermanence') => {
  const openedOn = addDays(today, -story.began);
  const facts: Readonly<Record<string, string>> =
    process === 'childPermanence' ? { dateOfBirth: addMonths(openedOn, -story.months), sex: 'F' } : {};
  const first = newCase(compiled, { id: 'case', process, subjectRef: 'HRT', openedOn, facts });
  return playDemonstration(compiled, first, story, { today, givenName: 'Poppy', cast: (role) => `the ${role}` });
};

describe('the demonstration stories', () => {
  it.each(['2026-11-22', '2026-01-01', '2026-04-06', '2027-08-15', '2028-02-29'])(
    'go all the way when today is %s',
    (today) => {
      const families = DEMONSTRATION_FAMILIES.map(({ story }) => ({ story, process: 'adopterJourney' }));
      const children = DEMONSTRATION_STORIES.map((story) => ({ story, process: 'childPermanence' }));
      const stopped = [...families, ...children].flatMap(({ story, process }) => {
        const { stoppedAt } = play(story, today, process);
        return stoppedAt === undefined
          ? []
          : [`${story.shows}: ${stoppedAt.step.event}: ${stoppedAt.refusal.sentence}`];
      });
      expect(stopped).toEqual([]);
    },
  );

  it('record nothing after today, everything in order, and tell again only what is new', () => {
    const today = '2026-11-22';
    for (const story of DEMONSTRATION_STORIES) {
      const { entries } = play(story, today);
      const days = entries.map(({ decision }) => decision.entry.on);
      expect(days).toEqual([...days].sort());
      expect((days.at(-1) ?? today) <= today).toBe(true);
      const told = entries
        .filter(({ decision }) => decision.notices.length > 0)
        .map(({ decision }) => decision.entry.on);
      expect(told.filter((day) => day < addDays(today, -14))).toEqual([]);
    }
  });

  it('are the same whenever they are played on the same day, and each child is somebody else', () => {
    for (const story of DEMONSTRATION_STORIES.slice(0, 6))
      expect(play(story, '2026-11-22')).toEqual(play(story, '2026-11-22'));
    const names = DEMONSTRATION_CHILDREN.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    expect(new Set(names).size).toBe(names.length);
    expect(DEMONSTRATION_CHILDREN.length).toBe(DEMONSTRATION_STORIES.length);
  });
});
