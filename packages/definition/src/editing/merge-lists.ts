/** Joins what two people did to one list, where their changes are independent: items are known by their `key`, `id` or `name`, or else by what they say. */
import type { Json } from '../parse-json.js';
import { isJsonObject, type JsonObject, sameJson } from './same-json.js';

/** Items by identity, in order; undefined when two items cannot be told apart. */
type Items = ReadonlyMap<string, Json>;

/**
 * Three-way: `before` is what both started from. Additions, removals and changes of different items are joined, and one side's new order is kept.
 *
 * @returns undefined when the two touch the same item, remove the same one and put something else, or both put the items in another order
 */
export const mergeLists = (
  before: readonly Json[],
  mine: readonly Json[],
  theirs: readonly Json[],
): Json[] | undefined => {
  const [base, own, other] = [itemsOf(before), itemsOf(mine), itemsOf(theirs)];
  if (base === undefined || own === undefined || other === undefined) return undefined;
  if (bothReplaced(base, own, other)) return undefined;
  const merged = new Map<string, Json>();
  for (const identity of new Set([...base.keys(), ...own.keys(), ...other.keys()])) {
    const item = mergeItem(base.get(identity), own.get(identity), other.get(identity));
    if (item === undefined) return undefined;
    if (item !== GONE) merged.set(identity, item);
  }
  const order = orderOf([...base.keys()], [...own.keys()], [...other.keys()]);
  return order?.flatMap((identity) => {
    const item = merged.get(identity);
    return item === undefined ? [] : [item];
  });
};

const itemsOf = (list: readonly Json[]): Items | undefined => {
  const items = new Map(list.map((item) => [identityOf(item), item]));
  return items.size === list.length ? items : undefined;
};

const NAMES = ['key', 'id', 'name'] as const;

const identityOf = (item: Json): string => {
  if (isJsonObject(item))
    for (const name of NAMES) {
      const value = item[name];
      if (Object.hasOwn(item, name) && typeof value === 'string') return `${name} ${value}`;
    }
  return `= ${JSON.stringify(inOrder(item))}`;
};
const isNamed = (identity: string): boolean => !identity.startsWith('= ');

const inOrder = (json: Json): Json => {
  if (Array.isArray(json)) return json.map(inOrder);
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(
    Object.keys(json)
      .sort()
      .map((key) => [key, inOrder(json[key] ?? null)]),
  );
};

/** An item known by what it says is changed by taking it out and putting another in: when both did that to the same one, nobody can tell whose is meant. */
const bothReplaced = (base: Items, own: Items, other: Items): boolean => {
  const added = (items: Items): boolean =>
    [...items.keys()].some((identity) => !isNamed(identity) && !base.has(identity));
  const removedByBoth = [...base.keys()].some(
    (identity) => !isNamed(identity) && !own.has(identity) && !other.has(identity),
  );
  return removedByBoth && added(own) && added(other);
};

const GONE = Symbol('taken out');

const mergeItem = (
  base: Json | undefined,
  own: Json | undefined,
  other: Json | undefined,
): Json | typeof GONE | undefined => {
  if (sameJson(own, other) || sameJson(base, other)) return own ?? GONE;
  if (sameJson(base, own)) return other ?? GONE;
  if (!isJsonObject(base) || !isJsonObject(own) || !isJsonObject(other)) return undefined;
  return mergeParts(base, own, other);
};

/** Two people changed one named item: different parts of it are joined, and lists in it are merged in turn. */
const mergeParts = (base: JsonObject, own: JsonObject, other: JsonObject): JsonObject | undefined => {
  const merged: JsonObject = {};
  for (const name of new Set([...Object.keys(other), ...Object.keys(own), ...Object.keys(base)])) {
    const [before, mine, theirs] = [base, own, other].map((from) =>
      Object.hasOwn(from, name) ? from[name] : undefined,
    );
    const part = mergePart(before, mine, theirs);
    if (part === CLASH) return undefined;
    if (part !== undefined) merged[name] = part;
  }
  return merged;
};

const CLASH = Symbol('both changed it');

const mergePart = (
  before: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
): Json | undefined | typeof CLASH => {
  if (sameJson(mine, theirs) || sameJson(before, theirs)) return mine;
  if (sameJson(before, mine)) return theirs;
  if (!Array.isArray(before) || !Array.isArray(mine) || !Array.isArray(theirs)) return CLASH;
  return mergeLists(before, mine, theirs) ?? CLASH;
};

/** The order of the side that changed it, with what the other side added after what it stood after there. */
const orderOf = (base: readonly string[], own: readonly string[], other: readonly string[]): string[] | undefined => {
  const kept = (list: readonly string[], among: readonly string[]): string[] =>
    list.filter((one) => among.includes(one));
  const isBase = (list: readonly string[]): boolean => kept(list, base).join('\n') === kept(base, list).join('\n');
  const [leading, following] = isBase(own) ? [other, own] : isBase(other) ? [own, other] : [undefined, undefined];
  if (leading === undefined || following === undefined) return undefined;
  const order = [...leading];
  following.forEach((identity, index) => {
    if (order.includes(identity)) return;
    const previous = following.slice(0, index).findLast((one) => order.includes(one));
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, identity);
  });
  return order;
};
