/** Reads a command's words with Node's own parser and turns its complaints into sentences. */
import { parseArgs } from 'node:util';
import { nearestName } from '@homeward/definition';
import { WrongUse } from './command.js';
import { saidBy } from './said-by.js';

export interface Words<Option extends string> {
  readonly values: Partial<Record<Option, string>>;
  readonly positionals: readonly string[];
  /** The options without a value that were given: `--json`. */
  readonly flags: ReadonlySet<string>;
}

/**
 * @param names the options the command knows, each with a value: `--authority herts`
 * @param most how many words besides options the command takes
 * @param switches the options it knows that have no value
 * Throws WrongUse for an unknown option, a missing value or too many words.
 */
export const readWords = <Option extends string>(
  args: readonly string[],
  names: readonly Option[],
  most: number,
  switches: readonly string[] = [],
): Words<Option> => {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }] as const),
    ...switches.map((name) => [name, { type: 'boolean' as const }] as const),
  ]);
  const { values, positionals } = parse(args, options);
  const extra = positionals[most];
  if (extra !== undefined) throw new WrongUse(`There is one word too many: ${extra}`);
  const kept: Partial<Record<Option, string>> = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return { values: kept, positionals, flags: new Set(switches.filter((name) => values[name] === true)) };
};

const parse = (args: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const said = saidBy(error).message;
    const unknown = /^Unknown option '(--?[^'=\s]+)'/.exec(said)?.[1];
    if (unknown === undefined) throw new WrongUse(said);
    const nearest = nearestName(
      unknown,
      Object.keys(options).map((name) => `--${name}`),
    );
    throw new WrongUse(`There is no option ${unknown}${nearest === undefined ? '.' : `; did you mean ${nearest}?`}`);
  }
};
