/** Compiles a pack's grants into CASL abilities, one per set of roles: the same rules for the API, the web and lists. */
import { Ability, type AbilityTuple, type RawRuleOf } from '@casl/ability';
import type { Grant, Grants, Rule } from '@homeward/definition';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';

/** What is asked for: an event to record, or a resource to read, write or attend; with the world its conditions are judged in. */
export interface Asked {
  readonly name: string;
  readonly world: World;
}

type GrantAbility = Ability<AbilityTuple<string, Asked | string>, string | Rule>;

export interface PackAbility {
  /** Whether somebody with these roles may, in this world. */
  may(roles: readonly string[], action: string, name: string, world: World): boolean;
  /** Every role that some grant allows this, conditions aside: for "who can". */
  rolesThatMay(action: string, name: string): readonly string[];
}

/** A grant of `PPM` covers `PPM.minutes`; a grant of `PPM.minutes` does not cover `PPM`. */
export const covers = (granted: string, name: string): boolean =>
  granted === '*' || granted === name || name.startsWith(`${granted}.`);

const namesOf = (grant: Grant): readonly string[] => grant.events ?? grant.resources ?? [];

export const buildAbility = (grants: Grants): PackAbility => {
  const kept = new Map<string, GrantAbility>();
  const keptRoles = new Map<string, readonly string[]>();
  const abilityFor = (roles: readonly string[]): GrantAbility => {
    const key = [...roles].sort().join(' ');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const rules = grants.grants
      .filter((grant) => grant.roles.some((role) => roles.includes(role)))
      .flatMap((grant) =>
        namesOf(grant).map(
          (name): RawRuleOf<GrantAbility> =>
            grant.when === undefined
              ? { action: grant.may, subject: name }
              : { action: grant.may, subject: name, conditions: grant.when },
        ),
      );
    const ability: GrantAbility = new Ability(rules, {
      conditionsMatcher: (conditions) => (asked) =>
        typeof asked !== 'string' && isAsked(asked) && holds(conditions, asked.world),
      // CASL asks what kind of thing a subject is; ours say so by name, and a wider name is tried by `may` below.
      detectSubjectType: (asked) => (typeof asked === 'string' ? asked : asked.name),
    });
    kept.set(key, ability);
    return ability;
  };
  return {
    may: (roles, action, name, world) => {
      const ability = abilityFor(roles);
      return widerNames(name).some((wider) => ability.can(action, { name: wider, world }));
    },
    rolesThatMay: (action, name) => {
      const asked = `${action} ${name}`;
      const known = keptRoles.get(asked);
      if (known !== undefined) return known;
      const roles = [
        ...new Set(
          grants.grants
            .filter((grant) => grant.may === action && namesOf(grant).some((granted) => covers(granted, name)))
            .flatMap((grant) => grant.roles),
        ),
      ];
      if (keptRoles.size >= KEPT_ROLES) keptRoles.clear();
      keptRoles.set(asked, roles);
      return roles;
    },
  };
};

/** More than any pack has events and resources; names that a request makes up must not fill the memory. */
const KEPT_ROLES = 2_000;

/** `PPM.minutes` may be granted as itself, as `PPM`, or as everything. */
const widerNames = (name: string): string[] => {
  if (!name.includes('.')) return [name, '*'];
  const parts = name.split('.');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('.')), '*'];
};

const isAsked = (value: unknown): value is Asked => typeof value === 'object' && value !== null && 'world' in value;
