/** A walkthrough is told anew where a procedure is meant to be otherwise: it holds again, and says no less than before. */
import path from 'node:path';
import { type Pack, partAsJson, withPart } from '@homeward/definition';
import { compilePack, playStory, retell, withStepBefore } from '@homeward/engine';
import { readConfig } from '@homeward/runtime/configs';
import { beforeAll, describe, expect, it } from '@jest/globals';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');
const DEADLINES = 'processes/child-permanence/deadlines.json';

let herts: Awaited<ReturnType<typeof readConfig>>;
beforeAll(async () => {
  herts = await readConfig(CONFIGS, 'herts');
}, 60_000);
const packOf = (): Pack => {
  if (herts.pack === undefined) throw new Error('the pack cannot be read');
  return herts.pack;
};
const fails = (compiled: ReturnType<typeof compilePack>, story: Parameters<typeof playStory>[1]) =>
  playStory(compiled, story).verdicts.filter(({ holds }) => !holds);

describe('the walkthroughs of Hertfordshire', () => {
  it('told anew under the same pack hold as before, with as many expectations', () => {
    const compiled = compilePack(packOf());
    for (const story of herts.stories) {
      const again = retell(compiled, story);
      expect({ story: story.id, fails: fails(compiled, again) }).toEqual({ story: story.id, fails: [] });
      expect(playStory(compiled, again).verdicts.length).toBeGreaterThanOrEqual(
        playStory(compiled, story).verdicts.length,
      );
    }
  }, 120_000);

  it('hold again when the first meeting is due in another number of weeks', () => {
    const pack = packOf();
    const text = JSON.stringify(partAsJson(pack, DEADLINES));
    const changed = withPart(pack, DEADLINES, JSON.parse(text.replaceAll('"unit":"weeks"', '"unit":"workingDays"')));
    if ('problems' in changed) throw new Error('the change cannot be read');
    const compiled = compilePack(changed.pack);
    const broken = herts.stories.filter((story) => fails(compiled, story).length > 0);
    expect(broken.length).toBeGreaterThan(3);
    const left = broken.map((story) => retell(compiled, story)).filter((story) => fails(compiled, story).length > 0);
    // What a step no longer may, or what is asked at the end, is for a person to say.
    const what = left.flatMap((story) => fails(compiled, story).map((verdict) => verdict.what));
    expect(what.filter((one) => /deadline|state (?!document)/.test(one) && !/final|tracker/.test(one))).toEqual([]);
    expect(left.length).toBeLessThan(broken.length);
  }, 120_000);

  it('take a step in between', () => {
    const [story] = herts.stories;
    const step = story?.steps[1];
    if (story === undefined || step === undefined) throw new Error('there is no story');
    const longer = withStepBefore(story, step.n, { ...step, event: 'CASE_CLOSED' });
    expect(longer.steps.map(({ n }) => n)).toEqual(longer.steps.map((_, index) => index + 1));
    expect(longer.steps[1]?.event).toBe('CASE_CLOSED');
    expect(longer.steps[2]?.event).toBe(step.event);
  });
});
