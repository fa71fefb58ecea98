/** Which grants let somebody do something: the one that does so alone would be missed. */
import { type Grant, place } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import { covers } from '../permissions/build-ability.js';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { ALLOWED, type Context, type Effect, groundsOf, REFUSED } from './effect.js';

interface Matching {
  readonly grant: Grant;
  readonly index: number;
}

export const grantEffects = (
  { pack }: CompiledPack,
  roles: readonly string[],
  action: string,
  name: string,
  world: World,
  context: Context,
): Effect[] => {
  const matching = pack.grants.grants.flatMap((grant, index): Matching[] =>
    grant.may === action &&
    grant.roles.some((role) => roles.includes(role)) &&
    (grant.events ?? grant.resources ?? []).some((granted) => covers(granted, name))
      ? [{ grant, index }]
      : [],
  );
  const open = matching.filter(({ grant }) => holds(grant.when, world));
  if (open.length === 0)
    return matching.flatMap(({ grant, index }): Effect[] => [
      // Its condition kept somebody out: the grant itself would not be missed, the rule would.
      { place: place('grants.json', 'grants', index), aspect: 'refused', signs: [], because: [] },
      ...groundsOf(grant.when, world, context)
        .filter((ground) => ground.includes('#'))
        .map((ground) => ({ place: ground, signs: [REFUSED], because: [] })),
    ]);
  const alone = open.length === 1;
  return [
    ...open.map(
      ({ grant, index }): Effect => ({
        place: place('grants.json', 'grants', index),
        aspect: 'allowed',
        signs: alone ? [ALLOWED] : [],
        because: alone ? groundsOf(grant.when, world, context) : [],
      }),
    ),
    ...roles
      .filter((role) => Object.hasOwn(pack.grants.roles, role))
      .map((role): Effect => ({ place: place('grants.json', 'roles', role), signs: [ALLOWED], because: [] })),
  ];
};
