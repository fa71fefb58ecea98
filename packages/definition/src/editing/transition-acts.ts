/** What can be done to the ways out of a state: a new one, another target or condition, another order, gone. */
import type { Chart } from '../chart.js';
import { type ChartEdge, type ChartState, isInside } from '../chart-graph.js';
import { processFile } from '../pack-places.js';
import { type Json, pointerStep } from '../parse-json.js';
import type { Rule } from '../rule.js';
import type { DraftFiles } from './edit.js';
import { toJson } from './rule-acts.js';
import { type PlaceChange, setPlaces, standsAt } from './set-places.js';

/** How a target is written, seen from where the way starts: a sibling by its name, one inside by a dot, any other from the chart's own name. */
export const targetText = (chart: Pick<Chart, 'id'>, from: ChartState, to: ChartState): string => {
  if (isInside(to, from)) return `.${from.path === '' ? to.path : to.path.slice(from.path.length + 1)}`;
  if (from.parent !== undefined && to.parent === from.parent && from.parent.path !== '') return to.key;
  return `#${chart.id}.${to.path}`;
};

/** @param to undefined: the case stays where it is */
export const retarget = (
  files: DraftFiles,
  id: string,
  chart: Pick<Chart, 'id'>,
  edge: ChartEdge,
  to: ChartState | undefined,
): readonly PlaceChange[] =>
  setPlaces(files, [
    {
      place: `${processFile(id, 'chart')}#${edge.pointer}/target`,
      value: to === undefined ? undefined : targetText(chart, edge.source, to),
    },
  ]);

export const setGuard = (
  files: DraftFiles,
  id: string,
  edge: ChartEdge,
  rule: Rule | string | undefined,
): readonly PlaceChange[] =>
  setPlaces(files, [
    {
      place: `${processFile(id, 'chart')}#${edge.pointer}/guard`,
      value: rule === undefined ? undefined : { type: 'rule', params: { rule: toJson(rule) } },
    },
  ]);

/** @param sources none: the way rests on no clause of its own */
export const setTransitionSources = (
  files: DraftFiles,
  id: string,
  { pointer, transition: { meta } }: ChartEdge,
  sources: readonly string[],
): readonly PlaceChange[] => {
  const own: Json = {
    ...(meta?.title === undefined ? {} : { title: meta.title }),
    ...(sources.length === 0 ? {} : { sources: [...sources] }),
  };
  return setPlaces(files, [
    { place: `${processFile(id, 'chart')}#${pointer}/meta`, value: Object.keys(own).length === 0 ? undefined : own },
  ]);
};

const pointerOf = ({ pointer }: ChartState, event: string | undefined): string =>
  event === undefined ? `${pointer}/always` : `${pointer}/on${pointerStep(event)}`;

/** Another way out of a state by an action; of several ways of one action the first whose condition holds is taken. */
export const addTransition = (
  files: DraftFiles,
  id: string,
  chart: Pick<Chart, 'id'>,
  state: ChartState,
  event: string | undefined,
  to: ChartState | undefined,
): readonly PlaceChange[] => {
  const file = processFile(id, 'chart');
  const at = pointerOf(state, event);
  const standing = standsAt(files, `${file}#${at}`);
  const way: Json = to === undefined ? {} : { target: targetText(chart, state, to) };
  const after = standing === undefined ? way : [...(Array.isArray(standing) ? standing : [standing]), way];
  return [{ file, at, after }];
};

export const removeTransition = (files: DraftFiles, id: string, edge: ChartEdge): readonly PlaceChange[] => {
  const file = processFile(id, 'chart');
  const at = pointerOf(edge.source, edge.event);
  const standing = standsAt(files, `${file}#${at}`);
  if (!Array.isArray(standing) || standing.length === 1) return [{ file, at }];
  return setPlaces(files, [{ place: `${file}#${edge.pointer}`, value: undefined }]);
};

/** Moves a way among those of the same action: earlier ones are asked first. No change at the end of the list. */
export const moveTransition = (files: DraftFiles, id: string, edge: ChartEdge, by: -1 | 1): readonly PlaceChange[] => {
  const file = processFile(id, 'chart');
  const at = pointerOf(edge.source, edge.event);
  const standing = standsAt(files, `${file}#${at}`);
  const index = Number(edge.pointer.slice(at.length + 1));
  if (!Array.isArray(standing)) return [];
  const [here, there] = [standing[index], standing[index + by]];
  if (here === undefined || there === undefined) return [];
  const after = standing.map((way, place) => (place === index ? there : place === index + by ? here : way));
  return [{ file, at, after }];
};
