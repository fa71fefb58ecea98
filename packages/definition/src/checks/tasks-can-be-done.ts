/** Whoever is given a task can do something for it: record what completes it, fill or sign its form, sit where it is decided, or take a step that leads there. */
import { type ChartGraph, chartGraph } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import type { TaskDefinition } from '../task.js';
import { answersAsserted } from './answers-asserted.js';
import { isOnTheForm } from './on-the-form.js';
import { rolesThatMayRecord } from './roles-that-may-record.js';
import { actionsSaid, rolesSaid } from './titles-said.js';
import { rolesBefore, writersOf } from './work-before.js';

type DoneBy = TaskDefinition['doneBy'][number];

/** A warning: now and then work is done outside Homeward, and somebody else writes down that it was. */
export const tasksCanBeDone = (pack: Pack): Problem[] => {
  const { found, warning } = findingsOf('tasks-can-be-done');
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    for (const [key, task] of Object.entries(process.tasks)) {
      const { owner, doneBy, title } = task;
      // What time or another case completes, nobody need do.
      if (!doneBy.every(({ event }) => isDoneByPeopleAlone(pack, id, event))) continue;
      const recorders = new Set(doneBy.flatMap((one) => [...recordersOf(pack, one)]));
      // What nothing completes is ticked off by its owner; what nobody at all may record is for grants-cover-events, and an unknown role for names-exist.
      if (recorders.size === 0 || !Object.hasOwn(pack.grants.roles, owner)) continue;
      if (recorders.has(owner) || takesPart(pack, process, graph, task)) continue;
      const who = rolesSaid(pack, [owner]);
      const what = actionsSaid(
        pack,
        doneBy.map(({ event }) => event),
      );
      warning(
        place(processFile(id, 'tasks'), key, 'owner'),
        `“${title}” is given to ${who}, who can do nothing for it: ${what} completes it, which only ${rolesSaid(pack, recorders)} may do, and no step that leads there is open to ${who} either.`,
        'Give the task to somebody who may record what completes it, or let its owner record it.',
      );
    }
  }
  return found;
};

const isDoneByPeopleAlone = (pack: Pack, id: string, event: string): boolean =>
  pack.processes[id]?.events[event]?.sentBy === 'person' &&
  !Object.values(pack.processes).some(({ definition, events }) =>
    Object.values(events).some(({ tells = [] }) =>
      tells.some((told) => told.event === event && definition.links?.[told.link]?.process === id),
    ),
  );

/** Where the task is done by an event about one document, only grants that cover that document count. */
const recordersOf = (pack: Pack, { event, when }: DoneBy): ReadonlySet<string> =>
  rolesThatMayRecord(pack, event, answersAsserted(pack, when));

const takesPart = (
  pack: Pack,
  process: Process,
  graph: ChartGraph,
  { owner, doneBy, opens }: TaskDefinition,
): boolean =>
  (opens !== undefined && 'event' in opens && rolesThatMayRecord(pack, opens.event).has(owner)) ||
  (opens?.document !== undefined && writersOf(pack, process, opens.document).includes(owner)) ||
  doneBy.some(({ event }) => isOnTheForm(pack, process, event, owner) || sitsOn(pack, owner, event)) ||
  rolesBefore(pack, process, graph, doneBy).has(owner);

/** A member brings to a meeting what its chair, or whoever stands in for the chair, then records. */
const sitsOn = (pack: Pack, role: string, event: string): boolean =>
  Object.values(pack.bodies).some(
    ({ events, members, chair, deputies }) =>
      events.includes(event) && [...members.map((member) => member.role), ...chair, ...deputies].includes(role),
  );
