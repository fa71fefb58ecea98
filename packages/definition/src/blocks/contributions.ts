/** What the blocks that a pack includes say of the pack's files, joined in the order in which they are included. */
import type { z } from 'zod';
import { didYouMean } from '../nearest-name.js';
import type { Json } from '../parse-json.js';
import { BlockDefinition, type BlockParameter, BlocksFile, type Inclusion } from './block.js';
import { type Filling, instantiate, mention } from './instantiate.js';
import { layOver } from './lay-over.js';
import { Origins } from './origins.js';

/** A block as a pack includes it. */
export interface IncludedBlock {
  readonly block: string;
  readonly title: string;
  readonly process: string | undefined;
  /** Every parameter with its value, given or by default. */
  readonly parameters: Readonly<Record<string, Json>>;
}

export interface Contributions {
  readonly included: readonly IncludedBlock[];
  /** File of the pack -> what the blocks make of it. */
  readonly files: ReadonlyMap<string, Contributed>;
}

export interface Contributed {
  readonly json: Json;
  readonly origins: Origins;
}

export const NO_CONTRIBUTIONS: Contributions = { included: [], files: new Map() };

export interface BlockReading {
  /** Reads a file; undefined (and a problem) when it is not there or is not JSON. */
  json(file: string): Json | undefined;
  /** Parses it; problems are added. */
  parse<T>(file: string, schema: z.ZodType<T>): T | undefined;
  /** The paths below `../common/blocks/<block>/`, relative to it. */
  filesOf(block: string): readonly string[];
  /** Every block there is. */
  blocks(): readonly string[];
  fail(path: string, sentence: string, suggestion?: string): void;
}

export const BLOCKS_FILE = 'blocks.json';
const BLOCKS_FOLDER = '../common/blocks';
const MOST_FILES_IN_ALL = 1000;
/** Inside a block: the first walkthroughs that a guided set-up gives to an authority that includes it. */
export const SET_UP_FOLDER = 'set-up/';

export const readContributions = (reading: BlockReading): Contributions => {
  const file = reading.parse(BLOCKS_FILE, BlocksFile);
  const files = new Map<string, Contributed>();
  const included: IncludedBlock[] = [];
  const before = new Set<string>();
  let read = 0;
  (file?.include ?? []).forEach((inclusion, index) => {
    const at = `${BLOCKS_FILE}#/include/${index}`;
    const block = openBlock(inclusion, at, before, reading);
    before.add(inclusion.block);
    if (block === undefined) return;
    included.push({
      block: inclusion.block,
      title: block.definition.title,
      process: inclusion.process,
      parameters: Object.fromEntries(block.values),
    });
    const used = new Set<string>();
    for (const own of reading.filesOf(inclusion.block)) {
      if (own === 'block.json') continue;
      read += 1;
      if (read > MOST_FILES_IN_ALL) return;
      if (own.startsWith(SET_UP_FOLDER)) {
        const story = reading.json(`${BLOCKS_FOLDER}/${inclusion.block}/${own}`);
        if (story !== undefined) mention(story, used);
        continue;
      }
      const target = targetOf(own, inclusion);
      if (target === undefined) {
        reading.fail(
          at,
          `The building block \`${inclusion.block}\` contributes to a process, and none is named here.`,
          'Add `process` with the folder under processes/.',
        );
        return;
      }
      contribute(
        own,
        target,
        { block: inclusion.block, values: block.values, parameters: block.definition.parameters, used },
        files,
        reading,
      );
    }
    for (const name of Object.keys(block.definition.parameters))
      if (!used.has(name))
        reading.fail(
          `${BLOCKS_FOLDER}/${inclusion.block}/block.json#/parameters/${name}`,
          `Nothing in this building block uses the parameter \`${name}\`.`,
          'Remove it, or use it.',
        );
  });
  return { included, files };
};

interface OpenBlock {
  readonly definition: BlockDefinition;
  readonly values: ReadonlyMap<string, Json>;
}

const openBlock = (
  inclusion: Inclusion,
  at: string,
  before: ReadonlySet<string>,
  reading: BlockReading,
): OpenBlock | undefined => {
  const { block } = inclusion;
  const blocks = reading.blocks();
  if (!blocks.includes(block)) {
    reading.fail(
      `${at}/block`,
      `There is no building block \`${block}\`.`,
      didYouMean(block, blocks) ?? 'Building blocks stand in configs/common/blocks.',
    );
    return undefined;
  }
  const definition = reading.parse(`${BLOCKS_FOLDER}/${block}/block.json`, BlockDefinition);
  if (definition === undefined) return undefined;
  for (const needed of definition.needs)
    if (!before.has(needed))
      reading.fail(
        at,
        `The building block \`${block}\` needs \`${needed}\` to be included before it.`,
        before.size === 0 ? 'Include it first.' : 'Include it, or move it up.',
      );
  return { definition, values: valuesOf(definition, inclusion, at, reading) };
};

const valuesOf = (
  { parameters }: BlockDefinition,
  { block, with: given }: Inclusion,
  at: string,
  reading: BlockReading,
): ReadonlyMap<string, Json> => {
  for (const name of Object.keys(given))
    if (!Object.hasOwn(parameters, name))
      reading.fail(
        `${at}/with/${name}`,
        `The building block \`${block}\` has no parameter \`${name}\`.`,
        didYouMean(name, Object.keys(parameters)) ?? `It has: ${Object.keys(parameters).join(', ') || 'none'}.`,
      );
  const values = new Map<string, Json>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(given, name) ? given[name] : parameter.default;
    if (value === undefined) {
      reading.fail(
        at,
        `The building block \`${block}\` asks "${parameter.title}" and nothing is given for \`${name}\`.`,
        `Add \`${name}\` under \`with\`.`,
      );
      // Known as left out, so that one missing answer is one problem and not one for each place that uses it.
      values.set(name, null);
      continue;
    }
    if (!(value === null && parameter.default === null) && !isOfType(value, parameter))
      reading.fail(`${at}/with/${name}`, `\`${name}\` must be ${TYPE_WORDS[parameter.type]}.`);
    values.set(name, value);
  }
  return values;
};

const NAME = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const isName = (value: Json): boolean => typeof value === 'string' && NAME.test(value);

const isOfType = (value: Json, { type }: BlockParameter): boolean => {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'name':
      return isName(value);
    case 'names':
      return Array.isArray(value) && value.every(isName);
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
    case 'number':
      return typeof value === 'number';
    case 'yesNo':
      return typeof value === 'boolean';
    case 'json':
      return true;
  }
};

const TYPE_WORDS: Readonly<Record<BlockParameter['type'], string>> = {
  text: 'a text',
  name: 'a name such as a role or an event',
  names: 'a list of names',
  texts: 'a list of texts',
  number: 'a number',
  yesNo: 'true or false',
  json: 'anything',
};

/** @returns undefined when the file belongs to a process and the inclusion names none */
const targetOf = (own: string, { process }: Inclusion): string | undefined => {
  if (!own.startsWith('process/')) return own;
  return process === undefined ? undefined : `processes/${process}/${own.slice('process/'.length)}`;
};

interface Filled {
  readonly block: string;
  readonly values: ReadonlyMap<string, Json>;
  readonly parameters: Readonly<Record<string, BlockParameter>>;
  readonly used: Set<string>;
}

const contribute = (
  own: string,
  target: string,
  { block, values, parameters, used }: Filled,
  files: Map<string, Contributed>,
  reading: BlockReading,
): void => {
  const shown = `${BLOCKS_FOLDER}/${block}/${own}`;
  const template = reading.json(shown);
  if (template === undefined) return;
  const fail = (pointer: string, sentence: string, suggestion?: string): void =>
    reading.fail(`${shown}#${pointer}`, sentence, suggestion);
  const filling: Filling = { parameters, values, used, fail };
  const filled = instantiate(template, filling);
  if (filled === undefined) return;
  const below = files.get(target);
  const origins = below?.origins ?? new Origins();
  const json = layOver(below?.json, filled, {
    block,
    origins,
    fail: (pointer, _there, sentence, suggestion) => fail(pointer, sentence, suggestion),
  });
  files.set(target, { json, origins });
};
