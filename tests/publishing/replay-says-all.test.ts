/** A re-run says the same as a plain one from nothing, and every mistake that changes anything is said before it is published. */
import { compilePack, replayCase, sideBySide } from '@homeward/engine';
import { readConfig } from '@homeward/runtime';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { judgeMutants } from '../../apps/cli/src/bench/breaking-mutants.js';
import { generatedLife } from '../../apps/cli/src/bench/generated-lives.js';
import { laterHerts } from '../../apps/cli/src/bench/later-herts.js';
import { plainRerun, unequalKeys } from '../../apps/cli/src/bench/plain-rerun.js';
import { CONFIGS } from '../import/test-runtime.js';

const TODAY = '2028-07-01';
const LIVES = 8;

let read: Awaited<ReturnType<typeof readConfig>>;
beforeAll(async () => {
  read = await readConfig(CONFIGS, 'herts');
});

const herts = () => {
  if (read.pack === undefined) throw new Error('The pack herts cannot be read.');
  const before = compilePack(read.pack);
  const lives = [];
  for (let seed = 1; lives.length < LIVES; seed += 1) {
    const life = generatedLife(before, seed, 50);
    if (life !== undefined) lives.push(life);
  }
  return { pack: read.pack, before, lives };
};

describe('a re-run of lives as chance leads them', () => {
  it('says case by case what a plain re-run says', () => {
    const { pack, before, lives } = herts();
    const after = compilePack(laterHerts(pack));
    const packs = sideBySide(before, after);
    const broken = lives.map((life) => {
      const { broke, differences } = replayCase(packs, life, TODAY);
      const plain = plainRerun(before, after, life, TODAY);
      expect(broke?.revision).toBe(plain.brokeAt);
      if (plain.record !== undefined) {
        const said = differences.flatMap(({ touches, key }) => (touches === 'limits' ? [key] : []));
        expect(said).toEqual(expect.arrayContaining(unequalKeys(life.stands.deadlines, plain.record.deadlines)));
      }
      return plain.brokeAt !== undefined;
    });
    // Some are of the age at which the draft's new gate is shut, some are not.
    expect(new Set(broken).size).toBe(2);
  }, 240_000);

  it('leaves no mistake unsaid that changes anything for one of them', () => {
    const { before, lives } = herts();
    const { made, breaking, unsaid } = judgeMutants(before, read.stories, lives, { count: 25, seed: 2, today: TODAY });
    expect(made).toBe(25);
    expect(breaking).toBeGreaterThan(3);
    expect(unsaid.map(({ place, kind }) => `${place} ${kind}`)).toEqual([]);
  }, 480_000);
});
