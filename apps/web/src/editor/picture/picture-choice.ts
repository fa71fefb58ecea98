/** What is chosen in a picture: a step or an action. */
import { chartGraph, pointerStep, processFile } from '@homeward/definition';
import type { OwnProcess } from '../processes-of';
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
