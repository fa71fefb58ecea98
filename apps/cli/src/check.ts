/** `homeward check`: says what is wrong with a pack, where, and what to do about it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pack, Problem } from '@homeward/definition';
import { checkWholePack, compilePack, type WholeCheck, withTraces } from '@homeward/engine';
import { authoritiesIn, foldersWithoutAuthority, readFolder, unreadIn } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { expectShortWork } from './expect-short-work.js';
import { knownAuthority } from './known-authority.js';
import { readWords } from './read-words.js';
import { saidBy } from './said-by.js';

export const check: CliCommand = {
  name: 'check',
  usage: '[pack] [--traces FOLDER]',
  summary:
    'checks one pack, or all of them, and prints every problem with what to do about it; --traces writes stories that walk plays to the faults',
  run: async (args, terminal) => {
    expectShortWork();
    const { values, positionals } = readWords(args, ['traces'], 1);
    const [named] = positionals;
    const packs = await authoritiesIn(terminal.configs);
    const lost = await foldersWithoutAuthority(terminal.configs);
    const isLost = named !== undefined && lost.includes(named);
    const wanted = named === undefined ? packs : isLost ? [] : [knownAuthority(named, packs)];
    const all: Problem[] = [];
    for (const folder of isLost ? [named] : named === undefined ? lost : []) {
      const problem = withoutAuthority();
      printProblem(folder, problem, terminal);
      all.push(problem);
    }
    if (wanted.length + all.length === 0) throw new WrongUse('There is no pack to check.');
    const shared = path.join(terminal.configs, 'common');
    const common = await readFolder(shared);
    for (const place of await unreadIn(shared)) {
      const problem = notRead(place);
      printProblem('common', problem, terminal);
      all.push(problem);
    }
    let reasons = 0;
    for (const pack of wanted) {
      const files = await readFolder(path.join(terminal.configs, pack));
      const read = checkWholePack(files, common);
      const { explained } = read;
      const problems = [...(await unreadIn(path.join(terminal.configs, pack))).map(notRead), ...read.problems];
      reasons += explained.length;
      if (values.traces !== undefined) await writeTraces(pack, read, values.traces, terminal);
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

const withoutAuthority = (): Problem => ({
  check: 'read-pack',
  severity: 'error',
  path: 'authority.json',
  sentence: 'This file is missing, so nothing of this folder is a pack.',
  suggestion: 'Put it back, or take the folder away.',
});

const notRead = (place: string): Problem => ({
  check: 'read-pack',
  severity: 'error',
  path: place,
  sentence: 'This is a link or a device, and no pack is read through one.',
  suggestion: 'Put the file itself here.',
});

/** One file for each problem that a case can be led to. */
const writeTraces = async (
  authority: string,
  { pack, problems }: WholeCheck,
  named: string,
  terminal: Terminal,
): Promise<void> => {
  const traces = (pack === undefined ? [] : tracesIn(pack, problems, terminal)).flatMap(({ trace }) => trace ?? []);
  const folder = path.resolve(terminal.folder, named);
  await mkdir(folder, { recursive: true });
  for (const trace of traces) {
    const file = path.join(folder, `${authority}-${trace.id.toLowerCase()}.json`);
    await writeFile(file, `${JSON.stringify(trace, null, 2)}\n`);
    terminal.line(`trace: ${path.relative(terminal.folder, file)}: ${trace.title}`);
  }
};

/** A pack with faults may be one that cannot be run at all: then its problems stand without traces, and that is said. */
const tracesIn = (pack: Pack, problems: readonly Problem[], terminal: Terminal): readonly Problem[] => {
  try {
    return withTraces(compilePack(pack), problems);
  } catch (error) {
    terminal.line(`No traces for ${pack.authority.id}: the pack cannot be run (${saidBy(error).message}).`);
    return problems;
  }
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
