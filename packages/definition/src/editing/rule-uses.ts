/** Who uses a rule with a name. */
import { elementsOf } from '../elements.js';
import type { Pack } from '../pack.js';
import { leavesOf, rulesOf } from '../pack-rules.js';

export interface RuleUse {
  /** Where the name stands: `grants.json#/grants/3/when`. */
  readonly place: string;
  /** The element it belongs to, in words. */
  readonly title: string;
}

/** Name -> where it is used, in the order of the files. A name that nobody uses has no entry. */
export const ruleUses = (pack: Pack): ReadonlyMap<string, readonly RuleUse[]> => {
  const uses = new Map<string, RuleUse[]>();
  for (const { path, rule } of rulesOf(pack))
    for (const { name, path: place } of leavesOf(rule, path).names)
      uses.set(name, [...(uses.get(name) ?? []), { place, title: titleAround(pack, path) }]);
  return uses;
};

/** The title of the innermost element around a place; the file where there is none. */
export const titleAround = (pack: Pack, place: string): string => {
  let found: { readonly place: string; readonly title: string } | undefined;
  for (const element of elementsOf(pack))
    if (isWithin(place, element.place) && element.place.length > (found?.place.length ?? -1)) found = element;
  return found?.title ?? place.split('#')[0] ?? place;
};

const isWithin = (place: string, outer: string): boolean =>
  place === outer || place.startsWith(outer.endsWith('#') ? `${outer}/` : `${outer}/`);
