/** Aims at tasks and notices: each created and done, each sent, each condition of them deciding. */
import { type Pack, type Process, place, processFile, type Rule, within } from '@homeward/definition';
import { type Aim, type AimedStep, accepted } from './aim.js';
import { decidingWays, wayTo } from './deciding-ways.js';

interface On {
  readonly event: string;
  readonly when?: Rule | string | undefined;
}

const PART = 'work';

export const workAims = (pack: Pack, id: string, process: Process): Aim[] => {
  /** It happens, and again with each of its conditions deciding. */
  const steps = ({ event, when }: On): AimedStep[] => {
    const taking = accepted(pack, process, event);
    if (taking === undefined) return [];
    const ways = [wayTo(pack, when, true), ...(when === undefined ? [] : decidingWays(pack, when))];
    return ways.map((way) => ({ event, way: [...way, ...taking] }));
  };
  const aims: Aim[] = [];
  const aim = (all: readonly AimedStep[], shows: string | undefined): void => {
    aims.push({ part: PART, steps: all, way: [], ...(shows === undefined ? {} : { shows }) });
  };
  for (const [key, notice] of Object.entries(process.notices))
    for (const [index, on] of notice.on.entries()) {
      const at = within(place(processFile(id, 'notices'), key), 'on', index);
      for (const [number, step] of steps(on).entries()) aim([step], number === 0 ? at : undefined);
    }
  for (const [key, task] of Object.entries(process.tasks)) {
    const file = place(processFile(id, 'tasks'), key);
    for (const [index, created] of task.createdBy.entries()) {
      const begun = steps(created);
      for (const [number, step] of begun.entries())
        aim([step], number === 0 ? within(file, 'createdBy', index) : undefined);
      const [first] = begun;
      if (first === undefined) continue;
      for (const [end, done] of task.doneBy.entries())
        for (const [number, step] of steps(done).entries())
          aim([first, step], number === 0 ? within(file, 'doneBy', end) : undefined);
      if (task.cancelledWhen !== undefined)
        for (const way of decidingWays(pack, task.cancelledWhen)) aims.push({ part: PART, steps: [first], way });
    }
  }
  return aims;
};
