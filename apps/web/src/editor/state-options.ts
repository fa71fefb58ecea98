/** The steps of a process as a select offers them: by their titles, with the part of the process they are in. */
import { type ChartState, chartGraph, type Process } from '@homeward/definition';
import type { Option } from './controls/choice';

/** What people call a state. */
export const titleOfState = (process: Process, state: Pick<ChartState, 'path' | 'key' | 'node'>): string =>
  state.path === ''
    ? process.definition.title
    : (process.definition.regions.find(({ region }) => region === state.path)?.title ??
      state.node.meta?.title ??
      state.key);

/**
 * "Care: Looked after", with every part around it.
 * @param within the path of a part that is known from where this is read: it is not named again
 */
export const longTitleOf = (process: Process, state: ChartState, within = ''): string => {
  const around =
    state.parent === undefined || state.parent.path === within || state.parent.path === ''
      ? undefined
      : longTitleOf(process, state.parent, within);
  return around === undefined ? titleOfState(process, state) : `${around}: ${titleOfState(process, state)}`;
};

/** Every state but the process itself and what only remembers where the case was. */
export const stateOptions = (process: Process): readonly Option[] =>
  [...chartGraph(process.chart).states.values()]
    .filter(({ path, kind }) => path !== '' && kind !== 'history')
    .map((state) => ({ value: state.path, title: longTitleOf(process, state) }));
