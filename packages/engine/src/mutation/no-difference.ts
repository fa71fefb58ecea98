/** Which mistakes are proven to make no difference to any case: not by trying, but for every case that there can be. */
import {
  type ChartState,
  chartGraph,
  leavesOf,
  type Pack,
  place as placeOf,
  placeSteps,
  processFile,
  rulesOf,
} from '@homeward/definition';
import { switchedOff } from '../tracing/unreached.js';
import type { Mistake } from './mistake.js';
import { sameGrants } from './same-grants.js';
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
      return sameRules(pack, changed);
    case 'grant dropped':
    case 'role of a grant dropped': {
      const [, index = '', , position] = placeSteps(place).steps;
      const roles = pack.grants.grants[Number(index)]?.roles ?? [];
      const missing = position === undefined ? roles : roles.filter((_, at) => at === Number(position));
      return sameGrants(pack, Number(index), missing)
        ? 'other grants let the same people do the same whenever this one does'
        : undefined;
    }
    case 'transition dropped':
      return isIdle(pack, place)
        ? 'time passes here all the same: the transition leads nowhere and brings nothing'
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

/** Time is never refused for want of a transition; one that leads nowhere, cites nothing and stands in the way of no other is as good as none. */
const isIdle = (pack: Pack, place: string): boolean => {
  for (const [id, { chart, events }] of Object.entries(pack.processes)) {
    const { edges, edgesOf } = chartGraph(chart);
    const edge = edges.find(({ pointer }) => place === `${processFile(id, 'chart')}#${pointer}`);
    if (edge?.event === undefined) continue;
    const { event, source, targets, transition } = edge;
    const ownTime = event === 'BIRTHDAY' || events[event]?.sentBy === 'time';
    const { target: _target, guard: _guard, meta, ...more } = transition;
    const isBare = targets.length === 0 && (meta?.sources ?? []).length === 0 && Object.keys(more).length === 0;
    const others = [source, ...around(source)].flatMap((state) =>
      edgesOf(state).filter((other) => other !== edge && other.event === event),
    );
    return ownTime && isBare && others.length === 0;
  }
  return false;
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

const around = ({ parent }: ChartState): ChartState[] => (parent === undefined ? [] : [parent, ...around(parent)]);
