/** `homeward blocks`: which building blocks there are and who includes them; or what a changed block does to each pack that includes it. */
import path from 'node:path';
import { BlockDefinition, type IncludedBlock, nearestName, type Pack, type ReadPack } from '@homeward/definition';
import { comparePacks } from '@homeward/engine';
import { authoritiesIn, readConfig, readFolder } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const blocks: CliCommand = {
  name: 'blocks',
  usage: '[block] [--before <configs folder>]',
  summary:
    'lists the building blocks with who includes them; with --before, what has changed in each pack that includes one',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['before'], 1);
    const definitions = await definitionsIn(terminal.configs);
    const [named] = positionals;
    if (named !== undefined && !definitions.has(named)) throw new WrongUse(noSuchBlock(named, [...definitions.keys()]));
    const packs = await packsIn(terminal.configs);
    const wanted = named === undefined ? [...definitions.keys()] : [named];
    if (values.before === undefined) return list(wanted, definitions, packs, terminal);
    return changes(wanted, packs, await packsIn(path.resolve(terminal.folder, values.before)), terminal);
  },
};

const noSuchBlock = (name: string, known: readonly string[]): string => {
  const nearest = nearestName(name, known);
  return `There is no building block ${name}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
};

const definitionsIn = async (configs: string): Promise<ReadonlyMap<string, string>> => {
  const files = await readFolder(path.join(configs, 'common', 'blocks'));
  return new Map(
    Object.entries(files).flatMap(([file, text]): [string, string][] => {
      const [block = '', name] = file.split('/');
      return name === 'block.json' ? [[block, titleIn(text)]] : [];
    }),
  );
};

const titleIn = (text: string): string => {
  try {
    return BlockDefinition.parse(JSON.parse(text)).title;
  } catch {
    return 'cannot be read; run: homeward check';
  }
};

const packsIn = async (configs: string): Promise<ReadonlyMap<string, ReadPack>> => {
  const authorities = await authoritiesIn(configs);
  const read = await Promise.all(
    authorities.map(async (id): Promise<[string, ReadPack]> => [id, await readConfig(configs, id)]),
  );
  return new Map(read);
};

const list = (
  wanted: readonly string[],
  definitions: ReadonlyMap<string, string>,
  packs: ReadonlyMap<string, ReadPack>,
  terminal: Terminal,
): number => {
  let inclusions = 0;
  for (const block of wanted) {
    terminal.line(`${block}: ${definitions.get(block) ?? ''}`);
    for (const [
      authority,
      {
        blocks: { included },
      },
    ] of packs)
      for (const one of included.filter((each) => each.block === block)) {
        inclusions += 1;
        terminal.line(`  ${authority}${parametersOf(one)}`);
      }
  }
  terminal.line(`${wanted.length} building blocks, included ${inclusions} times by ${packs.size} packs`);
  return 0;
};

const parametersOf = ({ parameters }: IncludedBlock): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== null);
  return given.length === 0 ? '' : `: ${given.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ')}`;
};

const changes = (
  wanted: readonly string[],
  packs: ReadonlyMap<string, ReadPack>,
  before: ReadonlyMap<string, ReadPack>,
  terminal: Terminal,
): number => {
  let changed = 0;
  let including = 0;
  let unreadable = 0;
  for (const [
    authority,
    {
      pack,
      blocks: { included },
    },
  ] of packs) {
    const own = included.map(({ block }) => block).filter((block) => wanted.includes(block));
    if (own.length === 0) continue;
    including += 1;
    const old: Pack | undefined = before.get(authority)?.pack;
    if (pack === undefined || old === undefined) {
      unreadable += 1;
      terminal.line(
        `${authority}: ${pack === undefined ? 'cannot be read now' : 'could not be read before, or was not there'}; run: homeward check ${authority}`,
      );
      continue;
    }
    const { differences } = comparePacks(old, pack);
    if (differences.length === 0) continue;
    changed += 1;
    terminal.line(`${authority} (includes ${[...new Set(own)].join(', ')})`);
    for (const { sentence, loosens } of differences) terminal.line(`  ${loosens ? '! ' : '- '}${sentence}`);
  }
  terminal.line(
    `${including} packs include ${wanted.length === 1 ? wanted[0] : 'building blocks'}: ${changed} changed, ${unreadable} could not be compared`,
  );
  return unreadable === 0 ? 0 : 1;
};
