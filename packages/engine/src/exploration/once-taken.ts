/** How a case must stand before an event for a condition to hold after it: by then its facts are known and its transitions taken. */
import { type ChartEdge, type Condition, chartGraph, type Pack, type Process } from '@homeward/definition';
import { evaluateRule } from '../rules/evaluate-rule.js';
import { passedOver, standing } from './aim.js';
import { type Wanted, type Way, wayTo } from './deciding-ways.js';
import { either, knowing, knownFrom, onceKnown } from './known-by-event.js';

/** The way with every condition on a fact put to what the event makes it known from, and every condition on a state to where the event's transition comes from. */
export const onceTaken = (pack: Pack, process: Process, event: string, way: Way): Way =>
  way.map((one) => {
    if ('anyOf' in one) return { anyOf: one.anyOf.map((inner) => onceTaken(pack, process, event, inner)) };
    const { field } = one.condition;
    if (field.startsWith('state.')) return either(ledTo(pack, process, event, one), one);
    return either(knownFrom(pack, process.events[event], one), one);
  });

/** Each transition of the event that ends where it is wanted, and that it stands so already: in the likelier order. */
const ledTo = (pack: Pack, process: Process, event: string, wanted: Wanted): Way[] => {
  const region = wanted.condition.field.slice('state.'.length);
  const { edges } = chartGraph(process.chart);
  const taken = edges
    .filter((edge) => edge.event === event && edge.targets.some(({ path }) => isSo(pack, region, path, wanted)))
    .map((edge): Way => takenFrom(pack, process, event, edge));
  if (taken.length === 0) return [];
  return asksFor(wanted) ? [...taken, [wanted]] : [[wanted], ...taken];
};

const takenFrom = (pack: Pack, process: Process, event: string, edge: ChartEdge): Way => [
  ...standing(process, edge.source.path),
  ...onceKnown(pack, process.events[event], wayTo(pack, edge.transition.guard?.params.rule, true)),
  ...passedOver(pack, process, edge),
];

const isSo = (pack: Pack, region: string, path: string, { condition, truth }: Wanted): boolean => {
  if (!path.startsWith(`${region}.`)) return false;
  const [name = ''] = path.slice(region.length + 1).split('.');
  const plain: Condition = { ...condition, field: 'fact.here' };
  return (evaluateRule(plain, knowing(pack, { here: name })) === true) === truth;
};

/** It names the states in which it is to stand, not those in which it is not. */
const asksFor = ({ condition: { operator }, truth }: Wanted): boolean =>
  (operator === '=' || operator === 'in') === truth;
