/** `homeward explore`: writes down, as walkthroughs to be read by somebody, what happens where chance leads. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compilePack, explore as exploreBy } from '@homeward/engine';
import { authoritiesIn, readConfig } from '@homeward/runtime/configs';
import { seededRandom } from '@homeward/ssda903';
import { type CliCommand, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';
import { readWords } from './read-words.js';
import { wholeNumber } from './whole-number.js';

const STEPS = '20';

export const explore: CliCommand = {
  name: 'explore',
  usage: '<pack> <file> --seed S --stories N [--steps M]',
  summary:
    'goes through a pack by chance to what it has not shown yet, and writes what happens there into a file of walkthroughs, for somebody to read before it is kept',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['seed', 'stories', 'steps'], 2);
    const [named, file] = positionals;
    if (named === undefined || file === undefined) throw new WrongUse('Name a pack and a file to write.');
    const authority = knownAuthority(named, await authoritiesIn(terminal.configs));
    const seed = wholeNumber('seed', values.seed, 0);
    const stories = wholeNumber('stories', values.stories, 1);
    const steps = wholeNumber('steps', values.steps ?? STEPS, 1);
    const { pack } = await readConfig(terminal.configs, authority);
    if (pack === undefined)
      throw new WrongUse(`The pack ${authority} cannot be read. Run: homeward check ${authority}`);
    const found = exploreBy(compilePack(pack), { stories, steps, name: `X${seed}-` }, seededRandom(seed));
    await writeFile(path.resolve(terminal.folder, file), `${JSON.stringify({ scenarios: found })}\n`);
    terminal.line(
      `${found.length} stories with ${found.reduce((sum, story) => sum + story.steps.length, 0)} steps written. Read them: they say what happens, not what should.`,
    );
    return 0;
  },
};
