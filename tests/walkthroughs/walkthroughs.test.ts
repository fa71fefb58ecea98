/** Every pack's own walkthroughs hold, and so do the stories of the specification where its folder is at hand. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compilePack, playDateVectors, playStory, readStoryFile, verdictLine } from '@homeward/engine';
import { authoritiesIn, readConfig } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const SPECIFICATION = fileURLToPath(new URL('../../../shared/domain/scenarios.json', import.meta.url));

const packs = await Promise.all(
  (await authoritiesIn(CONFIGS)).map(async (authority) => {
    const { pack, stories, problems } = await readConfig(CONFIGS, authority);
    if (pack === undefined) throw new Error(`${authority}: ${problems.map((problem) => problem.sentence).join('; ')}`);
    return { authority, compiled: compilePack(pack), stories };
  }),
);
const specification = existsSync(SPECIFICATION)
  ? readStoryFile(JSON.parse(await readFile(SPECIFICATION, 'utf8')))
  : undefined;

describe.each(packs)('the walkthroughs of $authority', ({ authority, compiled, stories }) => {
  const specified = specification?.stories.filter((story) => story.authority === authority) ?? [];
  const all = [...stories, ...specified.filter((story) => !stories.some((own) => own.id === story.id))];

  it('are there', () => expect(all.length).toBeGreaterThan(0));

  it.each(all.map((story) => [story.id, story.title, story] as const))('%s holds: %s', (_id, _title, story) => {
    const { verdicts } = playStory(compiled, story);
    expect(verdicts.filter(({ holds }) => !holds).map((verdict) => verdictLine(story.id, verdict))).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(0);
  });
});

if (specification !== undefined)
  describe('the date vectors of the specification', () => {
    it('can all be read', () => expect(specification.unreadable).toEqual([]));

    it('hold', () => {
      const wrong = playDateVectors(specification.vectors, specification.calendars).filter(({ holds }) => !holds);
      expect(wrong.map((verdict) => verdictLine(verdict.id, verdict))).toEqual([]);
    });
  });
