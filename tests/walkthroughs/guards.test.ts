/** What exploring found holds, reaches everything in its pack together with what people have written, and notices small mistakes. */
import { fileURLToPath } from 'node:url';
import {
  compilePack,
  likeliestFirst,
  noDifference,
  noticesChange,
  pickMistakes,
  traceStory,
  unreached,
  verdictLine,
  withMistake,
} from '@homeward/engine';
import { authoritiesIn, guardsOf, readConfig } from '@homeward/runtime/configs';
import { seededRandom } from '@homeward/ssda903';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const SEED = 7;
const MISTAKES = 40;
/** Forty are few, and one or two more or less survive from seed to seed: what 500 say, `homeward mutate` measures. */
const LEAST = 0.925;

const packs = await Promise.all(
  (await authoritiesIn(CONFIGS)).map(async (authority) => {
    const { pack, stories } = await readConfig(CONFIGS, authority);
    if (pack === undefined) throw new Error(`The pack ${authority} cannot be read.`);
    return { authority, compiled: compilePack(pack), written: stories, read: await guardsOf(CONFIGS, authority) };
  }),
);

describe.each(packs)('what guards $authority', ({ compiled, written, read }) => {
  const stories = [...written, ...read.guards];
  const traces = stories.map((story) => traceStory(compiled, story));

  it('can be read, is there, and is told apart from what people have written', () => {
    expect(read.problems).toEqual([]);
    expect(read.guards.length).toBeGreaterThan(0);
    expect(read.guards.filter(({ guards }) => guards === undefined)).toEqual([]);
    expect(written.filter(({ guards }) => guards !== undefined)).toEqual([]);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  });

  it('holds', () => {
    const wrong = traces.flatMap(({ story, result }) =>
      result.verdicts.filter(({ holds }) => !holds).map((verdict) => verdictLine(story, verdict)),
    );
    expect(wrong).toEqual([]);
  });

  it('reaches every transition, limit, grant, gate, task and notice', () =>
    expect(unreached(compiled.pack, traces).map(({ place, what }) => `${place} ${what}`)).toEqual([]));

  it('notices most small mistakes', () => {
    const mistakes = pickMistakes(compiled.pack, MISTAKES, seededRandom(SEED));
    const survivors = mistakes.filter((mistake) => {
      const changed = withMistake(compiled.pack, mistake);
      return (
        noticesChange(compiled, changed, likeliestFirst(mistake.place, traces, stories)) === undefined &&
        // What is proven to make no difference nobody could notice.
        ('problems' in changed || noDifference(compiled.pack, changed.pack, mistake) === undefined)
      );
    });
    expect(mistakes).toHaveLength(MISTAKES);
    // Named, so that whoever reads the failure knows where to look.
    const named = survivors.map(({ place, before, after }) => `${place}: ${before} -> ${after}`);
    expect({ enough: survivors.length <= MISTAKES * (1 - LEAST), named }).toEqual({ enough: true, named });
  });
});
