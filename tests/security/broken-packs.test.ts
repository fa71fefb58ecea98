/** Whatever is wrong with a pack, checking it says so: it neither fails, nor hangs, nor eats the machine. */
import { fileURLToPath } from 'node:url';
import { readFolder } from '@homeward/runtime/configs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isThorough } from '../how-thorough.js';
import { brokenPacks } from './broken-packs.js';
import { type CheckingProcess, startCheckingProcess } from './checking-process.js';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const whole = await readFolder(`${CONFIGS}/herts`);
// What exploring wrote is most of the bytes and none of what is broken here: sending and reading it 220 times would only take time.
const files = Object.fromEntries(Object.entries(whole).filter(([file]) => !file.startsWith('walkthroughs/guards/')));
const common = await readFolder(`${CONFIGS}/common`);
/** How often each of the 22 ways of breaking a pack is tried. */
const SEEDS = isThorough ? 10 : 3;
const TRIED = 22 * SEEDS;
const MEGABYTES = 500;
const SECONDS = 2;

let checking: CheckingProcess;
beforeAll(async () => {
  checking = await startCheckingProcess(MEGABYTES, 60);
});
afterAll(() => checking.stop());

describe(`${TRIED} broken packs${isThorough ? '' : ' (220 with HOMEWARD_TESTS=all)'}`, () => {
  it('begin with a good one', async () => {
    expect(await checking.check({ files: whole, common })).toMatchObject({ problems: 0, errors: 0 });
  });

  it('each get problems within two seconds of a processor and 500 MB', async () => {
    const wrong: unknown[] = [];
    let tried = 0;
    for (const { how, ...pack } of brokenPacks(files, common, SEEDS)) {
      tried += 1;
      const answer = await checking.check(pack);
      const isWell =
        typeof answer !== 'string' && answer.crash === undefined && answer.errors > 0 && answer.seconds <= SECONDS;
      if (!isWell) wrong.push([how, answer]);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBe(TRIED);
  }, 600_000);
});
