/** What an event leaves to do, what it finishes, and who is told. */
import type { PlainDate, Process } from '@homeward/definition';
import { byEvent } from './by-event.js';
import type { CaseRecord, TaskRecord } from './case-record.js';
import type { CompiledProcess } from './compile-pack.js';
import type { Notice, TaskChange } from './decision.js';
import { remembered } from './remembered.js';
import { holds } from './rules/evaluate-rule.js';
import type { World } from './rules/world.js';

/** A task that is already open is not opened twice; one that the same event both finishes and creates anew is done, then created. */
export const taskChanges = (
  { process }: CompiledProcess,
  held: CaseRecord['tasks'],
  event: string | undefined,
  on: PlainDate,
  after: World,
): TaskChange[] => {
  const changes: TaskChange[] = [];
  for (const [key, definition] of touchedBy(process)(event ?? '')) {
    let task = held[key];
    if (
      task?.status === 'open' &&
      definition.doneBy.some((entry) => entry.event === event && holds(entry.when, after))
    ) {
      task = { ...task, status: 'done', closedOn: on };
      changes.push({ kind: 'done', task });
    }
    if (task?.status === 'open' && definition.cancelledWhen !== undefined && holds(definition.cancelledWhen, after)) {
      task = { ...task, status: 'cancelled', closedOn: on };
      changes.push({ kind: 'cancelled', task });
      continue;
    }
    if (
      task?.status !== 'open' &&
      definition.createdBy.some((entry) => entry.event === event && holds(entry.when, after))
    )
      changes.push({ kind: 'created', task: newTask(key, definition.owner, task, on) });
  }
  return changes;
};

/** Event -> the tasks that it can create or finish, and those that any event may end, in the pack's order. */
const touchedBy = remembered((process: Process) => {
  const tasks = Object.entries(process.tasks);
  const known = new Map<string, typeof tasks>();
  return (event: string): typeof tasks => {
    const before = known.get(event);
    if (before !== undefined) return before;
    const touched = tasks.filter(
      ([, { createdBy, doneBy, cancelledWhen }]) =>
        cancelledWhen !== undefined || [...createdBy, ...doneBy].some((entry) => entry.event === event),
    );
    if (known.size < KEPT_EVENTS) known.set(event, touched);
    return touched;
  };
});

/** More than any pack has events. */
const KEPT_EVENTS = 2_000;

const newTask = (key: string, owner: string, earlier: TaskRecord | undefined, on: PlainDate): TaskRecord => ({
  key,
  instance: (earlier?.instance ?? 0) + 1,
  status: 'open',
  owner,
  createdOn: on,
});

export const noticesFor = ({ process }: CompiledProcess, event: string, after: World): Notice[] => {
  const notices: Notice[] = [];
  for (const [key, definition] of noticesByEvent(process).get(event) ?? [])
    if (definition.on.some((entry) => entry.event === event && holds(entry.when, after)))
      notices.push({ key, to: definition.to, text: definition.text, sources: definition.sources });
  return notices;
};

const noticesByEvent = remembered((process: Process) =>
  byEvent(process.notices, (definition) => definition.on.map(({ event }) => event)),
);
