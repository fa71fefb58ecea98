/** `homeward check`: says what is wrong with a pack, where, and what to do about it. */
import path from 'node:path';
import type { Problem } from '@homeward/definition';
import { checkWholePack } from '@homeward/engine';
import { authoritiesIn, readFolder } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';
import { readWords } from './read-words.js';

export const check: CliCommand = {
  name: 'check',
  usage: '[pack]',
  summary: 'checks one pack, or all of them, and prints every problem with what to do about it',
  run: async (args, terminal) => {
    const [named] = readWords(args, [], 1).positionals;
    const packs = await authoritiesIn(terminal.configs);
    const wanted = named === undefined ? packs : [knownAuthority(named, packs)];
    if (wanted.length === 0) throw new WrongUse('There is no pack to check.');
    const common = await readFolder(path.join(terminal.configs, 'common'));
    const all: Problem[] = [];
    let reasons = 0;
    for (const pack of wanted) {
      const { problems, explained } = checkWholePack(await readFolder(path.join(terminal.configs, pack)), common);
      reasons += explained.length;
      for (const problem of problems) printProblem(pack, problem, terminal);
      all.push(...problems);
    }
    const errors = all.filter(({ severity }) => severity === 'error').length;
    terminal.line(
      `${counted(wanted.length, 'pack')} checked: ${errors === 0 ? 'no problems' : counted(errors, 'problem')}, ${counted(all.length - errors, 'warning')}${reasons === 0 ? '' : `, ${reasons} explained`}`,
    );
    return errors === 0 ? 0 : 1;
  },
};

const printProblem = (
  pack: string,
  { severity, path: place, sentence, suggestion, check }: Problem,
  terminal: Terminal,
) => {
  const help = suggestion === undefined ? '' : ` ${suggestion}`;
  terminal.line(`${severity === 'error' ? 'problem' : 'warning'}: ${pack}/${place}: ${sentence}${help} [${check}]`);
};

const counted = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
