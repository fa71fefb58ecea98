/** `homeward explore`: goes for everything that a pack can do, and writes down what happens there as walkthroughs that guard it. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GUARDS_FOLDER } from '@homeward/definition';
import { compilePack, explore as exploreAll } from '@homeward/engine';
import { authoritiesIn, readConfig } from '@homeward/runtime/configs';
import { type CliCommand, WrongUse } from './command.js';
import { guardFiles } from './exploration/guard-files.js';
import { knownAuthority } from './known-authority.js';
import { readWords } from './read-words.js';

const WRITE = 'write';

export const explore: CliCommand = {
  name: 'explore',
  usage: '<pack> [--write]',
  summary:
    'goes for every transition, gate, limit, grant, form and rule of a pack and counts the stories it takes; --write puts them, with all that happens in them, in the place of those in walkthroughs/guards',
  run: async (args, terminal) => {
    const { positionals, flags } = readWords(args, [], 1, [WRITE]);
    const [named] = positionals;
    if (named === undefined) throw new WrongUse('Name a pack.');
    const authority = knownAuthority(named, await authoritiesIn(terminal.configs));
    const { pack, problems } = await readConfig(terminal.configs, authority);
    if (pack === undefined || problems.some(({ severity }) => severity === 'error'))
      throw new WrongUse(`The pack ${authority} cannot be read. Run: homeward check ${authority}`);
    const found = exploreAll(compilePack(pack));
    const files = guardFiles(found);
    const steps = found.reduce((sum, { story }) => sum + story.steps.length, 0);
    if (flags.has(WRITE)) {
      const folder = path.join(terminal.configs, authority, GUARDS_FOLDER);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      for (const [name, text] of files) await writeFile(path.join(folder, name), text);
    }
    terminal.line(
      `${found.length} stories with ${steps} steps in ${files.size} files ${flags.has(WRITE) ? `written to ${authority}/${GUARDS_FOLDER}. Read the difference: they say what happens, not what should.` : 'found; nothing was written.'}`,
    );
    return 0;
  },
};
