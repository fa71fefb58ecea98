/** Which mistakes are proven to make no difference to any case: not by trying, but for every case that there can be. */
import { leavesOf, type Pack, place as placeOf, placeSteps, processFile, rulesOf } from '@homeward/definition';
import { switchedOff } from '../tracing/unreached.js';
import { idleEitherWay, idleTransition } from './idle-transition.js';
import type { Mistake } from './mistake.js';
import { isNeverCounted } from './never-counted.js';
import { sameGrants, sameGrantsOtherwise } from './same-grants.js';
import { sameRules } from './same-rules.js';

/**
 * Asked of mistakes that nobody has noticed: a proof takes as long as a few walkthroughs.
 *
 * @param changed the pack with the mistake in it
 * @returns why nobody can notice it, in words; undefined where that is not proven
 */
export const noDifference = (
  pack: Pack,
  changed: Pack,
  { kind, place }: Pick<Mistake, 'kind' | 'place'>,
): string | undefined => {
  switch (kind) {
    case 'condition turned round':
    case 'condition dropped':
    case 'value changed':
      return (
        sameRules(pack, changed) ??
        (isGrantedAlike(pack, changed, place) ? BY_OTHER_GRANTS : undefined) ??
        idleEitherWay(pack, changed, place)
      );
    case 'grant dropped':
    case 'role of a grant dropped': {
      const [, index = '', , position] = placeSteps(place).steps;
      const roles = pack.grants.grants[Number(index)]?.roles ?? [];
      const missing = position === undefined ? roles : roles.filter((_, at) => at === Number(position));
      return sameGrants(pack, Number(index), missing) ? BY_OTHER_GRANTS : undefined;
    }
    case 'transition dropped':
      return idleTransition(pack, place);
    case 'unit of a limit changed':
      return isNeverCounted(pack, changed, place)
        ? 'the limit allows no time at all, so no day is counted in either unit'
        : undefined;
    case 'parameter changed': {
      const [, key = ''] = placeSteps(place).steps;
      return countsOnlyInWhatIsOff(pack, key)
        ? 'it is only counted with in limits that the authority has switched off'
        : undefined;
    }
    default:
      return undefined;
  }
};

const BY_OTHER_GRANTS = 'other grants let the same people do the same whenever this one does';

/** The condition of a grant has changed, not a rule that has a name: that may be asked elsewhere. */
const isGrantedAlike = (pack: Pack, changed: Pack, place: string): boolean => {
  const [, index] = /^grants\.json#\/grants\/(\d+)\/when(\/|$)/.exec(place) ?? [];
  return index !== undefined && sameGrantsOtherwise(pack, changed, Number(index));
};

/** No rule asks for the parameter, and no limit counts with it but such as never stand. */
const countsOnlyInWhatIsOff = (pack: Pack, key: string): boolean => {
  const off = new Set(switchedOff(pack).map(({ place }) => place));
  const asked = rulesOf(pack).some(({ rule, path }) =>
    leavesOf(rule, path).conditions.some(
      ({ condition: { valueSource, value } }) => valueSource === 'parameter' && value === key,
    ),
  );
  const counted = Object.entries(pack.processes).some(([id, { deadlines }]) =>
    Object.entries(deadlines).some(
      ([limit, { components }]) =>
        !off.has(placeOf(processFile(id, 'deadlines'), limit)) &&
        Object.values(components).some(({ allow: { n } }) => typeof n === 'object' && n.parameter === key),
    ),
  );
  return !asked && !counted;
};
