/** Puts a pack's parameters into a block's file: values, words inside texts and names, items of lists, and what is left out. */
import { isSafeName } from '../names.js';
import { type Json, pointerStep } from '../parse-json.js';
import type { BlockParameter } from './block.js';

export interface Filling {
  readonly parameters: Readonly<Record<string, BlockParameter>>;
  /** Every parameter has a value here; null where it was left out and may be. */
  readonly values: ReadonlyMap<string, Json>;
  /** Names of parameters that were met. */
  readonly used: Set<string>;
  /** @param pointer the place inside the file */
  fail(pointer: string, sentence: string, suggestion?: string): void;
}

/** @returns undefined when the whole value is left out */
export const instantiate = (template: Json, filling: Filling, pointer = ''): Json | undefined => {
  if (typeof template === 'string') return inText(template, filling, pointer);
  if (Array.isArray(template)) return template.flatMap((item, index) => inList(item, filling, `${pointer}/${index}`));
  if (typeof template !== 'object' || template === null) return template;
  const only = onlyKey(template);
  if (only === '$parameter') return parameterValue(template.$parameter, filling, pointer);
  if (Object.hasOwn(template, '$if') && !stays(template.$if, filling, pointer)) {
    mention(template, filling.used);
    return undefined;
  }
  const made: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(template)) {
    if (key === '$if') continue;
    const at = pointer + pointerStep(key);
    if (key.startsWith('$') && !key.startsWith('${') && key !== '$schema') {
      filling.fail(at, `\`${key}\` means nothing here.`, 'Known are $parameter, $each and $if.');
      continue;
    }
    const name = inText(key, filling, at);
    const filled = instantiate(value, filling, at);
    if (filled === undefined) continue;
    if (!isSafeName(name.replace(/^\+|[+-]$/g, '')))
      filling.fail(at, `\`${name}\` is a name that JavaScript reserves.`, 'Choose another name.');
    else if (Object.hasOwn(made, name)) filling.fail(at, `\`${name}\` is said twice once the parameters are put in.`);
    else made[name] = filled;
  }
  return made;
};

/** What this pack leaves out, and a story that only a set-up reads, use their parameters all the same. Their names are added. */
export const mention = (template: Json, used: Set<string>): void => {
  if (typeof template === 'string') {
    for (const [, name] of template.matchAll(PLACEHOLDER)) if (name !== undefined) used.add(name);
  } else if (Array.isArray(template)) for (const item of template) mention(item, used);
  else if (typeof template === 'object' && template !== null)
    for (const [key, value] of Object.entries(template)) {
      mention(key, used);
      mention(value, used);
      const isName = key === '$parameter' || key === '$each' || key === '$if';
      if (isName && typeof value === 'string') used.add(value.replace(/^!/, ''));
    }
};

const onlyKey = (object: { readonly [key: string]: Json }): string | undefined => {
  const keys = Object.keys(object);
  return keys.length === 1 ? keys[0] : undefined;
};

const inList = (item: Json, filling: Filling, pointer: string): Json[] => {
  if (typeof item === 'object' && item !== null && !Array.isArray(item) && onlyKey(item) === '$each') {
    const list = parameterValue(item.$each, filling, pointer);
    if (Array.isArray(list)) return list;
    if (list !== undefined && list !== null) filling.fail(pointer, '`$each` needs a parameter of type names or texts.');
    return [];
  }
  const filled = instantiate(item, filling, pointer);
  return filled === undefined ? [] : [filled];
};

const parameterValue = (name: Json | undefined, filling: Filling, pointer: string): Json | undefined => {
  if (typeof name !== 'string' || !filling.values.has(name)) {
    const what =
      typeof name === 'string'
        ? `This block has no parameter \`${name.slice(0, 80)}\`.`
        : 'A parameter is named by a text, and this is none.';
    filling.fail(pointer, what, known(filling.parameters));
    return undefined;
  }
  filling.used.add(name);
  return filling.values.get(name);
};

/** Parameters are yes when they are, lists when they hold something, anything that may be left out when it was not. */
const stays = (condition: Json | undefined, filling: Filling, pointer: string): boolean => {
  const not = typeof condition === 'string' && condition.startsWith('!');
  const value = parameterValue(typeof condition === 'string' && not ? condition.slice(1) : condition, filling, pointer);
  const yes = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
  return yes !== not;
};

const PLACEHOLDER = /\$\{([^}]*)\}/g;

const inText = (text: string, filling: Filling, pointer: string): string => {
  if (!text.includes('${')) return text;
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = parameterValue(name, filling, pointer);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (value !== undefined)
      filling.fail(pointer, `\`${whole}\` needs a parameter of type text, name or number that was given.`);
    return whole;
  });
};

const known = (parameters: Readonly<Record<string, BlockParameter>>): string => {
  const names = Object.keys(parameters);
  return names.length === 0 ? 'It has none.' : `It has: ${names.join(', ')}.`;
};
