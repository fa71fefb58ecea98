/** What is chosen in a picture: a step or an action. */
import { chartGraph, type Pack, place as placeOf, pointerStep, processFile } from '@homeward/definition';
import { type OwnProcess, processAt } from '../processes-of';
import type { Place } from '../use-place';

export type PictureChoice =
  | { readonly kind: 'state'; readonly path: string }
  | { readonly kind: 'event'; readonly event: string };

/** The innermost step around a place of the chart, or the action that a place is about. */
export const chosenAt = (own: OwnProcess | undefined, place: Place | undefined): PictureChoice | undefined => {
  if (own === undefined || place === undefined) return undefined;
  const [event] = place.steps;
  if (place.file === processFile(own.id, 'events')) return event === undefined ? undefined : { kind: 'event', event };
  if (place.file !== processFile(own.id, 'chart')) return undefined;
  const pointer = place.steps.map(pointerStep).join('');
  const around = [...chartGraph(own.process.chart).states.values()].filter(
    (state) => state.path !== '' && (pointer === state.pointer || pointer.startsWith(`${state.pointer}/`)),
  );
  const innermost = around.reduce<(typeof around)[number] | undefined>(
    (best, state) => (best === undefined || state.pointer.length > best.pointer.length ? state : best),
    undefined,
  );
  return innermost === undefined ? undefined : { kind: 'state', path: innermost.path };
};

/** Where in the files it stands; undefined for nothing chosen in the process that is shown first. */
export const placeOfChoice = (pack: Pack, process: string, choice: PictureChoice | undefined): string | undefined => {
  if (choice === undefined)
    return process === processAt(pack, undefined, 'chart')?.id ? undefined : processFile(process, 'chart');
  if (choice.kind === 'event') return placeOf(processFile(process, 'events'), choice.event);
  const chart = pack.processes[process]?.chart;
  const state = chart === undefined ? undefined : chartGraph(chart).states.get(choice.path);
  return `${processFile(process, 'chart')}#${state?.pointer ?? ''}`;
};
