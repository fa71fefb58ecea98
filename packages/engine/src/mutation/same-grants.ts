/** Proves that a grant that is missing is missed by nobody: others let the same people do the same, whenever it did. */
import { type Grant, type Pack, place, type Rule, rulesOf, topicOf } from '@homeward/definition';
import { covers } from '../permissions/build-ability.js';

const MOST_STEPS = 200_000;
const ALWAYS: Rule = { combinator: 'and', rules: [] };

/**
 * @param index of the grant in `grants.json`
 * @param roles those for whom it is missing
 * @returns whether it is proven; false says nothing
 */
export const sameGrants = (pack: Pack, index: number, roles: readonly string[]): boolean => {
  const { grants } = pack.grants;
  const grant = grants[index];
  return (
    grant !== undefined &&
    roles.every((role) =>
      namesOf(grant).every((name) =>
        isGrantedBy(
          pack,
          index,
          grants.filter((other) => allows(other, grant, role, name)),
        ),
      ),
    )
  );
};

const namesOf = ({ events, resources }: Grant): readonly string[] => events ?? resources ?? [];

const allows = (other: Grant, grant: Grant, role: string, name: string): boolean =>
  other !== grant &&
  other.may === grant.may &&
  other.roles.includes(role) &&
  namesOf(other).some((granted) => covers(granted, name));

/** Whenever the grant holds, one of the others does. */
const isGrantedBy = (pack: Pack, index: number, others: readonly Grant[]): boolean => {
  if (others.length === 0) return false;
  const grant = pack.grants.grants[index];
  const scope = [grant, ...others].flatMap((one) => scopeOf(pack, one))[0];
  // No condition anywhere: any other does.
  if (scope === undefined) return true;
  const topic = topicOf(pack, scope, { left: MOST_STEPS });
  const whens = others.map(({ when }) => topic.isNotTrue(when ?? ALWAYS));
  return topic.ask(topic.isTrue(grant?.when ?? ALWAYS), ...whens).kind === 'impossible';
};

const scopeOf = (pack: Pack, grant: Grant | undefined) => {
  if (grant?.when === undefined) return [];
  const path = place('grants.json', 'grants', pack.grants.grants.indexOf(grant), 'when');
  return rulesOf(pack).flatMap((rule) => (rule.path === path ? [rule.scope] : []));
};
