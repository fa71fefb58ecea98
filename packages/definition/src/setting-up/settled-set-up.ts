/** The answers of a set-up with everything filled in that was not answered: which building blocks are included, and what each of their parameters is. */
import type { Word } from '../authority.js';
import type { BlockParameter, SetUpOfParameter } from '../blocks/block.js';
import { instantiate } from '../blocks/instantiate.js';
import { isJsonObject } from '../editing/same-json.js';
import type { Json } from '../parse-json.js';
import { clauseId, type SetUpAnswers } from './set-up-answers.js';
import type { KitBlock, SetUpKit } from './set-up-kit.js';

export interface SettledBlock extends KitBlock {
  readonly isIncluded: boolean;
  /** Titles of blocks without which it cannot be included, and that are not. */
  readonly lacks: readonly string[];
  readonly values: Readonly<Record<string, Json>>;
}

export interface SettledSetUp {
  readonly kit: SetUpKit;
  readonly answers: SetUpAnswers;
  readonly words: Readonly<Record<string, Word>>;
  readonly blocks: readonly SettledBlock[];
}

export const settleSetUp = (kit: SetUpKit, answers: SetUpAnswers): SettledSetUp => {
  const words = Object.fromEntries(
    Object.entries(kit.nation.words).map(([key, { question: _asked, ...usual }]) => [key, answers.words[key] ?? usual]),
  );
  const included = includedBlocks(kit, answers);
  const asking: Asking = { kit, answers, words, included };
  return {
    kit,
    answers,
    words,
    blocks: kit.blocks.map((block) => ({
      ...block,
      isIncluded: included.has(block.id),
      lacks: lacking(kit, block, included),
      values: Object.fromEntries(
        Object.entries(block.definition.parameters).map(([name, parameter]) => [
          name,
          block.fixed[name] ?? answerTo(asking, block.id, name, parameter),
        ]),
      ),
    })),
  };
};

/** How a set-up comes by the answer of a parameter. */
export const setUpOf = ({ setUp, type }: BlockParameter): SetUpOfParameter =>
  setUp ?? (type === 'text' || type === 'number' || type === 'yesNo' ? 'asked' : 'default');

/** What a block says of a file with these answers put in; undefined when it says nothing. */
export const saidBy = ({ definition, files, values }: SettledBlock, file: string): Json | undefined => {
  const template = files.get(file);
  if (template === undefined) return undefined;
  return instantiate(template, {
    parameters: definition.parameters,
    values: new Map(Object.entries(values)),
    used: new Set(),
    // What is wrong in a block is said when the pack is read.
    fail: () => undefined,
  });
};

const includedBlocks = (kit: SetUpKit, { blocks: wanted }: SetUpAnswers): ReadonlySet<string> => {
  const included = new Set<string>();
  const alongWith = new Map<string, string>();
  for (const { id, definition } of kit.blocks)
    if (definition.asked !== undefined && 'with' in definition.asked) alongWith.set(id, definition.asked.with);
  const isWanted = (id: string): boolean => {
    const asked = kit.blocks.find((block) => block.id === id)?.definition.asked;
    if (asked === undefined) return true;
    return 'with' in asked ? isWanted(asked.with) : (wanted[id] ?? asked.usual);
  };
  for (const { id, definition } of kit.blocks)
    if (isWanted(id) && definition.needs.every((needed) => included.has(needed))) included.add(id);
  // What comes along with another goes when that could not be included.
  for (const [id, other] of alongWith) if (!included.has(other)) included.delete(id);
  return included;
};

const lacking = (kit: SetUpKit, { id, definition }: KitBlock, included: ReadonlySet<string>): string[] =>
  definition.needs
    .filter((needed) => !included.has(needed))
    .flatMap((needed) => {
      const other = kit.blocks.find((block) => block.id === needed)?.definition;
      // What comes along with this block is there as soon as this one is.
      const comesAlong = other?.asked !== undefined && 'with' in other.asked && other.asked.with === id;
      return comesAlong ? [] : [other?.title ?? needed];
    });

interface Asking {
  readonly kit: SetUpKit;
  readonly answers: SetUpAnswers;
  readonly words: Readonly<Record<string, Word>>;
  readonly included: ReadonlySet<string>;
}

const answerTo = (asking: Asking, block: string, name: string, parameter: BlockParameter): Json => {
  const { answers, words, included } = asking;
  const setUp = setUpOf(parameter);
  const usual = parameter.default ?? null;
  if (setUp === 'asked' || setUp === 'roles') return answers.parameters[block]?.[name] ?? usual;
  if (setUp === 'clauses') return withClauses(answers, `${block}.${name}`, usual);
  if (setUp === 'default') return usual;
  if ('says' in setUp) return inWords(setUp.says, words);
  if ('included' in setUp) return included.has(setUp.included);
  const [otherBlock = '', otherName = ''] = setUp.as.split('.');
  const other = asking.kit.blocks.find(({ id }) => id === otherBlock)?.definition.parameters[otherName];
  // One step: an answer that is taken from an answer that is taken from a third would be hard to follow.
  return other === undefined || isTaken(other) ? usual : answerTo(asking, otherBlock, otherName, other);
};

const isTaken = (parameter: BlockParameter): boolean => {
  const setUp = setUpOf(parameter);
  return typeof setUp === 'object' && 'as' in setUp;
};

/** A list of clauses has the authority's own at its end; where one clause is asked for, the authority's own is it. */
const withClauses = ({ id, clauses }: SetUpAnswers, place: string, usual: Json): Json => {
  const own = clauses.filter(({ about }) => about.includes(place)).map((clause) => clauseId(id, clause));
  return Array.isArray(usual) ? [...usual, ...own] : (own[0] ?? usual);
};

const inWords = (json: Json, words: Readonly<Record<string, Word>>): Json => {
  if (typeof json === 'string')
    return json.replace(/\$\{([A-Za-z]+)\}/g, (whole, word: string) =>
      Object.hasOwn(words, word) ? (words[word]?.one ?? whole) : whole,
    );
  if (Array.isArray(json)) return json.map((item) => inWords(item, words));
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, inWords(value, words)]));
};
