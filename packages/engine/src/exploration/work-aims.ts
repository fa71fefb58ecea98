/** Aims at tasks and notices: each created and done, each sent, each condition of them deciding. */
import { type Pack, type Process, place, processFile, type Rule, within } from '@homeward/definition';
import { type Aim, type AimedStep, accepted } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { onceTaken } from './once-taken.js';

/** Of each event that can bring it about that things stand so, the step that does. */
const bringing = (pack: Pack, process: Process, way: Way): AimedStep[] =>
  Object.entries(process.events).flatMap(([event, { sentBy }]): AimedStep[] => {
    const before = sentBy === 'time' ? way : onceTaken(pack, process, event, way);
    const taking = JSON.stringify(before) === JSON.stringify(way) ? undefined : accepted(pack, process, event);
    return taking === undefined ? [] : [{ event, way: [...before, ...taking] }];
  });

interface On {
  readonly event: string;
  readonly when?: Rule | string | undefined;
}

const PART = 'work';

export const workAims = (pack: Pack, id: string, process: Process): Aim[] => {
  /** It happens, and again with each of its conditions deciding. What a condition asks may be so already, or come about by the event itself. */
  const steps = ({ event, when }: On): { readonly plain: AimedStep[]; readonly deciding: AimedStep[] } => {
    const taking = accepted(pack, process, event);
    if (taking === undefined) return { plain: [], deciding: [] };
    const both = (way: ReturnType<typeof wayTo>): AimedStep[] => [
      { event, way: [...way, ...taking] },
      { event, way: [...onceTaken(pack, process, event, way), ...taking] },
    ];
    return {
      plain: both(wayTo(pack, when, true)),
      deciding: (when === undefined ? [] : decidingWays(pack, when)).flatMap(both),
    };
  };
  const aims: Aim[] = [];
  const aim = (all: readonly AimedStep[], more: Partial<Aim> = {}): void => {
    aims.push({ part: PART, steps: all, way: [], ...more });
  };
  for (const [key, notice] of Object.entries(process.notices))
    for (const [index, on] of notice.on.entries()) {
      const { plain, deciding } = steps(on);
      for (const step of plain) aim([step], { shows: within(place(processFile(id, 'notices'), key), 'on', index) });
      for (const step of deciding) aim([step]);
    }
  for (const [key, task] of Object.entries(process.tasks)) {
    const file = place(processFile(id, 'tasks'), key);
    const firsts = task.createdBy.flatMap((created, index) => {
      const { plain, deciding } = steps(created);
      for (const step of plain) aim([step], { shows: within(file, 'createdBy', index) });
      for (const step of deciding) aim([step]);
      return plain;
    });
    for (const [end, done] of task.doneBy.entries()) {
      const shows = within(file, 'doneBy', end);
      const { plain, deciding } = steps(done);
      for (const first of firsts) for (const step of plain) aim([first, step], { shows });
      // Where nothing leads there in two steps, and for each of its conditions, the task stands from the first.
      for (const step of plain) aim([step], { shows, tasks: [key] });
      for (const step of deciding) aim([step], { tasks: [key] });
    }
    if (task.cancelledWhen !== undefined)
      for (const way of [wayTo(pack, task.cancelledWhen, true), ...decidingWays(pack, task.cancelledWhen)]) {
        for (const first of firsts) aim([first], { way });
        aim([], { way, tasks: [key] });
        for (const step of bringing(pack, process, way)) aim([step], { tasks: [key] });
      }
  }
  return aims;
};
