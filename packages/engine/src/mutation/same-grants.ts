/** Proves that a grant that is missing, or holds on another condition, is missed by nobody: others let the same people do the same, whenever it did. */
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

/**
 * @param index of the grant whose condition has changed, and nothing else
 * @returns whether it is proven that others let the same people do the same wherever one of the two conditions holds alone; false says nothing
 */
export const sameGrantsOtherwise = (pack: Pack, changed: Pack, index: number): boolean => {
  const [was, is] = [pack, changed].map(({ grants }) => grants.grants[index]);
  // A condition that is left out is asked nowhere: where a grant is told apart by it alone, nothing is proven.
  if (was?.when === undefined || is?.when === undefined) return false;
  const [before, after] = [was.when, is.when];
  return was.roles.every((role) =>
    namesOf(was).every((name) => {
      const others = pack.grants.grants.filter((other) => allows(other, was, role, name));
      return isGrantedWhere(pack, index, others, before, after) && isGrantedWhere(pack, index, others, after, before);
    }),
  );
};

/** Whenever one condition holds and the other does not, one of the other grants holds. */
const isGrantedWhere = (
  pack: Pack,
  index: number,
  others: readonly Grant[],
  truth: Rule | string,
  other: Rule | string,
): boolean => {
  const [scope] = scopeOf(pack, pack.grants.grants[index]);
  if (scope === undefined) return false;
  const topic = topicOf(pack, scope, { left: MOST_STEPS });
  const whens = others.map(({ when }) => topic.isNotTrue(when ?? ALWAYS));
  return topic.ask(topic.isTrue(truth), topic.isNotTrue(other), ...whens).kind === 'impossible';
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
