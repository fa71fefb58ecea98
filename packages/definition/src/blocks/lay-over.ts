/** Lays what one layer says of a file (a block, or the pack itself) over what the layers before it have said: joined key by key, with marks for adding, removing and reaching into lists. */
import { isSafeName } from '../names.js';
import { nearestName } from '../nearest-name.js';
import { type Json, pointerStep } from '../parse-json.js';
import type { Origins } from './origins.js';

type JsonObject = { [key: string]: Json };

export interface Layer {
  /** The block's id; undefined for the pack itself, which alone may say something else than what was said before. */
  readonly block: string | undefined;
  readonly origins: Origins;
  /** @param pointer where in the file that is laid over, in its own words; `there` where in the file that results */
  fail(pointer: string, there: string, sentence: string, suggestion?: string): void;
}

interface Place {
  readonly layer: Layer;
  /** In the file being laid over. */
  readonly from: string;
  /** In the file that results. */
  readonly to: string;
}

/** @param below what has been said so far; undefined while nothing has */
export const layOver = (below: Json | undefined, above: Json, layer: Layer): Json =>
  over(below, above, { layer, from: '', to: '' }) ?? {};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns undefined for what is taken out */
const over = (below: Json | undefined, above: Json, place: Place): Json | undefined => {
  const { layer, from, to } = place;
  if (above === null && below !== undefined && below !== null) {
    layer.origins.forget(to);
    return undefined;
  }
  if (isObject(above) && (below === undefined || isObject(below))) {
    if (below === undefined) layer.origins.set(to, layer.block);
    return join(below ?? {}, above, place);
  }
  if (below === undefined) {
    layer.origins.set(to, layer.block);
    return Array.isArray(above) ? above.map((item) => fresh(item, place)) : above;
  }
  if (equalJson(below, above)) return below;
  if (layer.block !== undefined) {
    const other = layer.origins.of(to);
    layer.fail(
      from,
      to,
      `This says something else than ${other === undefined ? 'was said before' : `the building block \`${other}\``} in the same place.`,
      'Only a pack may say something else than its blocks: make the difference a parameter.',
    );
    return below;
  }
  layer.origins.forget(to);
  layer.origins.set(to, undefined);
  return Array.isArray(above) ? above.map((item) => fresh(item, place)) : above;
};

/** Something new may be written with marks too: they then have nothing to add to. */
const fresh = (value: Json, place: Place): Json => (isObject(value) ? join({}, value, place) : value);

const join = (below: JsonObject, above: JsonObject, place: Place): JsonObject => {
  const made: JsonObject = { ...below };
  for (const [written, value] of Object.entries(above)) {
    const mark = markOf(written);
    const here: Place = {
      layer: place.layer,
      from: place.from + pointerStep(written),
      to: place.to + pointerStep(mark.key),
    };
    if (!isSafeName(mark.key) || mark.key === '') {
      place.layer.fail(here.from, here.to, `\`${written}\` is no name that can stand here.`);
      continue;
    }
    const old = Object.hasOwn(made, mark.key) ? made[mark.key] : undefined;
    const changed = changedBy(mark, old, value, here);
    if (changed === undefined) delete made[mark.key];
    else made[mark.key] = changed;
  }
  return made;
};

type Mark =
  | { readonly kind: 'plain' | 'append' | 'prepend' | 'remove'; readonly key: string }
  | { readonly kind: 'item'; readonly key: string; readonly item: string };

const markOf = (written: string): Mark => {
  const at = written.indexOf('@');
  if (at > 0) return { kind: 'item', key: written.slice(0, at), item: written.slice(at + 1) };
  if (written.endsWith('+')) return { kind: 'append', key: written.slice(0, -1) };
  if (written.startsWith('+')) return { kind: 'prepend', key: written.slice(1) };
  if (written.endsWith('-')) return { kind: 'remove', key: written.slice(0, -1) };
  return { kind: 'plain', key: written };
};

const changedBy = (mark: Mark, old: Json | undefined, value: Json, place: Place): Json | undefined => {
  const { layer, to } = place;
  if (mark.kind === 'plain') return over(old, value, place);
  const list = old === undefined ? [] : Array.isArray(old) ? old : [old];
  if (old === undefined) layer.origins.set(to, layer.block);
  if (mark.kind === 'item') return withItem(list, mark.item, value, place);
  if (mark.kind === 'remove') return without(list, asList(value), place);
  const added = asList(value).map((item) => fresh(item, place));
  const first = mark.kind === 'append' ? list.length : 0;
  if (mark.kind === 'prepend') layer.origins.shift(to, added.length);
  added.forEach((_, index) => {
    layer.origins.set(`${to}/${first + index}`, layer.block);
  });
  return mark.kind === 'append' ? [...list, ...added] : [...added, ...list];
};

const asList = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

const withItem = (list: readonly Json[], key: string, value: Json, place: Place): Json[] => {
  const { layer, from, to } = place;
  const index = list.findIndex((item) => isObject(item) && item.key === key);
  if (index < 0) {
    const keys = list.flatMap((item) => (isObject(item) && typeof item.key === 'string' ? [item.key] : []));
    const near = nearestName(key, keys);
    layer.fail(
      from,
      to,
      `Nothing in this list has the key \`${key.slice(0, 80)}\`.`,
      near !== undefined ? `Did you mean \`${near}\`?` : keys.length > 0 ? `It has: ${keys.join(', ')}.` : undefined,
    );
    return [...list];
  }
  const changed = over(list[index], value, { layer, from, to: `${to}/${index}` });
  if (changed === undefined) layer.origins.remove(to, index);
  return changed === undefined
    ? list.filter((_, at) => at !== index)
    : list.map((item, at) => (at === index ? changed : item));
};

const without = (list: readonly Json[], gone: readonly Json[], { layer, from, to }: Place): Json[] => {
  const left = [...list];
  for (const item of gone) {
    const index = left.findIndex((one) => equalJson(one, item));
    if (index < 0) {
      layer.fail(
        from,
        to,
        'Something that is to be taken out of this list is not in it.',
        'Write it exactly as the block does.',
      );
      continue;
    }
    layer.origins.remove(to, index);
    left.splice(index, 1);
  }
  return left;
};

/** The order of an object's keys means nothing. */
export const equalJson = (one: Json | undefined, other: Json | undefined): boolean => {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => equalJson(item, other[index]))
    );
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equalJson(one[key], other[key]))
  );
};
