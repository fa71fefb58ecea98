/** Ticking off work that no event completes. */
import { isPlainDate } from './calendar/plain-date.js';
import type { CaseRecord, TaskRecord } from './case-record.js';
import type { Circumstances, TickOffTask } from './command.js';
import { type CompiledPack, processOf } from './compile-pack.js';
import { conclude } from './conclude.js';
import type { Result } from './decision.js';
import { isCurrent } from './permitted.js';
import { refuse } from './refuse.js';
import { roleTitle } from './rules/words.js';

export const TASK_TICKED_OFF = 'TASK_TICKED_OFF';

/** Its owner's role ticks a task off; one that an event completes waits for the event. */
export const decideTask = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: TickOffTask,
  circumstances: Circumstances,
): Result => {
  const { actor, today } = circumstances;
  const { process } = processOf(compiled, record.process);
  const definition = Object.hasOwn(process.tasks, command.task) ? process.tasks[command.task] : undefined;
  const held = Object.hasOwn(record.tasks, command.task) ? record.tasks[command.task] : undefined;
  if (definition === undefined || held === undefined)
    return refuse('unknown-event', 'There is no such task in this case. Nothing was saved.');
  if (!actor.roles.includes(held.owner))
    return refuse('not-permitted', `You cannot do this: ${definition.title}.`, [
      { kind: 'role', sentence: `This is for: ${roleTitle(compiled.pack, held.owner)}` },
    ]);
  if (held.status !== 'open' || held.instance !== command.instance)
    return refuse('nothing-to-do', 'This task is no longer open. Somebody has seen to it meanwhile.');
  const refused = isCurrent(record, command.revision);
  if (refused !== undefined) return refused;
  const [first] = definition.doneBy;
  if (first !== undefined)
    return refuse('not-open-now', 'This task is done when what it asks for is recorded.', [
      { kind: 'state', sentence: `Record this: ${process.events[first.event]?.title ?? first.event}` },
    ]);
  if (!isPlainDate(command.on) || command.on > today)
    return refuse('date-not-possible', 'The day it was done must be today or earlier.', [
      { kind: 'date', sentence: 'Enter today or an earlier day' },
    ]);
  if (command.note.trim() === '') {
    const sentence = 'Say what was done';
    return refuse('answers-invalid', 'There is a problem with one answer.', [{ kind: 'answer', sentence }], [], {
      answers: [{ path: '/note', question: 'note', sentence }],
    });
  }
  const done: TaskRecord = { ...held, status: 'done', closedOn: command.on };
  return conclude(compiled, { ...record, tasks: { ...record.tasks, [held.key]: done } }, circumstances, {
    kind: 'task',
    event: TASK_TICKED_OFF,
    on: command.on,
    answers: {},
    overrides: [],
    origin: 'person',
    signals: [],
    detail: { task: command.task, instance: command.instance, note: command.note },
    facts: [],
    factsAfter: record.facts,
    documents: [],
    step: undefined,
    tickedOff: { kind: 'done', task: done },
  });
};
