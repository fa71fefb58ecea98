/** What people call states, from the outside in: "Routes: adoption: CPR being written". */
import type { Process } from '@homeward/definition';
import { nodeAt } from '../chart/state-titles.js';

/** The titles of a state and of the states it lies in; a key where there is no title. */
export const placeTitle = (process: Process, path: string): string => {
  const steps = path.split('.');
  const titles = steps.map((step, index) => {
    const here = steps.slice(0, index + 1).join('.');
    const region = process.definition.regions.find((one) => one.region === here)?.title;
    return region ?? nodeAt(process.chart, here)?.meta?.title ?? step;
  });
  return titles.join(': ');
};
