/** `homeward mutate`: makes small mistakes in a pack and says which of them neither its checks nor its walkthroughs notice. */
import path from 'node:path';
import { checkPack } from '@homeward/definition';
import { MISTAKE_KINDS, type Noticed } from '@homeward/engine';
import { authoritiesIn, guardsOf, readFolder } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';
import { judgeAside } from './mutation/judge-aside.js';
import type { Judged } from './mutation/judge-mistakes.js';
import { readStories } from './read-stories.js';
import { readWords } from './read-words.js';
import { wholeNumber } from './whole-number.js';

const LEAST = 0.95;

export const mutate: CliCommand = {
  name: 'mutate',
  usage: '<pack> --seed S --count N [--least 0.95] [--stories FILE]',
  summary:
    'makes N small mistakes in a pack, one at a time, and prints each that neither its checks nor its walkthroughs notice; the same seed makes the same mistakes',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['seed', 'count', 'least', 'stories'], 1);
    const [named] = positionals;
    if (named === undefined) throw new WrongUse('Name a pack.');
    const authority = knownAuthority(named, await authoritiesIn(terminal.configs));
    const seed = wholeNumber('seed', values.seed, 0);
    const count = wholeNumber('count', values.count, 1);
    const least = values.least === undefined ? LEAST : Number(values.least);
    if (!(least >= 0 && least <= 1)) throw new WrongUse('--least takes a number from 0 to 1.');
    const {
      pack,
      stories: own,
      problems,
    } = checkPack(
      await readFolder(path.join(terminal.configs, authority)),
      await readFolder(path.join(terminal.configs, 'common')),
    );
    if (pack === undefined || problems.some(({ severity }) => severity === 'error'))
      throw new WrongUse(`The pack ${authority} has problems already. Run: homeward check ${authority}`);
    const more = values.stories === undefined ? [] : (await readStories(values.stories, terminal)).stories;
    const { guards } = await guardsOf(terminal.configs, authority);
    const stories = [
      ...own,
      ...guards,
      ...more.filter((story) => story.authority === authority && !own.some(({ id }) => id === story.id)),
    ];
    const result = await judgeAside({ pack, stories, seed, count });
    if ('failing' in result)
      throw new WrongUse(`These walkthroughs do not hold as it is: ${result.failing.join(', ')}`);
    const { judged } = result;
    if (judged.length < count) terminal.line(`Only ${judged.length} mistakes can be made in this pack.`);
    return printSum(authority, judged, least, seed, terminal);
  },
};

const printSum = (
  authority: string,
  judged: readonly Judged[],
  least: number,
  seed: number,
  terminal: Terminal,
): number => {
  for (const kind of MISTAKE_KINDS) {
    const all = judged.filter((mistake) => mistake.kind === kind);
    if (all.length === 0) continue;
    const by = (who: Noticed['kind']): number => all.filter(({ noticed }) => noticed?.kind === who).length;
    const idle = all.filter(({ survives }) => survives?.proven === true).length;
    terminal.line(
      `${kind}: ${by('check') + by('walkthrough')} of ${all.length - idle} caught (${by('check')} by check, ${by('walkthrough')} by walkthroughs)${idle === 0 ? '' : `, ${idle} without difference`}`,
    );
  }
  for (const proven of [true, false])
    for (const { survives, place, before, after, kind } of judged)
      if (survives?.proven === proven)
        terminal.line(
          `${proven ? 'no difference' : 'survived'}: ${authority}/${place}: ${before} -> ${after} [${kind}]: ${survives.because}`,
        );
  const proven = judged.filter(({ survives }) => survives?.proven === true).length;
  const caught = judged.filter(({ noticed }) => noticed !== undefined).length;
  const count = judged.length - proven;
  const share = count === 0 ? 0 : caught / count;
  if (proven > 0) terminal.line(`${proven} of ${judged.length} mistakes make no difference to any case, as is proven`);
  terminal.line(`${caught} of ${count} mistakes caught (${(100 * share).toFixed(1)} %), seed ${seed}`);
  return count > 0 && share >= least ? 0 : 1;
};
